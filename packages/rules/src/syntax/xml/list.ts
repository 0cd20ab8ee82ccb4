import { Text } from '../../text/text.ts';
import { Borders } from './borders.ts';
import { IllegalSearch, isSpace } from './characters.ts';
import { XmlNode } from './node.ts';
import { type List, Reading } from './reading.ts';
import { firstOf, readNext } from './scan.ts';
import { localName } from './source.ts';
import { CUT, ELEMENT, END, NAME_END, START, type Tape } from './tape.ts';

/** Where the content of a root element begins, and what that element is. */
export interface ListStart {
  /** Just after the start tag. */
  readonly end: number;
  readonly root: XmlNode;
  readonly list: List;
}

/** Reads a document up to the start tag of its root; undefined when that is broken, or has no content. */
export function readListStart(text: Text): ListStart | undefined {
  const reading = new Reading(text, undefined, 0);
  const { open, tape, namespaces } = reading;
  let end = firstOf(reading.text);
  while (end < reading.text.length && !open.rootSeen) end = readNext(reading, end);
  const at = open.innermost;
  if (at < 0 || tape.has(at, CUT) || reading.reach > end) return undefined;
  const root = new XmlNode({ text, tape, namespaces }, at);
  return { end, root, list: { name: root.qualifiedName, scope: namespaces.scope } };
}

/** One element of a list, with all that stands before it. */
export interface Found {
  /** Where it ends: just after the end tag, or before the white space before what cannot be in it. */
  readonly end: number;
  /** Up to where the text was looked at to know that; Infinity: to its end. */
  readonly reach: number;
  /** The element's local name. */
  readonly name: string;
  readonly recordStart: number;
  readonly recordEnd: number;
  /** Nothing is wrong with it. Otherwise it is to be read on its own, and then knows where its element ends. */
  readonly sound: boolean;
  /** Nothing has to stand between two elements. */
  readonly isApart: true;
}

/** How far behind a start tag inside a record that has a record's name the end tag of the first may be. */
const FARTHEST = 65_536;
/** So many records do not stand in each other. */
const DEEPEST = 8;

/** Finds the elements of a list one after another: the reader reads each, and stops behind it. */
export class ListReader {
  readonly #text: string;
  readonly #isWhole: boolean;
  readonly #reading: Reading;
  readonly #borders: Borders;
  readonly #illegal: IllegalSearch;
  /** Whether the last element was. */
  #isSound = true;
  /** Its name: mostly that of the next one too. */
  #name = '';

  /** `isWhole`: nothing follows the text. Otherwise what depends on more text is not found. */
  constructor(text: string, list: List, names: readonly string[], isWhole: boolean) {
    this.#text = text;
    this.#isWhole = isWhole;
    this.#reading = new Reading(Text.of(text), list, 0);
    this.#borders = new Borders(names);
    this.#reading.borders = this.#borders;
    this.#illegal = new IllegalSearch(text);
  }

  /**
   * The next element at or behind `start`, where the one before it has ended. Undefined when none begins any more, or
   * when that depends on the text that follows.
   */
  next(start: number): Found | undefined {
    const text = this.#text;
    const reading = this.#reading;
    const borders = this.#borders;
    const { open } = reading;
    this.#reset();
    for (let pos = start; pos < text.length; ) {
      pos = readNext(reading, pos);
      if (open.innermost < 0) {
        if (open.rootSeen)
          return open.broken && borders.inner >= 0 ? this.#cut(pos) : this.#ended(start, pos);
      } else if (borders.inner >= 0 && (pos > borders.inner + FARTHEST || open.records >= DEEPEST)) {
        return this.#cut(pos);
      } else if (borders.listEnd >= 0) return this.#cut(pos + 1);
    }
    return open.rootSeen ? this.#cut(Number.POSITIVE_INFINITY) : undefined;
  }

  /**
   * The element that was found last, as it was read: it needs not be read again. To be asked for before the next one is,
   * and once. `by`: what is to be added to its offsets.
   */
  take(by: number): XmlNode {
    const { tape, namespaces } = this.#reading;
    const at = firstElement(tape);
    return new XmlNode({ text: Text.of(this.#text, by), tape: tape.handOver(), namespaces }, at);
  }

  /** Mostly the one before has been sound, and leaves nothing but its tape. */
  #reset(): void {
    const reading = this.#reading;
    reading.tape.length = 0;
    reading.open.rootSeen = false;
    this.#borders.inner = -1;
    if (!this.#isSound) {
      reading.reset();
      this.#borders.reset();
    }
    this.#isSound = false;
  }

  /** The element has ended where its end tag does. */
  #ended(start: number, end: number): Found | undefined {
    const { problems, open } = this.#reading;
    this.#isSound = problems.none && !open.broken && !this.#illegal.isIn(start, end);
    return this.#found(end, end);
  }

  /** The element ends before what cannot be in it; that was seen when the text was read up to `reach`. */
  #cut(reach: number): Found | undefined {
    const { inner, listEnd } = this.#borders;
    const text = this.#text;
    let end = inner >= 0 ? inner : listEnd >= 0 ? listEnd : text.length;
    if (end < text.length) while (isSpace(text.charCodeAt(end - 1))) end -= 1;
    return this.#found(end, reach);
  }

  #found(end: number, least: number): Found | undefined {
    const text = this.#text;
    const { tape, reach: looked } = this.#reading;
    const reach = Math.max(least, looked);
    if (reach > text.length && !this.#isWhole) return undefined;
    const at = firstElement(tape);
    const start = tape.cell(at, START);
    const nameEnd = tape.cell(at, NAME_END);
    if (nameEnd - start - 1 !== this.#name.length || !text.startsWith(this.#name, start + 1)) {
      this.#name = text.slice(start + 1, nameEnd);
    }
    return {
      end,
      reach: reach > text.length ? Number.POSITIVE_INFINITY : reach,
      name: localName(this.#name),
      recordStart: start,
      recordEnd: tape.cell(at, END),
      sound: this.#isSound,
      isApart: true,
    };
  }
}

function firstElement(tape: Tape): number {
  let at = 0;
  while (tape.kind(at) !== ELEMENT) at = tape.after(at);
  return at;
}
