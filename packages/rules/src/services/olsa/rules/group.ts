import { type Entry, isPlaceholder } from '../../../entry.ts';
import type { Complaint, Rule } from '../../../rule.ts';

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
    if (first === undefined) return;
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

function filled(record: Entry | undefined, name: string): readonly Entry[] {
  return (record?.entries ?? []).filter(
    (entry) => entry.name === name && entry.text !== '' && !isPlaceholder(entry.text),
  );
}
