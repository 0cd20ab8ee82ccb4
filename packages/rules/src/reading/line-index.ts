import { countLineEnds, isLineEnd, lastLineStart, lineStartAfter } from '../text/line-ends.ts';
import type { Position } from '../text/lines.ts';
import type { Chunk } from './chunk.ts';
import { chunkAt } from './rope.ts';

/** What a text in chunks consists of. `starts`: where each chunk begins, and last the tail. */
interface Parts {
  readonly head: string;
  readonly chunks: readonly Chunk[];
  readonly tail: string;
  readonly starts: Int32Array;
  readonly length: number;
}

/** The lines of a text in chunks: sums over the chunks, made once for each version of the text. */
export class LineIndex {
  readonly #parts: Parts;
  /** For every chunk, and the tail: in which line it begins, and where that line does. */
  readonly #lines: Int32Array;
  readonly #lineStarts: Int32Array;

  constructor(parts: Parts) {
    const { head, chunks, starts } = parts;
    this.#parts = parts;
    this.#lines = new Int32Array(starts.length);
    this.#lineStarts = new Int32Array(starts.length);
    let line = countLineEnds(head);
    let lineStart = Math.max(0, lastLineStart(head));
    for (let index = 0; index < starts.length; index += 1) {
      this.#lines[index] = line;
      this.#lineStarts[index] = lineStart;
      const chunk = chunks[index];
      if (chunk === undefined || chunk.lines === 0) continue;
      line += chunk.lines;
      lineStart = this.#startOf(index) + chunk.lastLine;
    }
  }

  position(offset: number): Position {
    const within = Math.max(0, Math.min(offset, this.#parts.length));
    const index = this.#unitAt(within);
    const before = this.#textOf(index).slice(0, within - this.#startOf(index));
    const last = lastLineStart(before);
    const line = (index < 0 ? 0 : (this.#lines[index] as number)) + countLineEnds(before);
    if (last >= 0) return this.#place(line, this.#startOf(index) + last, within);
    return this.#place(line, index < 0 ? 0 : (this.#lineStarts[index] as number), within);
  }

  /** A place behind the end of its line is taken for that end. */
  offset({ line, character }: Position): number {
    const start = this.#startOfLine(line);
    if (start < 0) return line < 0 ? 0 : this.#parts.length;
    const next = this.#startOfLine(line + 1);
    const offset = Math.min(start + Math.max(0, character), next < 0 ? this.#parts.length : next);
    return this.#beforeLineEnd(start, offset);
  }

  #place(line: number, lineStart: number, offset: number): Position {
    return { line, character: this.#beforeLineEnd(lineStart, offset) - lineStart };
  }

  /** No place is behind a line end, or in the middle of one. */
  #beforeLineEnd(lineStart: number, offset: number): number {
    let at = offset;
    while (at > lineStart && isLineEnd(this.#codeAt(at - 1))) at -= 1;
    return at;
  }

  /** Where a line begins; -1 when there is none. */
  #startOfLine(line: number): number {
    if (line <= 0) return line < 0 ? -1 : 0;
    // The last chunk that begins in an earlier line.
    let low = -1;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lines[middle] as number) < line) low = middle;
      else high = middle - 1;
    }
    const start = lineStartAfter(this.#textOf(low), line - (low < 0 ? 0 : (this.#lines[low] as number)));
    return start < 0 ? -1 : this.#startOf(low) + start;
  }

  #codeAt(offset: number): number {
    const index = this.#unitAt(offset);
    return this.#textOf(index).charCodeAt(offset - this.#startOf(index));
  }

  /** -1 for the head, as many as there are chunks for the tail. */
  #unitAt(offset: number): number {
    return offset < this.#startOf(0) ? -1 : chunkAt(this.#parts.starts, offset);
  }

  #startOf(index: number): number {
    return index < 0 ? 0 : (this.#parts.starts[index] as number);
  }

  #textOf(index: number): string {
    return index < 0 ? this.#parts.head : (this.#parts.chunks[index]?.text ?? this.#parts.tail);
  }
}
