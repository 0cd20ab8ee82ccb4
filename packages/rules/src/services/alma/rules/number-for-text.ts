import type { Rule } from '../../../model/rule.ts';

export const numberForText: Rule = {
  id: 'alma/number-for-text',
  severity: 'warning',
  title: 'A code, an identifier or a text is written as a JSON number',
  value: ({ type, outputOnly }, path) =>
    type === 'text' && outputOnly !== true && path.startsWith('user/')
      ? (_text, { valueKind }) => valueKind === 'number'
      : undefined,
  *complain(entry) {
    if (entry.valueKind !== 'number') return;
    const edit = entry.write(entry.text);
    yield {
      about: entry,
      message: `${entry.name} is text: as a number ${loss(entry.text)}.`,
      fixes: edit === undefined ? [] : [{ title: 'Put it into quotes', edits: [edit], safe: true }],
    };
  },
};

/** What is lost when a reader takes the characters for a number. */
function loss(text: string): string {
  if (!/^-?\d+$/.test(text)) return 'it may come out in another notation';
  return Number.isSafeInteger(Number(text))
    ? 'it can have no leading zeros, which codes often have'
    : 'it loses its last digits';
}
