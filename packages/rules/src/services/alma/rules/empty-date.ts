import type { Rule } from '../../../model/rule.ts';
import { isUser } from '../account.ts';

export const emptyDate: Rule = {
  id: 'alma/empty-date',
  severity: 'information',
  title: 'A date is written without a day',
  when: isUser,
  // JSON has a word of its own for nothing.
  value: ({ type }) =>
    type === 'date' || type === 'dateTime'
      ? (text, { valueKind }) => text === '' && valueKind !== 'null'
      : undefined,
  *complain(entry) {
    if (entry.text !== '' || entry.valueKind === 'null') return;
    const edit = entry.remove();
    yield {
      about: entry,
      message: `${entry.name} has no day in it, which is no date by the schema; Alma leaves out dates that are not set.`,
      fixes: edit === undefined ? [] : [{ title: `Remove ${entry.name}`, edits: [edit], safe: true }],
    };
  },
};
