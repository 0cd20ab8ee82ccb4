import { type Entry, isPlaceholder } from '../../../model/entry.ts';
import type { Complaint, Rule } from '../../../model/rule.ts';
import { isUser } from '../account.ts';

/** No XML may hold these; in XML that is told by `well-formed`. */
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
/** XML may, but nobody means them. */
const misread = /[\x7f-\x9f]/;
const unseen = new RegExp(`${forbidden.source}|${misread.source}`);

export const controlCharacters: Rule = {
  id: 'alma/control-characters',
  severity: 'warning',
  title: 'A text holds characters that nobody can see',
  when: isUser,
  unknown: true,
  value: ({ type }, path) =>
    type !== 'group' && path.startsWith('user/') ? (text) => unseen.test(text) : undefined,
  *complain(entry, { spelling }) {
    const { text } = entry;
    if (!entry.path.startsWith('user/') || isPlaceholder(text)) return;
    const found = spelling === 'json' ? text.search(forbidden) : -1;
    if (found >= 0) yield { ...at(entry, found), ...strip(entry, text.charCodeAt(found)) };
    else if (misread.test(text)) {
      const code = text.charCodeAt(text.search(misread));
      yield {
        ...at(entry, text.search(misread)),
        message: `${entry.name} holds the control character ${name(code)}: mostly a sign of a text in Windows-1252 that was read as ISO 8859-1.`,
      };
    }
  },
};

function at(entry: Entry, index: number): Pick<Complaint, 'about' | 'span'> {
  return { about: entry, ...(entry.value === undefined ? {} : { span: entry.value.at(index, index + 1) }) };
}

function strip(entry: Entry, code: number): Pick<Complaint, 'message' | 'fixes'> {
  const edit = entry.write(entry.text.replace(forbidden, ''));
  return {
    message: `${entry.name} holds the control character ${name(code)}, which no XML may hold; Alma works with XML behind its JSON.`,
    fixes: edit === undefined ? [] : [{ title: 'Remove the control characters', edits: [edit], safe: true }],
  };
}

function name(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
