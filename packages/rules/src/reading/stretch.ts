import { countLineEnds, lastLineStart } from '../text/line-ends.ts';
import type { Position } from '../text/lines.ts';

/** A stretch of a file of which the rest is not at hand. */
export class Stretch {
  readonly text: string;
  /** Where in the file it begins. */
  readonly start: number;
  readonly position: Position;

  constructor(text: string, start: number, position: Position) {
    this.text = text;
    this.start = start;
    this.position = position;
  }

  /** Just behind it. */
  get end(): number {
    return this.start + this.text.length;
  }

  /** The place of an offset in the file, which stands in the stretch or at its end. */
  positionAt(offset: number): Position {
    const before = this.text.slice(0, offset - this.start);
    const lineStart = lastLineStart(before);
    const { line, character } = this.position;
    if (lineStart < 0) return { line, character: character + before.length };
    return { line: line + countLineEnds(before), character: before.length - lineStart };
  }
}
