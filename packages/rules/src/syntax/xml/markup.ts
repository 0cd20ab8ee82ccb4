import {
  BYTE_ORDER_MARK,
  GREATER,
  isSpace,
  LESS,
  LINE_FEED,
  nameEnd,
  partEnd,
  skipSpace,
} from './characters.ts';
import { checkXmlDeclaration } from './declaration.ts';
import { doctypeEnd } from './doctype.ts';
import { attributesEnd } from './namespaces.ts';
import { shown } from './problems.ts';
import type { Reading } from './reading.ts';
import { CDATA, COMMENT, DOCTYPE, ELEMENT, INSTRUCTION, type Tape, UNTERMINATED } from './tape.ts';

const CDATA_OPENS = '<![CDATA[';

/** Reads what begins at `start` with `<!`: a comment, a CDATA section, a DOCTYPE. */
export function readDeclaration(reading: Reading, start: number): number {
  const { text, tape, problems } = reading;
  if (text.startsWith('<!--', start)) return readComment(reading, start);
  if (text.startsWith(CDATA_OPENS, start)) return readCdata(reading, start);
  if (text.slice(start + 2, start + 9).toUpperCase() === 'DOCTYPE') return readDoctype(reading, start);
  const end = breakEnd(text, start + 2);
  problems.add(
    start,
    end,
    `${shown(text.slice(start, end))} is neither a comment (<!-- … -->) nor a CDATA section (<![CDATA[ … ]]>).`,
  );
  tape.add(COMMENT | UNTERMINATED, start, end);
  return end;
}

function readComment(reading: Reading, start: number): number {
  const { text, tape, problems, commentEnd, commentStart } = reading;
  const inside = start + 4;
  const close = commentEnd.from(inside);
  if (close === Number.POSITIVE_INFINITY || commentStart.from(inside) + 2 < close) {
    const end = breakEnd(text, inside);
    reading.look(commentStart.from(inside) + 4);
    problems.add(start, end, 'The comment does not end; add -->.');
    tape.add(COMMENT | UNTERMINATED, start, end);
    return end;
  }
  const dashes = text.indexOf('--', inside);
  if (dashes < close) problems.add(dashes, dashes + 2, 'A comment cannot contain --; remove a hyphen.');
  tape.add(COMMENT, start, close + 3);
  return close + 3;
}

function readCdata(reading: Reading, start: number): number {
  const { tape, problems, open, cdataEnd } = reading;
  const inside = start + CDATA_OPENS.length;
  const close = cdataEnd.from(inside);
  const terminated = close !== Number.POSITIVE_INFINITY;
  const end = terminated ? close + 3 : unterminatedCdataEnd(reading, inside);
  if (!terminated) {
    reading.look(close);
    const fix = { title: 'Add ]]>', start: end, end, text: ']]>', doubtful: true };
    problems.add(start, inside, 'The CDATA section does not end; add ]]>.', { fix });
  } else if (open.innermost < 0 && reading.list === undefined) {
    reading.outside(
      start,
      inside,
      'Text cannot stand outside the root element; move it inside or remove it.',
    );
  }
  tape.add(terminated ? CDATA : CDATA | UNTERMINATED, start, end);
  return end;
}

/** A CDATA section that does not end is taken for the value of its element, or for a line beside other elements. */
function unterminatedCdataEnd({ text, tape, open, missing, list }: Reading, inside: number): number {
  const lineEnd = breakEnd(text, inside);
  const parent = open.innermost;
  // Looked for once: a text without an end tag for the first is not searched again for the next.
  if (parent < 0 || list !== undefined || missing.has('cdata') || hasChild(tape, parent)) return lineEnd;
  const end = text.indexOf(`</${open.nameOf(parent)}>`, inside);
  if (end < 0) missing.add('cdata');
  return end < 0 ? lineEnd : end;
}

/** Whether an element inside the one at `parent`, which is open, has been read. */
function hasChild(tape: Tape, parent: number): boolean {
  for (let at = attributesEnd(tape, parent); at < tape.length; at = tape.after(at)) {
    if (tape.kind(at) === ELEMENT) return true;
  }
  return false;
}

function readDoctype(reading: Reading, start: number): number {
  const { text, tape, problems, missing, list } = reading;
  // Once one does not end, the next is not searched to the end of the text again; in a list none can be right.
  const found = missing.has('doctype') || list !== undefined ? -1 : doctypeEnd(text, start);
  if (found < 0 && list === undefined) {
    missing.add('doctype');
    reading.look(Number.POSITIVE_INFINITY);
  }
  const end = found < 0 ? breakEnd(text, start + 9) : found;
  problems.addAs(
    'doctype',
    start,
    Math.min(start + 9, end),
    'A DOCTYPE has no place in a payload and nothing in it is read; remove it.',
  );
  tape.add(DOCTYPE, start, end);
  return end;
}

/** Reads what begins at `start` with `<?`: a processing instruction, or the XML declaration. */
export function readInstruction(reading: Reading, start: number): number {
  const { text, tape, problems, instructionEnd, less, newLine } = reading;
  const close = instructionEnd.from(start + 2);
  const stop = nameEnd(text, start + 2);
  const target = text.slice(start + 2, stop);
  const swallows = target === 'xml' && less.from(start + 2) < close && newLine.from(start) < close;
  if (close === Number.POSITIVE_INFINITY || swallows) {
    const end = breakEnd(text, stop);
    const later = Math.max(less.from(start + 2), newLine.from(start)) + 1;
    reading.look(target === 'xml' ? Math.min(later, close) : close);
    problems.add(start, end, `${shown(text.slice(start, end))} does not end; add ?>.`);
    tape.add(INSTRUCTION | UNTERMINATED, start, end);
    return end;
  }
  const end = close + 2;
  if (target === '') problems.add(start, start + 2, 'After <? must come a name.');
  else if (partEnd(text, start + 2) < stop) {
    problems.add(start + 2, stop, `The name ${shown(target)} cannot have a colon.`);
  } else if (stop < close && !isSpace(text.charCodeAt(stop))) {
    problems.add(stop, stop + 1, `A space is missing after ${shown(target)}.`);
  } else if (target.toLowerCase() === 'xml') checkXml(reading, target, start, stop, close);
  tape.add(INSTRUCTION, start, end);
  return end;
}

function checkXml(reading: Reading, target: string, start: number, stop: number, close: number): void {
  const { text, tape, problems } = reading;
  const first = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  if (target !== 'xml') {
    problems.add(
      start + 2,
      stop,
      'The name xml is reserved, however it is written; the XML declaration begins <?xml.',
    );
  } else if (start === first && reading.list === undefined) checkXmlDeclaration(text, stop, close, problems);
  else {
    const blank = tape.length === 0 && skipSpace(text, first) === start;
    const fix = blank
      ? { title: 'Remove what stands before it', start: first, end: start, text: '' }
      : { title: 'Remove it', start, end: close + 2, text: '' };
    const message = `The XML declaration can stand only at the very start of the text; remove ${blank ? 'the white space before it' : 'it'}.`;
    problems.add(start, stop, message, { fix });
  }
}

/** Where something half-typed breaks off: after the first `>`, before the first `<` or the end of the line. */
function breakEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === GREATER) return at + 1;
    if (code === LESS || code === LINE_FEED) return text[at - 1] === '\r' && code === LINE_FEED ? at - 1 : at;
  }
  return text.length;
}
