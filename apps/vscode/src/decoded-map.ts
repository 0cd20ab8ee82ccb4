import type { DecodedPiece } from '@userlint/language-server/protocol';
import type { Position } from '@userlint/rules';

/** Where the document spells what stands at a place of the decoded text. */
export function toSource(
  map: readonly DecodedPiece[],
  place: Position,
): { readonly start: Position; readonly end: Position } | undefined {
  const piece = map.findLast(({ start }) => !isBefore(place, start));
  if (piece === undefined) return undefined;
  const { start, range, verbatim } = piece;
  if (!verbatim) return range;
  const into = place.line === start.line ? place.character - start.character : 0;
  const there = moved(range.start, into);
  const inside = isBefore(range.end, there) ? range.end : there;
  return { start: inside, end: inside };
}

/** Where the decoded text shows what stands at a place of the document; undefined outside of the record. */
export function fromSource(map: readonly DecodedPiece[], place: Position): Position | undefined {
  const piece = map.find(({ range }) => !isBefore(place, range.start) && isBefore(place, range.end));
  if (piece === undefined) return undefined;
  const { start, range, verbatim } = piece;
  return verbatim && place.line === range.start.line
    ? moved(start, place.character - range.start.character)
    : { line: start.line, character: start.character };
}

function moved({ line, character }: Position, by: number): Position {
  return { line, character: character + by };
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
