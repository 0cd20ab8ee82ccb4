import type { RecordType } from '../model/service.ts';
import type { Problem } from '../syntax/tree.ts';
import { countLineEnds, lastLineStart } from '../text/line-ends.ts';
import type { FoundChunk, ListFormat } from './list-format.ts';

const none: readonly Problem[] = [];

/**
 * One record of a load file with all that stands between it and the one before. What it is depends on nothing but its
 * text, and its offsets begin with it: an edit elsewhere in the file leaves it as it is.
 */
export class Chunk {
  readonly text: string;
  /** The local name of its element, which may be no record of ours; '' in JSON. */
  readonly name: string;
  readonly recordStart: number;
  readonly recordEnd: number;
  /** How far behind its end the text was looked at to know that end. */
  readonly ahead: number;
  /** Whether what sets it apart from the chunk before is there, the comma of JSON; and from the one behind it. */
  readonly begunApart: boolean;
  readonly isApart: boolean;
  /** What is wrong with it as XML or JSON, by place. */
  readonly problems: readonly Problem[];
  #type: RecordType | 'none' | undefined;
  #lines = -1;
  #lastLine = -1;

  /** `found` in `text`, where it begins at `start`. */
  constructor(list: ListFormat, text: string, start: number, found: FoundChunk, begunApart: boolean) {
    this.text = text.slice(start, found.end);
    this.name = found.name;
    this.ahead = found.reach - found.end;
    this.begunApart = begunApart;
    this.isApart = found.isApart;
    if (found.sound) {
      this.recordStart = found.recordStart - start;
      this.recordEnd = found.recordEnd - start;
      this.problems = none;
    } else {
      const { root, problems } = list.read(this.text, begunApart, 0);
      this.recordStart = root?.span.start ?? 0;
      this.recordEnd = root?.span.end ?? this.text.length;
      this.problems = problems.toSorted((a, b) => a.span.start - b.span.start);
    }
  }

  /** Of which type its record is; undefined when nothing tells. */
  typeIn(list: ListFormat): RecordType | undefined {
    this.#type ??= list.typeOf(list.read(this.text, this.begunApart, 0)) ?? 'none';
    return this.#type === 'none' ? undefined : this.#type;
  }

  /** How many lines end in it. */
  get lines(): number {
    if (this.#lines < 0) this.#lines = countLineEnds(this.text);
    return this.#lines;
  }

  /** Where the last line begins that begins in it behind a line end; -1 when none ends in it. */
  get lastLine(): number {
    if (this.#lastLine < 0) this.#lastLine = lastLineStart(this.text);
    return this.#lastLine;
  }
}
