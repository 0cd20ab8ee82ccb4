import type { Edit } from '../../text/span.ts';
import type { Text } from '../../text/text.ts';

/** An element by its name and its place in the text. */
export interface Piece {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The edit that puts elements into the order of these names; undefined where one of them has another name. */
export function reorder(text: Text, pieces: readonly Piece[], names: readonly string[]): Edit | undefined {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  if (pieces.some(({ name }) => !names.includes(name))) return undefined;
  const ordered = [...pieces].sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
  const written: string[] = [];
  let at = first.start;
  for (const [index, piece] of pieces.entries()) {
    const placed = ordered[index] ?? piece;
    // What stands between them stays where it is.
    written.push(text.value.slice(at, piece.start), text.value.slice(placed.start, placed.end));
    at = piece.end;
  }
  return text.edit(first.start, last.end, written.join(''));
}
