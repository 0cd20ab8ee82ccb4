import { verbatim } from '../codecs.ts';
import { readText } from '../document.ts';
import type { Entry } from '../entry.ts';
import type { Reading, Request } from '../request.ts';
import type { Settings } from '../settings.ts';
import type { Span } from '../span.ts';
import { Text } from '../text.ts';

/** What the cursor stands in, read as if one more letter, the mark, had been typed there. */
export interface Cursor {
  readonly request: Request;
  /** The innermost entry that holds the mark. */
  readonly entry: Entry;
  /** In a name that is being written, in a value, or among what a group holds. */
  readonly stands: 'name' | 'value' | 'between';
  /** The payload or the address as written, and where in it the mark stands. */
  readonly written: Text;
  readonly at: number;
  readonly mark: string;
}

/**
 * Reads the document with a mark typed at the offset: whatever the readers make of a half-typed text, the mark is
 * found in the entry that is being written, at every depth. The mark has a place but no characters in the file, so
 * that every span and every edit is one of the file as it is.
 */
export function cursorAt(reading: Reading, offset: number, settings: Settings): Cursor | undefined {
  const { document } = reading;
  const mark = letterNotIn(document.text);
  const file = Text.of(document.text).insert(offset, mark, verbatim);
  const { requests } = readText(file, document, settings);
  for (const request of requests) {
    if (!holds(request.span, offset) && !holds(request.message.span, offset)) continue;
    const cursor = cursorIn(request, mark);
    if (cursor !== undefined) return cursor;
  }
  return undefined;
}

function cursorIn(request: Request, mark: string): Cursor | undefined {
  const { record, message } = request;
  const parameter = request.parameters.find((entry) => writtenIn(entry, mark));
  const root = parameter ?? (record !== undefined && writtenIn(record, mark) ? record : undefined);
  if (root === undefined) return undefined;
  const entry = innermost(root, mark);
  const stands = standsIn(entry, mark);
  const inAddress = message.target?.value.includes(mark) === true ? message.target : message.body;
  const written = parameter === undefined ? record?.written : inAddress;
  if (stands === undefined || written === undefined) return undefined;
  return { request, entry, stands, written, at: written.value.indexOf(mark), mark };
}

function innermost(root: Entry, mark: string): Entry {
  let found = root;
  for (;;) {
    const next = found.entries.find((entry) => writtenIn(entry, mark));
    if (next === undefined) return found;
    found = next;
  }
}

/** Undefined: in a comment, an end tag, or anywhere else where nothing can be offered. */
function standsIn({ name, value, field }: Entry, mark: string): Cursor['stands'] | undefined {
  if (name.includes(mark)) return 'name';
  if (value?.value.includes(mark) !== true) return undefined;
  return field?.type === 'group' ? 'between' : 'value';
}

function writtenIn({ written }: Entry, mark: string): boolean {
  return written?.value.includes(mark) === true;
}

const FIRST_LETTER = 0xa000;

/** A letter to every format, and to none an escape or a delimiter: a Yi syllable that the text does not have. */
function letterNotIn(text: string): string {
  let code = FIRST_LETTER;
  while (text.includes(String.fromCharCode(code))) code += 1;
  return String.fromCharCode(code);
}

function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
