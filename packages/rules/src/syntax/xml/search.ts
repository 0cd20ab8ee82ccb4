/**
 * Where one string stands next. Asked at places that move forward, it looks at every stretch of the text once,
 * however often the string is missing; asked further back, it looks at the stretch between alone.
 */
export class Search {
  readonly #text: string;
  readonly #needle: string;
  /** Nothing stands from `#start` up to `#found`. */
  #start = 0;
  #found = -1;

  constructor(text: string, needle: string) {
    this.#text = text;
    this.#needle = needle;
  }

  /** The next place at or after `start`; Infinity when there is none. */
  from(start: number): number {
    if (this.#found < start) this.#search(start);
    else if (start < this.#start) this.#searchBefore(start);
    return this.#found;
  }

  #search(start: number): void {
    const found = this.#text.indexOf(this.#needle, start);
    this.#start = start;
    this.#found = found < 0 ? Number.POSITIVE_INFINITY : found;
  }

  #searchBefore(start: number): void {
    const found = this.#text.slice(start, this.#start + this.#needle.length - 1).indexOf(this.#needle);
    if (found >= 0) this.#found = start + found;
    this.#start = start;
  }
}
