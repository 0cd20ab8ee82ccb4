/** What a value is, in the low bits of its first cell. */
export const OBJECT = 0;
export const ARRAY = 1;
export const STRING = 2;
export const NUMBER = 3;
export const BOOLEAN = 4;
export const NULL = 5;
/** A key to which nobody has written the value yet. */
export const MISSING = 6;
const KIND = 7;

/** The token is not a value as JSON writes it: a bare word, a string without its closing quote, other quotes. */
export const BARE = 8;
export const UNCLOSED = 16;
export const SINGLE = 32;
/** The key has quotes round it. */
export const QUOTED_KEY = 64;
/** The key holds an escape. */
export const ESCAPED_KEY = 128;

const WIDTH = 6;

/**
 * Every value of a document in the order written, six numbers each: its kind and flags, its key without the
 * quotes (-1 where there is none), its token, and the index of what follows the whole value.
 */
export class Tape {
  #cells: Int32Array;
  #length = 0;

  /** `capacity`: how many values are expected; more are welcome. */
  constructor(capacity: number) {
    this.#cells = new Int32Array(Math.max(16, capacity) * WIDTH);
  }

  /** How many values there are. */
  get length(): number {
    return this.#length;
  }

  /** Adds a value; returns its index. */
  add(flags: number, keyStart: number, keyEnd: number, start: number, end: number): number {
    const index = this.#length;
    const at = index * WIDTH;
    if (at === this.#cells.length) this.#grow();
    const cells = this.#cells;
    cells[at] = flags;
    cells[at + 1] = keyStart;
    cells[at + 2] = keyEnd;
    cells[at + 3] = start;
    cells[at + 4] = end;
    cells[at + 5] = index + 1;
    this.#length = index + 1;
    return index;
  }

  /** A container ends: every value added since is inside it. */
  close(index: number, end: number): void {
    this.#cells[index * WIDTH + 4] = end;
    this.#cells[index * WIDTH + 5] = this.#length;
  }

  reset(): void {
    this.#length = 0;
  }

  /** Gives all that is on it away, and begins anew. */
  handOver(): Tape {
    const given = new Tape(0);
    given.#cells = this.#cells;
    given.#length = this.#length;
    this.#cells = new Int32Array(Math.max(16, this.#length) * WIDTH);
    this.#length = 0;
    return given;
  }

  /** Takes the last value off again, which must not be a container. */
  drop(): void {
    this.#length -= 1;
  }

  kind(index: number): number {
    return this.flags(index) & KIND;
  }

  flags(index: number): number {
    return this.#cells[index * WIDTH] as number;
  }

  keyStart(index: number): number {
    return this.#cells[index * WIDTH + 1] as number;
  }

  keyEnd(index: number): number {
    return this.#cells[index * WIDTH + 2] as number;
  }

  start(index: number): number {
    return this.#cells[index * WIDTH + 3] as number;
  }

  end(index: number): number {
    return this.#cells[index * WIDTH + 4] as number;
  }

  next(index: number): number {
    return this.#cells[index * WIDTH + 5] as number;
  }

  #grow(): void {
    const larger = new Int32Array(this.#cells.length * 2);
    larger.set(this.#cells);
    this.#cells = larger;
  }
}
