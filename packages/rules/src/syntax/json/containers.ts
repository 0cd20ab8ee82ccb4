import { ARRAY, OBJECT } from './tape.ts';

export type Container = typeof OBJECT | typeof ARRAY;

/** The objects and arrays that are open, outermost first, by their index on the tape. */
export class Containers {
  /** Whether the innermost is an object. */
  inObject = false;
  readonly #open: number[] = [];
  readonly #kinds: Container[] = [];
  #objects = 0;
  /** Whether the outermost stands in an array: that of a list, of which the text is a piece. */
  readonly #inList: boolean;

  constructor(inList: boolean) {
    this.#inList = inList;
  }

  get depth(): number {
    return this.#open.length;
  }

  get innermost(): number {
    return this.#open.at(-1) ?? 0;
  }

  /** How many of this kind are open. */
  count(kind: Container): number {
    return kind === OBJECT ? this.#objects : this.#open.length - this.#objects;
  }

  /** Whether the innermost stands in one of this kind. */
  isIn(kind: Container): boolean {
    const outer = this.#kinds.at(-2);
    return outer === undefined ? this.#inList && kind === ARRAY && this.depth === 1 : outer === kind;
  }

  push(index: number, kind: Container): void {
    this.#open.push(index);
    this.#kinds.push(kind);
    this.inObject = kind === OBJECT;
    if (this.inObject) this.#objects += 1;
  }

  /** Forgets them all. */
  reset(): void {
    this.inObject = false;
    this.#open.length = 0;
    this.#kinds.length = 0;
    this.#objects = 0;
  }

  pop(): number {
    if (this.inObject) this.#objects -= 1;
    this.#kinds.pop();
    this.inObject = this.#kinds.at(-1) === OBJECT;
    return this.#open.pop() ?? 0;
  }
}
