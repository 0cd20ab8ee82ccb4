import type { Text } from '../../text/text.ts';

/** What a completion writes in place of `from`..`to`: the cursor comes to stand behind `before`, on `chosen`. */
export interface Draft {
  readonly text: Text;
  readonly from: number;
  readonly to: number;
  readonly before: string;
  /** What the user will type over. */
  readonly chosen: string;
  readonly after: string;
}

/** The pieces of a text written somewhere: before the cursor, under it, after it. */
export type Pieces = readonly [before: string, chosen: string, after: string];

export function draft(
  text: Text,
  [from, to]: readonly [number, number],
  [before, chosen, after]: Pieces,
): Draft {
  return { text, from, to, before, chosen, after };
}

/** The word round `at`: it goes on to one of the characters in `stops`, or to white space. */
export function wordAt(text: string, at: number, stops: string): [from: number, to: number] {
  const ends = (index: number) => {
    const character = text.charAt(index);
    return character === '' || stops.includes(character) || character.trim() === '';
  };
  let from = at;
  while (!ends(from - 1)) from -= 1;
  let to = at;
  while (!ends(to)) to += 1;
  return [from, to];
}

/** How deep the line of `at` is indented, and by what each level is deeper. */
export function marginAt(text: string, at: number): { readonly margin: string; readonly step: string } {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  let end = start;
  while (end < at && (text[end] === ' ' || text[end] === '\t')) end += 1;
  const margin = text.slice(start, end);
  return { margin, step: margin.includes('\t') ? '\t' : '  ' };
}
