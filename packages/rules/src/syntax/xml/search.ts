/**
 * Where one string stands next. Asked at places that move forward, it looks at every stretch of the text once,
 * however often the string is missing.
 */
export class Search {
  readonly #text: string;
  readonly #needle: string;
  #found = -1;

  constructor(text: string, needle: string) {
    this.#text = text;
    this.#needle = needle;
  }

  /** The next place at or after `start`; Infinity when there is none. */
  from(start: number): number {
    if (this.#found < start) {
      const found = this.#text.indexOf(this.#needle, start);
      this.#found = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    return this.#found;
  }
}
