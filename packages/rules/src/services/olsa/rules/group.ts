import { type Entry, isPlaceholder } from '../../../model/entry.ts';
import type { Complaint, Rule } from '../../../model/rule.ts';

/** Calls whose groups replace those the user is in; the others create a user, or add to the groups. */
const replacing = new Set(['olsa/UM_EditUser', 'olsa/UM_EditUserExtended']);

export const group: Rule = {
  id: 'olsa/group',
  severity: 'information',
  title: 'The groups sent replace all groups of the user',
  *check({ operation, record }) {
    const codes = filled(record, 'groupCode');
    const [path] = filled(record, 'groupPath');
    const [first] = codes;
    if (first === undefined) {
      if (operation?.id === 'olsa/UM_CreateUser' && path === undefined) yield* homeless(record);
      return;
    }
    if (path !== undefined) {
      yield {
        about: path,
        severity: 'warning',
        message: 'Give groupCode or groupPath, not both: which of them counts is not documented.',
        related: [{ entry: first, message: 'groupCode' }],
      } satisfies Complaint;
    }
    if (!replacing.has(operation?.id ?? '')) return;
    yield {
      about: first,
      message: 'This replaces every group the user is in. To add a group, call UM_AddUserToGroup (observed).',
    };
    const lists = codes.filter(({ text }) => text.includes(','));
    if (codes.length < 2 || lists[0] === undefined) return;
    yield {
      about: lists[0],
      severity: 'warning',
      message: 'Write the groups as elements or as one list with commas, not as both.',
    };
  },
};

/** UM_CreateUserExtended has no groupPath: there the code is required in the table. */
function* homeless(record: Entry | undefined): Iterable<Complaint> {
  const written = record?.entries.some(({ name }) => name === 'groupCode' || name === 'groupPath');
  const unresolved = record?.entries.some(
    ({ name, text }) => name.startsWith('group') && isPlaceholder(text),
  );
  if (record?.at === undefined || unresolved === true) return;
  yield {
    about: record,
    span: record.at.name,
    severity: 'error',
    message: `A new user must have a group: ${written ? 'fill' : 'write'} groupCode or groupPath.`,
  };
}

function filled(record: Entry | undefined, name: string): readonly Entry[] {
  return (record?.entries ?? []).filter(
    (entry) => entry.name === name && entry.text !== '' && !isPlaceholder(entry.text),
  );
}
