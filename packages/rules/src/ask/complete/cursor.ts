import type { Entry } from '../../model/entry.ts';
import type { Reading, Request } from '../../model/request.ts';
import type { Service } from '../../model/service.ts';
import type { Settings } from '../../model/settings.ts';
import { readText } from '../../reading/document.ts';
import { LoadFile } from '../../reading/load-file.ts';
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
export function cursorAt(
  reading: Reading,
  offset: number,
  services: readonly Service[],
  settings: Settings,
): Cursor | undefined {
  for (const kept of stretchesFor(reading, offset)) {
    const stretches = kept.map(({ start, end }) => ({ start, text: reading.slice(start, end) }));
    const mark = letterNotIn(stretches);
    const { requests } = readText(marked(stretches, offset, mark), reading.document, services, settings);
    for (const request of requests) {
      if (!holds(request.span, offset) && !holds(request.message.span, offset)) continue;
      const cursor = cursorIn(request, mark);
      if (cursor !== undefined) return cursor;
    }
  }
  return undefined;
}

/** A part of the document, and where it begins. */
interface Stretch {
  readonly start: number;
  readonly text: string;
}

/** The stretches as one text, with the mark at the offset. */
function marked(stretches: readonly Stretch[], offset: number, mark: string): Text {
  const builder = new TextBuilder(Text.of(''), verbatim);
  const here = stretches.find(({ start, text }) => start <= offset && offset <= start + text.length);
  for (const stretch of stretches) {
    const { start, text } = stretch;
    const middle = stretch === here ? offset - start : 0;
    if (middle > 0) builder.stretch(start, text.slice(0, middle));
    if (stretch === here) builder.put(offset, offset, mark);
    if (middle < text.length) builder.stretch(start + middle, text.slice(middle));
  }
  return builder.build();
}

/** What to read, the smaller part first: the next only when the mark is not found in it. */
function stretchesFor(reading: Reading, offset: number): readonly (readonly Span[])[] {
  if (reading instanceof LoadFile) return [aroundChunk(reading, offset)];
  return [aroundRecord(reading, offset), [{ start: 0, end: reading.document.text.length }]];
}

/**
 * Of a load file, since all of it would take long: the chunk that holds the offset with its neighbours, the first record,
 * by which the file is recognised, the last, and what is before and behind them all.
 */
function aroundChunk(file: LoadFile, offset: number): readonly Span[] {
  const last = file.chunks.length;
  const first = file.chunks.findIndex((_, index) => file.requestOf(index) !== undefined);
  // The record that ends at the offset is meant rather than the one that begins there.
  const at = file.chunkAt(offset);
  const here = at > 0 && file.startOf(at) === offset ? at - 1 : at;
  const wanted = new Set([-1, first, here - 1, here, here + 1, last - 1, last]);
  const units = [...wanted].filter((unit) => -1 <= unit && unit <= last).sort((a, b) => a - b);
  return units.map((unit) => ({
    start: file.startOf(unit),
    end: unit < last ? file.startOf(unit + 1) : file.length,
  }));
}

/** The same for other lists. Nothing where the records are not clearly apart. */
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
function letterNotIn(stretches: readonly Stretch[]): string {
  let code = FIRST_LETTER;
  while (stretches.some(({ text }) => text.includes(String.fromCharCode(code)))) code += 1;
  return String.fromCharCode(code);
}

function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
