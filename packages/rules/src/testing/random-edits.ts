import fc from 'fast-check';

/** An edit of a text of any length. */
export interface RandomEdit {
  /** Where, as a part of the text. */
  readonly at: number;
  /** How many characters are taken out. */
  readonly cut: number;
  readonly text: string;
  /** Taken back afterwards. */
  readonly undone: boolean;
}

/** Sequences of edits that put in such words. */
export function randomEdits(words: readonly string[]): fc.Arbitrary<readonly RandomEdit[]> {
  const word = fc.constantFrom(...words);
  const edit = fc.record({
    at: fc.noBias(fc.nat(9999)).map((part) => part / 10_000),
    cut: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(4) }, fc.nat(400)),
    text: fc.oneof(
      { weight: 1, arbitrary: fc.constant('') },
      { weight: 3, arbitrary: word },
      { weight: 1, arbitrary: fc.array(word, { maxLength: 4 }).map((all) => all.join('')) },
    ),
    undone: fc.boolean(),
  });
  return fc.array(edit, { minLength: 1, maxLength: 12 });
}

/** One change of a text: what stands at `start`..`end` becomes `text`. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Makes the edits of a text one after another; `change` is told each, with the text after it. */
export function makeEdits(
  source: string,
  edits: readonly RandomEdit[],
  change: (change: Change, whole: string) => void,
): void {
  let text = source;
  const make = (start: number, end: number, by: string): void => {
    text = text.slice(0, start) + by + text.slice(end);
    change({ start, end, text: by }, text);
  };
  for (const { at, cut, text: by, undone } of edits) {
    const start = Math.floor(at * (text.length + 1));
    const end = Math.min(text.length, start + cut);
    const before = text.slice(start, end);
    make(start, end, by);
    if (undone) make(start, start + by.length, before);
  }
}
