import type { Rule } from '../../../model/rule.ts';

export const emptyDate: Rule = {
  id: 'alma/empty-date',
  severity: 'information',
  title: 'A date is written without a day',
  *checkEntry(entry, { record }) {
    const dated = entry.field?.type === 'date' || entry.field?.type === 'dateTime';
    // JSON has a word of its own for nothing.
    if (!dated || entry.text !== '' || entry.valueKind === 'null' || record?.path !== 'user') return;
    const edit = entry.remove();
    yield {
      about: entry,
      message: `${entry.name} has no day in it, which is no date by the schema; Alma leaves out dates that are not set.`,
      fixes: edit === undefined ? [] : [{ title: `Remove ${entry.name}`, edits: [edit], safe: true }],
    };
  },
};
