import type { Entry } from '../../../model/entry.ts';
import type { Complaint, Rule } from '../../../model/rule.ts';

export const jsonValue: Rule = {
  id: 'olsa/json-value',
  severity: 'warning',
  title: 'A JSON value becomes something else on the wire',
  when: ({ spelling }) => spelling === 'json',
  value: ({ type }) => (type === 'group' ? undefined : (_text, { kind }) => kind !== 'string'),
  *complain(entry) {
    const complaint = entry.parent === undefined ? undefined : complain(entry);
    if (complaint !== undefined) yield complaint;
  },
};

function complain(entry: Entry): Complaint | undefined {
  const { kind, field, name } = entry;
  if (kind === 'null') {
    const edit = entry.remove();
    return {
      about: entry,
      message: `null is sent as xsi:nil by the soap package (measured), and sets nothing (inferred). Leave ${name} out, or write "" to empty it.`,
      fixes: edit === undefined ? [] : [{ title: `Leave ${name} out`, edits: [edit], safe: false }],
    };
  }
  if (kind === 'array') {
    const edits = entry.unwrap?.() ?? [];
    return {
      about: entry,
      message: `${name} stands once in ${entry.parent?.name}; a list is sent as several, and the last one wins (inferred).`,
      fixes: edits.length === 0 ? [] : [{ title: 'Write the one item without the list', edits, safe: true }],
    };
  }
  if (kind === 'object') {
    return {
      about: entry,
      message: `${name} is a text; an object is sent as elements inside it (inferred).`,
    };
  }
  if (kind === 'boolean' && field?.type !== 'boolean') {
    return { about: entry, message: `${name} is a text: it becomes the word ${entry.text}.` };
  }
  if (kind !== 'number' || String(Number(entry.text)) === entry.text) return undefined;
  const edit = entry.write(entry.text);
  return {
    about: entry,
    message: `${name} is a text, and this number loses its spelling on the way: it is sent as ${Number(entry.text)}.`,
    fixes: edit === undefined ? [] : [{ title: 'Put it in quotes', edits: [edit], safe: true }],
  };
}
