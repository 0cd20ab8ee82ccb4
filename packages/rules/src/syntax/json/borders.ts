import type { Borders } from './options.ts';
import type { Tape } from './tape.ts';
import { isBlank, LINE_FEED, QUOTE, spaceEnd } from './tokens.ts';

/** How far behind an object inside a record that looks like the next record the bracket of the first may be. */
const FARTHEST = 65_536;
/** So many records do not stand in each other. */
const DEEPEST = 8;

/**
 * Where a record of a list is cut off whose closing bracket does not come.
 *
 * `{"primary_id": "a", "user_note": [` `{"primary_id": "b"}` …: at the second `{` nobody can tell whether brackets are
 * missing before it, for a record may hold such an object. So the first object that looks like the next record is
 * remembered – it opens a line no deeper than the record does, or begins with the same key –, and the record ends
 * before it when its own bracket is too far away, comes in a broken way, or the list ends first.
 */
export class RecordBorders implements Borders {
  /** Where the first object begins that looks like the next record; -1 when there is none. */
  inner = -1;
  /** Where the record ends because of what cannot stand in it; -1 when it does not. */
  stop = -1;
  /** Where at the top of the list its own bracket stands; -1 when it does not. */
  listEnd = -1;
  /** Up to where the text was looked at to tell. */
  reach = 0;
  readonly #text: string;
  readonly #tape: Tape;
  #start = 0;
  /** How deep each open object stands that looks like the next record. */
  readonly #open: number[] = [];
  /** How far the line of the record is indented, once somebody has asked; -1 when it does not open its line. */
  #indent: number | undefined;

  constructor(text: string, tape: Tape) {
    this.#text = text;
    this.#tape = tape;
  }

  /** Another record follows, behind `start`. */
  begin(start: number): void {
    this.inner = -1;
    this.stop = -1;
    this.listEnd = -1;
    this.reach = 0;
    this.#start = start;
    this.#open.length = 0;
    this.#indent = undefined;
  }

  opens(at: number, depth: number, isKey: boolean): boolean {
    if (depth === 0) return false;
    if (depth === 1 && isKey) {
      // No object stands where only a key can.
      this.stop = at;
      return true;
    }
    while (this.#open.length > 0 && (this.#open.at(-1) as number) >= depth) this.#open.pop();
    if (!this.#looksLikeRecord(at)) return false;
    this.#open.push(depth);
    if (this.inner < 0) this.inner = at;
    return this.#open.length >= DEEPEST;
  }

  closes(at: number, depth: number): boolean {
    if (!(depth === 0 ? this.#endsList(at) : this.#endsText(at))) return false;
    if (depth === 0) this.listEnd = at;
    else this.stop = at;
    return true;
  }

  isTooFar(at: number): boolean {
    return this.inner >= 0 && at > this.inner + FARTHEST;
  }

  /** At the top of the list every `]` ends it but one before another record, which is one too many. */
  #endsList(at: number): boolean {
    const text = this.#text;
    let next = spaceEnd(text, at + 1);
    if (text[next] === ',') next = spaceEnd(text, next + 1);
    this.reach = Math.max(this.reach, next + 1);
    return text[next] !== '{';
  }

  /** Inside a record only one behind which the text ends. */
  #endsText(at: number): boolean {
    const text = this.#text;
    let next = spaceEnd(text, at + 1);
    if (text[next] === '}') next = spaceEnd(text, next + 1);
    this.reach = Math.max(this.reach, next + 1);
    return next === text.length;
  }

  #looksLikeRecord(at: number): boolean {
    const indent = this.#indentOf(at);
    if (indent >= 0) {
      this.#indent ??= this.#indentOf(this.#tape.start(0));
      if (indent <= this.#indent) return true;
    }
    return this.#beginsAsRecord(at);
  }

  /** How far the line is indented that the character at `at` opens; -1 when it opens none. */
  #indentOf(at: number): number {
    let start = at;
    while (start > this.#start && isBlank(this.#text.charCodeAt(start - 1))) start -= 1;
    return start > this.#start && this.#text.charCodeAt(start - 1) === LINE_FEED ? at - start : -1;
  }

  /** Whether the first key of the object at `at` is that of the record. */
  #beginsAsRecord(at: number): boolean {
    const text = this.#text;
    const start = this.#tape.length > 1 ? this.#tape.keyStart(1) : -1;
    const quote = spaceEnd(text, at + 1);
    if (start < 0 || text.charCodeAt(quote) !== QUOTE) return false;
    const length = this.#tape.keyEnd(1) - start;
    for (let offset = 0; offset < length; offset += 1) {
      if (text.charCodeAt(start + offset) !== text.charCodeAt(quote + 1 + offset)) return false;
    }
    return text.charCodeAt(quote + 1 + length) === QUOTE;
  }
}
