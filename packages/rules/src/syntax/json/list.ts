import { Text } from '../../text/text.ts';
import { RecordBorders } from './borders.ts';
import { reportDuplicates } from './duplicates.ts';
import { JsonNode } from './node.ts';
import { Report } from './report.ts';
import { Scanner } from './scan.ts';
import { ARRAY, OBJECT } from './tape.ts';
import { spaceEnd } from './tokens.ts';

/** The array in which the items of a list stand. */
export interface ListStart {
  /** Just after its bracket. */
  readonly end: number;
  /** Its key; '' when it is the whole document. */
  readonly name: string;
  /** In how many arrays and objects its items stand. */
  readonly depth: number;
}

/** Reads a document up to the array that is all of it, or the first of its members with one of these names. */
export function readListStart(text: string, names: readonly string[]): ListStart | undefined {
  const scanner = new Scanner(text, new Report(Text.of(text)), {}, 0);
  const { tape } = scanner;
  while (scanner.at < text.length) {
    const before = tape.length;
    const { depth } = scanner;
    scanner.step();
    if (tape.length === before || scanner.depth === depth) continue;
    const last = tape.length - 1;
    if (tape.kind(last) !== ARRAY || scanner.depth !== depth + 1) continue;
    if (depth === 0) return { end: scanner.at, name: '', depth: 1 };
    const name = text.slice(tape.keyStart(last), tape.keyEnd(last));
    if (depth === 1 && tape.kind(0) === OBJECT && names.includes(name)) {
      return { end: scanner.at, name, depth: 2 };
    }
  }
  return undefined;
}

/** One item of a list, with all that stands before it and the comma behind it. */
export interface FoundItem {
  readonly end: number;
  /** Up to where the text was looked at to know that; Infinity: to its end. */
  readonly reach: number;
  /** JSON has no names for items. */
  readonly name: '';
  readonly recordStart: number;
  readonly recordEnd: number;
  /** Nothing is wrong with it. Otherwise it is to be read on its own, and then knows where it ends. */
  readonly sound: boolean;
  /** Whether no comma is missing behind it: one is there, or the item itself does not end. */
  readonly isApart: boolean;
}

/** Finds the items of a list one after another: the reader reads each, and stops behind it. */
export class ListReader {
  readonly #text: string;
  readonly #source: Text;
  readonly #isWhole: boolean;
  readonly #report: Report;
  readonly #scanner: Scanner;
  readonly #borders: RecordBorders;

  /** `isWhole`: nothing follows the text. Otherwise what depends on more text is not found. */
  constructor(text: string, depth: number, isWhole: boolean) {
    this.#text = text;
    this.#isWhole = isWhole;
    this.#source = Text.of(text);
    this.#report = new Report(this.#source);
    this.#scanner = new Scanner(text, this.#report, { list: { depth, begunApart: true } }, 0);
    this.#borders = new RecordBorders(text, this.#scanner.tape);
    this.#scanner.borders = this.#borders;
  }

  /**
   * The next item at or behind `start`, where the one before it has ended. Undefined when the list ends before another
   * begins, or when that depends on the text that follows.
   */
  next(start: number, begunApart: boolean): FoundItem | undefined {
    const scanner = this.#scanner;
    const borders = this.#borders;
    const { tape } = scanner;
    scanner.begin(start, begunApart);
    borders.begin(start);
    while (scanner.at < this.#text.length) {
      scanner.step();
      if (scanner.isCut) return borders.listEnd >= 0 ? undefined : this.#cut(scanner.at + 1);
      if (scanner.depth === 0) {
        if (tape.length > 0) {
          return scanner.isBroken && borders.inner >= 0 ? this.#cut(scanner.at) : this.#ended(scanner.at);
        }
      } else if (borders.isTooFar(scanner.at)) return this.#cut(scanner.at);
    }
    return tape.length > 0 ? this.#cut(Number.POSITIVE_INFINITY) : undefined;
  }

  /**
   * The item that was found last, as it was read: it needs not be read again. To be asked for before the next one is, and
   * once. `by`: what is to be added to its offsets. `name`: that of the list.
   */
  take(by: number, name: string): JsonNode {
    return new JsonNode({ text: Text.of(this.#text, by), tape: this.#scanner.tape.handOver() }, 0, name);
  }

  #ended(itemEnd: number): FoundItem | undefined {
    const text = this.#text;
    const { tape } = this.#scanner;
    reportDuplicates({ text: this.#source, tape }, this.#report);
    const next = spaceEnd(text, itemEnd);
    const hasComma = text[next] === ',';
    const sound = this.#report.problems.length === 0;
    // A word without quotes ends before a comment, which is two characters.
    return this.#found(hasComma ? next + 1 : itemEnd, next + (hasComma ? 1 : 2), sound, hasComma);
  }

  /** The item ends before what cannot be in it; that was seen when the text was read up to `reach`. */
  #cut(reach: number): FoundItem | undefined {
    const { inner, stop } = this.#borders;
    const text = this.#text;
    let end = inner >= 0 ? inner : stop >= 0 ? stop : text.length;
    if (end < text.length) while (/\s/.test(text.charAt(end - 1))) end -= 1;
    return this.#found(end, reach, false, true);
  }

  #found(end: number, least: number, sound: boolean, isApart: boolean): FoundItem | undefined {
    const { tape } = this.#scanner;
    const reach = Math.max(least, this.#scanner.reach, this.#borders.reach);
    if (reach > this.#text.length && !this.#isWhole) return undefined;
    return {
      end,
      reach: reach > this.#text.length ? Number.POSITIVE_INFINITY : reach,
      name: '',
      recordStart: tape.start(0),
      recordEnd: tape.end(0),
      sound,
      isApart,
    };
  }
}
