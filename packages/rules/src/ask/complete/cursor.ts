import type { Entry } from '../../model/entry.ts';
import type { Reading, Request } from '../../model/request.ts';
import type { Settings } from '../../model/settings.ts';
import { readText } from '../../services/known.ts';
import { verbatim } from '../../text/codecs.ts';
import type { Span } from '../../text/span.ts';
import { Text, TextBuilder } from '../../text/text.ts';

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
  for (const kept of [aroundRecord(reading, offset), [{ start: 0, end: document.text.length }]]) {
    const { requests } = readText(marked(document.text, kept, offset, mark), document, settings);
    for (const request of requests) {
      if (!holds(request.span, offset) && !holds(request.message.span, offset)) continue;
      const cursor = cursorIn(request, mark);
      if (cursor !== undefined) return cursor;
    }
  }
  return undefined;
}

/** The stretches of a text, with the mark at the offset. */
function marked(text: string, kept: readonly Span[], offset: number, mark: string): Text {
  const builder = new TextBuilder(Text.of(text), verbatim);
  const here = kept.find((span) => holds(span, offset));
  for (const span of kept) {
    const middle = span === here ? offset : span.start;
    if (span.start < middle) builder.keep(span.start, middle);
    if (span === here) builder.put(offset, offset, mark);
    if (middle < span.end) builder.keep(middle, span.end);
  }
  return builder.build();
}

/**
 * What to read of a load file, since all of it would take long: the record that holds the offset, the first one, by
 * which the file is recognised, the last, and what is around them. Nothing where these are not clearly apart.
 */
function aroundRecord({ requests, document }: Reading, offset: number): readonly Span[] {
  const [first] = requests;
  const last = requests.at(-1);
  const here = requests.find(({ span }) => holds(span, offset));
  if (first === undefined || last === undefined || here === undefined) return [];
  if (first === last || requests.some(({ message }) => message !== first.message)) return [];
  const inner = here === first || here === last ? [] : [here.span];
  const kept = [
    { start: 0, end: first.span.end },
    ...inner,
    { start: last.span.start, end: document.text.length },
  ];
  return kept.every(({ start }, index) => start >= (kept[index - 1]?.end ?? 0)) ? kept : [];
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
