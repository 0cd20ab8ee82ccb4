/** What a name stands for: something with a number of its own. */
interface Named {
  readonly index: number;
}

/**
 * The names that may stand in one place, looked up where they are written. Files are written by programs, always in the
 * same order: what followed a name last time is compared with the text first, and mostly no name has to be cut out of it.
 */
export class Names<Known extends Named> {
  readonly #known: ReadonlyMap<string, Known>;
  readonly #aliases: ReadonlyMap<string, Known>;
  /** By what stands before: at 0 for the first, then at its number and one. */
  readonly #guesses: (Guess<Known> | undefined)[] = [];

  /** `aliases`: names that mean the same, where no name proper does. */
  constructor(known: ReadonlyMap<string, Known>, aliases: ReadonlyMap<string, Known>) {
    this.#known = known;
    this.#aliases = aliases;
  }

  /** What the name at `start`..`end` of a text stands for; `before`: what the name before it does. */
  find(text: string, start: number, end: number, before: Known | undefined): Known | undefined {
    const at = before === undefined ? 0 : before.index + 1;
    const guess = this.#guesses[at];
    if (guess !== undefined && guess.name.length === end - start && text.startsWith(guess.name, start))
      return guess.known;
    const name = text.slice(start, end);
    const known = this.get(name);
    // What nobody knows does not spoil the guess.
    if (known !== undefined) this.#guesses[at] = { name, known };
    return known;
  }

  get(name: string): Known | undefined {
    return this.#known.get(name) ?? this.#aliases.get(name);
  }
}

interface Guess<Known> {
  readonly name: string;
  readonly known: Known;
}
