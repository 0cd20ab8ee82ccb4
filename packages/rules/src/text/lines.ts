import { isLineEnd } from './line-ends.ts';
import type { Span } from './span.ts';

/** A place as editors have it: both 0-based, `character` in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** What lies between two places, as editors have it. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A text that knows its lines, be it one string (`Lines`) or a load file in chunks: offsets in, positions out, and back. */
export interface LinedText {
  readonly length: number;
  slice(start: number, end: number): string;
  /** An offset outside the text means its nearer end. */
  position(offset: number): Position;
  /** A place beyond the end of a line means its end, one beyond the last line the end of the text. */
  offset(position: Position): number;
  range(span: Span): Range;
  span(range: Range): Span;
}

/**
 * A string and its lines. A line ends with LF, CR LF or CR. Where the lines begin is looked for when it is first asked.
 */
export class Lines implements LinedText {
  readonly text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get length(): number {
    return this.text.length;
  }

  slice(start: number, end: number): string {
    return this.text.slice(start, end);
  }

  /** How many lines there are; an empty text is one. */
  get count(): number {
    return this.#lineStarts().length;
  }

  position(offset: number): Position {
    const starts = this.#lineStarts();
    const inside = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= inside) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: inside - (starts[low] ?? 0) };
  }

  offset({ line, character }: Position): number {
    const { start, end } = this.line(Math.max(line, 0));
    return Math.min(start + Math.max(character, 0), end);
  }

  range(span: Span): Range {
    return { start: this.position(span.start), end: this.position(span.end) };
  }

  span(range: Range): Span {
    return { start: this.offset(range.start), end: this.offset(range.end) };
  }

  /** Where a line stands, without its line end; one beyond the last is the end of the text. */
  line(line: number): Span {
    const starts = this.#lineStarts();
    const start = starts[line] ?? this.text.length;
    let end = starts[line + 1] ?? this.text.length;
    while (end > start && isLineEnd(this.text.charCodeAt(end - 1))) end -= 1;
    return { start, end };
  }

  #lineStarts(): readonly number[] {
    this.#starts ??= lineStarts(this.text);
    return this.#starts;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    if (!isLineEnd(text.charCodeAt(at))) continue;
    if (text.startsWith('\r\n', at)) at += 1;
    starts.push(at + 1);
  }
  return starts;
}
