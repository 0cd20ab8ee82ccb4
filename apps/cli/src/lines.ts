/** A place as LSP has it: both 0-based, `character` in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Knows where the lines of a text begin. A line ends with LF, CR LF or CR. */
export class Lines {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (match) => match.index + match[0].length)];
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - this.#start(low) };
  }

  /** A line's text, without its end. */
  text(line: number): string {
    return this.#text.slice(this.#start(line), this.#start(line + 1)).replace(/\r?\n$|\r$/, '');
  }

  #start(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }
}
