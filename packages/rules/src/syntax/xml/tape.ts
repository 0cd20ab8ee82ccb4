/**
 * Everything that was read, as integers in one array, in the order of the text. A record begins with a cell for its
 * kind and marks, then its start and its end in the text. Positions on the tape name records; nothing is copied.
 */
export class Tape {
  cells: Int32Array;
  length = 0;

  constructor(room: number) {
    this.cells = new Int32Array(Math.max(64, room));
  }

  /** Appends an element whose name ends at `nameEnd`; the rest is filled in as it is read. */
  addElement(start: number, nameEnd: number, parent: number): number {
    const at = this.#take(ELEMENT_CELLS);
    const cells = this.cells;
    cells[at] = ELEMENT;
    cells[at + START] = start;
    cells[at + NAME_END] = nameEnd;
    cells[at + PARENT] = parent;
    return at;
  }

  /** Appends an attribute: its name is `start`..`nameEnd`, its value `valueStart`..`valueEnd` without quotes. */
  addAttribute(
    kind: number,
    start: number,
    nameEnd: number,
    valueStart: number,
    valueEnd: number,
    end: number,
  ): void {
    const at = this.#take(ATTRIBUTE_CELLS);
    const cells = this.cells;
    cells[at] = kind;
    cells[at + START] = start;
    cells[at + END] = end;
    cells[at + NAME_END] = nameEnd;
    cells[at + VALUE_START] = valueStart;
    cells[at + VALUE_END] = valueEnd;
    cells[at + NAMESPACE] = 0;
  }

  /** Appends a record that is nothing but its range. */
  add(kind: number, start: number, end: number): number {
    const at = this.#take(PLAIN_CELLS);
    const cells = this.cells;
    cells[at] = kind;
    cells[at + START] = start;
    cells[at + END] = end;
    return at;
  }

  /** Gives all that is on it away, and begins anew. */
  handOver(): Tape {
    const given = new Tape(0);
    given.cells = this.cells;
    given.length = this.length;
    this.cells = new Int32Array(Math.max(64, this.length));
    this.length = 0;
    return given;
  }

  /** The position of the record that follows the one at `at`; for an element, its first attribute or content. */
  after(at: number): number {
    const kind = this.kind(at);
    if (kind === ELEMENT) return at + ELEMENT_CELLS;
    return at + (kind === ATTRIBUTE || kind === DECLARATION ? ATTRIBUTE_CELLS : PLAIN_CELLS);
  }

  kind(at: number): number {
    return this.cell(at, 0) & KIND;
  }

  cell(at: number, column: number): number {
    return this.cells[at + column] as number;
  }

  set(at: number, column: number, value: number): void {
    this.cells[at + column] = value;
  }

  has(at: number, mark: number): boolean {
    return (this.cell(at, 0) & mark) !== 0;
  }

  mark(at: number, mark: number): void {
    this.cells[at] = this.cell(at, 0) | mark;
  }

  #take(count: number): number {
    const at = this.length;
    this.length = at + count;
    if (this.length > this.cells.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.cells);
      this.cells = larger;
    }
    return at;
  }
}

/** The kinds of records. */
export const ELEMENT = 1;
export const ATTRIBUTE = 2;
/** `xmlns` or `xmlns:…`. */
export const DECLARATION = 3;
export const TEXT = 4;
/** A CDATA section with its brackets. */
export const CDATA = 5;
export const COMMENT = 6;
/** A processing instruction, or the XML declaration. */
export const INSTRUCTION = 7;
export const DOCTYPE = 8;
/** An end tag that ends nothing. */
export const STRAY = 9;
const KIND = 0xf;

/** Marks of an element. */
export const EMPTY = 0x10;
/** It has an end tag of its own. */
export const CLOSED = 0x20;
/** Its start tag breaks off. */
export const CUT = 0x40;
/** The text ended before its end tag came. */
export const AT_END = 0x80;
/** It declares namespaces. */
export const DECLARES = 0x100;
/** It, or one of its attributes, needs `Namespaces`. */
export const QUALIFIED = 0x200;
/** It stands inside a record and has the name of one. */
export const RECORD = 0x400;

/** Marks of an attribute. */
export const NO_VALUE = 0x10;
export const UNQUOTED = 0x20;
/** Also of a CDATA section, a comment, an instruction: what should end it is missing. */
export const UNTERMINATED = 0x40;

/** Columns of every record. */
export const START = 1;
export const END = 2;
/** Columns of elements and attributes. An element's name begins at START + 1. */
export const NAME_END = 3;
/** Which namespace, as a number of `Namespaces`. */
export const NAMESPACE = 4;
/** Columns of an attribute: its value without quotes. */
export const VALUE_START = 5;
export const VALUE_END = 6;
const ATTRIBUTE_CELLS = 7;
/** Columns of an element. The parent's position on the tape; -1 for none. */
export const PARENT = 5;
/** Where on the tape the subtree ends. */
export const NEXT = 6;
/** Just after the start tag. */
export const CONTENT_START = 7;
/** Where the end tag begins; equal to END when there is none. */
export const CONTENT_END = 8;
const ELEMENT_CELLS = 9;
const PLAIN_CELLS = 3;
