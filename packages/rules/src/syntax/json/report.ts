import type { Text } from '../../text/text.ts';
import type { Problem } from '../tree.ts';

/** A certain repair: `text` instead of what stands from `start` to `end`. */
export interface Repair {
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** More than anybody reads; rubbish must not cost memory. */
const MOST = 1000;

/** Collects what is wrong, by offsets in the text that is read. */
export class Report {
  problems: Problem[] = [];
  readonly #text: Text;

  constructor(text: Text) {
    this.#text = text;
  }

  /** Something that RFC 8259 does not allow. */
  invalid(message: string, start: number, end: number, repair?: Repair): void {
    if (this.problems.length >= MOST) return;
    const edit = repair && this.#text.edit(repair.start, repair.end, repair.text);
    this.problems.push({
      code: 'valid-json',
      message,
      span: this.#text.at(start, end),
      ...(repair && edit ? { fix: { title: repair.title, edit } } : {}),
    });
  }

  clear(): void {
    if (this.problems.length > 0) this.problems = [];
  }

  tooDeep(start: number, end: number): void {
    const message = 'JSON nested deeper than 1000 levels is refused by many readers.';
    this.problems.push({ code: 'too-deep', message, span: this.#text.at(start, end) });
  }

  repeated(key: string, first: readonly [number, number], later: readonly [number, number]): void {
    if (this.problems.length >= MOST) return;
    this.problems.push({
      code: 'duplicate-key',
      message: `The key "${key}" stands here again: only the last value counts, silently.`,
      span: this.#text.at(...later),
      related: { span: this.#text.at(...first), message: `"${key}" stands here first.` },
    });
  }
}
