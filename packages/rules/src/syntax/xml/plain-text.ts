import type { Span } from '../../text/span.ts';
import { AMPERSAND, CARRIAGE_RETURN, LINE_FEED, TAB } from './characters.ts';
import type { Source } from './source.ts';
import { ATTRIBUTE, DECLARATION, END, NEXT, START, TEXT, VALUE_END, VALUE_START } from './tape.ts';

/*
 * The text of the element or attribute at `at`, where it is written in one piece and as it is meant, without references:
 * by far the most are, and are cut out of the file as they stand. Undefined where its node has to tell.
 */

export function plainText(source: Source, at: number): string | undefined {
  const piece = onlyPiece(source, at);
  if (piece < 0) return piece === NOTHING ? '' : undefined;
  const { tape, text } = source;
  const isAttribute = piece === at;
  const start = tape.cell(piece, isAttribute ? VALUE_START : START);
  const end = tape.cell(piece, isAttribute ? VALUE_END : END);
  return isPlain(text.value, start, end, isAttribute) ? text.value.slice(start, end) : undefined;
}

/** Where it is written; undefined where it is empty, too. */
export function plainSpan(source: Source, at: number): Span | undefined {
  const piece = onlyPiece(source, at);
  if (piece < 0) return undefined;
  const { tape, text } = source;
  const isAttribute = piece === at;
  const start = tape.cell(piece, isAttribute ? VALUE_START : START);
  const end = tape.cell(piece, isAttribute ? VALUE_END : END);
  return start < end && isPlain(text.value, start, end, isAttribute) ? text.at(start, end) : undefined;
}

const NOTHING = -1;
const SEVERAL = -2;

/** Where on the tape all the text stands: in an attribute itself, in the only piece of an element. */
function onlyPiece({ tape }: Source, at: number): number {
  if (tape.kind(at) === ATTRIBUTE) return at;
  const end = tape.cell(at, NEXT);
  let inside = tape.after(at);
  while (inside < end && (tape.kind(inside) === ATTRIBUTE || tape.kind(inside) === DECLARATION))
    inside = tape.after(inside);
  if (inside >= end) return NOTHING;
  return tape.kind(inside) === TEXT && tape.after(inside) >= end ? inside : SEVERAL;
}

function isPlain(text: string, start: number, end: number, isAttribute: boolean): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === AMPERSAND || code === CARRIAGE_RETURN) return false;
    if (isAttribute && (code === TAB || code === LINE_FEED)) return false;
  }
  return true;
}
