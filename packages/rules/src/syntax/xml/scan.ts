import {
  BANG,
  BYTE_ORDER_MARK,
  illegalRuns,
  isSpace,
  LESS,
  QUESTION,
  SLASH,
  skipSpace,
  startsName,
} from './characters.ts';
import { readEndTag } from './end-tag.ts';
import { readDeclaration, readInstruction } from './markup.ts';
import type { Reading } from './reading.ts';
import { checkReferences } from './references.ts';
import { readStartTag } from './start-tag.ts';
import { TEXT } from './tape.ts';

/** Reads the text once, from start to end: everything in it goes onto the tape, every mistake to the problems. */
export function scan(reading: Reading): void {
  const { text, open, problems, list } = reading;
  for (const [start, end] of illegalRuns(text)) reportIllegal(reading, start, end);
  let pos = list === undefined ? firstOf(text) : 0;
  while (pos < text.length) pos = readNext(reading, pos);
  open.finish();
  if (!open.rootSeen && problems.none) {
    problems.add(
      0,
      text.length,
      'There is no element here; an XML document has exactly one element at the top.',
    );
  }
}

/** Where a text begins behind its byte order mark. */
export function firstOf(text: string): number {
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
}

/** Reads what stands at `pos`, a tag or a stretch of text, and says where it ends. */
export function readNext(reading: Reading, pos: number): number {
  const { text } = reading;
  if (text.charCodeAt(pos) !== LESS) return readText(reading, pos);
  const code = text.charCodeAt(pos + 1);
  if (code === SLASH) return readEndTag(reading, pos);
  if (code === BANG) return readDeclaration(reading, pos);
  if (code === QUESTION) return readInstruction(reading, pos);
  return startsName(text, pos + 1) ? readStartTag(reading, pos) : readText(reading, pos);
}

/** Reads the text that begins at `start`, to the next markup. */
function readText(reading: Reading, start: number): number {
  const { text, less, open, problems, list } = reading;
  if (open.innermost < 0 && list === undefined) return readOutside(reading, start);
  let end = start;
  for (;;) {
    end = Math.min(less.from(end), text.length);
    if (end === text.length || startsMarkup(text, end + 1)) break;
    const fix = { title: 'Write &lt;', start: end, end: end + 1, text: '&lt;' };
    problems.add(end, end + 1, 'A < that begins no tag must be written &lt;.', { fix });
    if (isHalfTyped(text, end + 1)) {
      if (end > start) addText(reading, start, end);
      return end + 1;
    }
    end += 1;
  }
  addText(reading, start, end);
  return end;
}

function addText(reading: Reading, start: number, end: number): void {
  const { text, tape, problems, ampersand, cdataEnd } = reading;
  tape.add(TEXT, start, end);
  if (ampersand.from(start) < end) checkReferences(text, start, end, problems);
  for (let at = cdataEnd.from(start); at < end; at = cdataEnd.from(at + 3)) {
    const fix = { title: 'Write ]]&gt;', start: at, end: at + 3, text: ']]&gt;' };
    problems.add(at, at + 3, 'Text cannot contain ]]>; write ]]&gt;.', { fix });
  }
}

/** Text before or after the root element: only white space is allowed. */
function readOutside(reading: Reading, start: number): number {
  const { text, less } = reading;
  let end = Math.min(less.from(start), text.length);
  while (end < text.length && !startsMarkup(text, end + 1)) end = Math.min(less.from(end + 1), text.length);
  const first = skipSpace(text, start);
  if (first >= end) return end;
  let last = end;
  while (isSpace(text.charCodeAt(last - 1))) last -= 1;
  reading.outside(first, last, 'Text cannot stand outside the root element; move it inside or remove it.');
  return end;
}

/** Whether a `<` before `at` begins markup. */
function startsMarkup(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === SLASH || code === BANG || code === QUESTION || startsName(text, at);
}

/** Whether a `<` before `at` is a tag that is just being typed, and no part of the text. */
function isHalfTyped(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return at >= text.length || code === LESS || code === 0x0a || code === 0x0d;
}

function reportIllegal({ text, problems }: Reading, start: number, end: number): void {
  const code = (text.codePointAt(start) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const more = end - start > 1 ? ', and what follows it,' : '';
  problems.add(start, end, `The character U+${code}${more} is not allowed in XML; remove it.`);
}
