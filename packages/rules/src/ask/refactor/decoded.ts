import type { Reading, Request } from '../../model/request.ts';
import type { Span } from '../../text/span.ts';
import type { Text } from '../../text/text.ts';
import { carrierOf } from './carrier.ts';

/** A record that stands as text in an envelope, without the escapes round it. */
export interface Decoded {
  readonly text: string;
  /** In order, without gaps; each within one line of the decoded text. */
  readonly pieces: readonly DecodedStretch[];
}

/** A stretch of a decoded text and what spells it in the file. */
export interface DecodedStretch {
  readonly start: number;
  readonly end: number;
  readonly span: Span;
  /** Each character stands for itself; otherwise all of the stretch is one escape, line end or variable. */
  readonly verbatim: boolean;
}

/** Undefined where the record is made of elements, or there is none. */
export function decode({ document }: Reading, request: Request): Decoded | undefined {
  // Only a record inside an argument's text knows how it is written there.
  const record = carrierOf(request) && request.record?.written;
  return record && { text: record.value, pieces: [...piecesOf(record, document.text)] };
}

function* piecesOf(text: Text, file: string): Generator<DecodedStretch> {
  for (const { 0: line, index } of text.value.matchAll(/[^\n]*\n|[^\n]+/g)) {
    const stop = index + line.length;
    for (let start = index; start < stop; ) {
      const end = verbatimUntil(text, start, stop, file);
      if (end > start) yield { start, end, span: text.at(start, end), verbatim: true };
      start = end;
      if (start === stop) break;
      const after = sameSpelling(text, start, stop);
      yield { start, end: after, span: text.at(start, after), verbatim: false };
      start = after;
    }
  }
}

/** How far the text stands in the file as it is. */
function verbatimUntil(text: Text, start: number, stop: number, file: string): number {
  let low = start;
  let high = stop;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const span = text.at(start, middle);
    const same = file.slice(span.start, span.end) === text.value.slice(start, middle);
    if (same) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How far the characters from `start` on are spelled by one escape. */
function sameSpelling(text: Text, start: number, stop: number): number {
  const { end } = text.at(start, start + 1);
  let after = start + 1;
  while (after < stop && text.at(after, after + 1).end === end) after += 1;
  return after;
}
