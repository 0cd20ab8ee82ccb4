import type { Entry } from '../../../model/entry.ts';
import type { Rule } from '../../../model/rule.ts';

export const callElement: Rule = {
  id: 'olsa/call-element',
  severity: 'warning',
  title: 'The element of the call is not the one the service knows',
  when: ({ spelling }) => spelling === 'xml',
  *check({ record }) {
    const written = record?.written?.value;
    if (record?.at === undefined || written === undefined) return;
    const [, prefix = '', name = ''] = /^<(?:([^\s/>:]+):)?([^\s/>:]+)/.exec(written) ?? [];
    if (name !== record.path) {
      const edits = record.rename(record.path);
      yield {
        about: record,
        span: record.at.name,
        message: `${name} is the name of the operation; its element is ${record.path} (observed), and the service knows no other (inferred).`,
        fixes: edits.length === 0 ? [] : [{ title: `Rename to ${record.path}`, edits, safe: true }],
      };
    }
    const loose = prefix === '' ? [] : record.entries.filter((entry) => isLoose(entry, record));
    const [first] = loose;
    if (first?.at === undefined) return;
    const edits = loose.flatMap((entry) => entry.rename(`${prefix}:${entry.alias ?? entry.name}`));
    yield {
      about: first,
      span: first.at.name,
      severity: 'information',
      message: `${first.name} is in no namespace; the documentation writes the fields in that of ${record.path}. That the service takes it all the same is inferred.`,
      fixes: [{ title: `Write the fields with the prefix ${prefix}`, edits, safe: true }],
    };
  },
};

/** In no namespace below an element that is in one; an undeclared prefix is another mistake. */
function isLoose(entry: Entry, record: Entry): boolean {
  return (
    entry.namespace === '' &&
    record.namespace !== '' &&
    !entry.name.startsWith('@') &&
    !/^<[^\s/>:]+:/.test(entry.written?.value ?? '')
  );
}
