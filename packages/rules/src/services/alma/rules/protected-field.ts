import { type Entry, entryAt, isPlaceholder } from '../../../model/entry.ts';
import { parameter, type Request } from '../../../model/request.ts';
import type { Fix, Rule } from '../../../model/rule.ts';
import { addQuery } from '../../../syntax/form.ts';
import { overrideNames } from '../override.ts';

export const protectedField: Rule = {
  id: 'alma/protected-field',
  severity: 'information',
  title: 'A field is sent that an external user keeps as edited by hand',
  when: ({ operation }) => operation?.id === 'alma/users.update',
  *check(request) {
    const { record } = request;
    if (record?.at === undefined) return;
    if (entryAt(record, 'user/account_type')?.text !== 'EXTERNAL') return;
    const override = parameter(request, 'query/override');
    if (override !== undefined && isPlaceholder(override.text)) return;
    const named = (override?.text ?? '').split(',').map((name) => name.trim());
    const kept = [...overrideNames].filter(([name, path]) => !named.includes(name) && carries(record, path));
    if (kept.length === 0) return;
    const names = kept.map(([name]) => name);
    yield {
      about: record,
      span: record.at.name,
      message: `Kept as it is if edited by hand in Alma, unless override names it: ${names.join(', ')}.`,
      fixes: repairs(request, override, [...named.filter((name) => name !== ''), ...names].join(',')),
    };
  },
};

function carries(record: Entry, path: string): boolean {
  const entry = entryAt(record, path);
  return (
    entry?.field !== undefined &&
    (entry.text !== '' || entry.entries.some(({ name }) => !name.startsWith('@')))
  );
}

/** On the request line where there is one, else in the settings that place the record. */
function repairs({ message }: Request, override: Entry | undefined, list: string): Fix[] {
  const title = `Name them in override`;
  if (message.target !== undefined || override?.at !== undefined) {
    const edit = override?.write(list) ?? (message.target && addQuery(message.target, 'override', list));
    return edit === undefined ? [] : [{ title, edits: [edit], safe: false }];
  }
  const states = { parameter: 'query/override', value: list };
  return [{ title: `${title} (userlint.json)`, states, safe: false }];
}
