import type { Rule } from '../../../model/rule.ts';

/** Fields the fault "Unmigrated userstat field" is documented for. */
const unmigratedNames: ReadonlySet<string> = new Set([
  'sex',
  'address1',
  'address2',
  'city',
  'state',
  'zip',
  'country',
  'phone',
  'ccNumber',
  'ccType',
  'ccExpr',
  'free1',
]);

export const unmigrated: Rule = {
  id: 'olsa/unmigrated',
  severity: 'hint',
  title: 'A site that was moved to version 8 may not have these fields',
  when: ({ operation }) => operation?.id === 'olsa/UM_EditUser',
  *check({ record }) {
    if (record?.at === undefined) return;
    const names = record.entries
      .filter(({ name, text }) => unmigratedNames.has(name) && text !== '')
      .map(({ name }) => name);
    if (names.length === 0) return;
    yield {
      about: record,
      span: record.at.name,
      message: `A site that was moved to version 8 may not have ${names.join(', ')}: OLSA then answers "Unmigrated userstat field". UM_EditUserExtended sets such fields by their id.`,
      error: 'GeneralFault',
    };
  },
};
