import { expect, test } from 'vitest';
import { fromSource, toSource } from './decoded-map.ts';

const at = (line: number, character: number) => ({ line, character });

/** `<a>` as `&lt;a>` on line 4, then a line end that is two characters, then `x`. */
const map = [
  { start: at(0, 0), range: { start: at(4, 10), end: at(4, 14) }, verbatim: false },
  { start: at(0, 1), range: { start: at(4, 14), end: at(4, 16) }, verbatim: true },
  { start: at(0, 3), range: { start: at(4, 16), end: at(5, 0) }, verbatim: false },
  { start: at(1, 0), range: { start: at(5, 0), end: at(5, 1) }, verbatim: true },
];

test.each([
  ['an escape is all of it', at(0, 0), { start: at(4, 10), end: at(4, 14) }],
  ['a character is itself', at(0, 2), { start: at(4, 15), end: at(4, 15) }],
  ['a line end', at(0, 3), { start: at(4, 16), end: at(5, 0) }],
  ['the next line', at(1, 0), { start: at(5, 0), end: at(5, 0) }],
  ['behind the end', at(9, 9), { start: at(5, 0), end: at(5, 0) }],
])('to the source: %s', (_, place, expected) => {
  expect(toSource(map, place)).toEqual(expected);
});

test.each([
  ['inside an escape', at(4, 12), at(0, 0)],
  ['a character', at(4, 15), at(0, 2)],
  ['the next line', at(5, 0), at(1, 0)],
  ['before the record', at(4, 9), undefined],
  ['behind the record', at(5, 1), undefined],
])('from the source: %s', (_, place, expected) => {
  expect(fromSource(map, place)).toEqual(expected);
});

test('an empty record is nowhere', () => {
  expect(toSource([], at(0, 0))).toBeUndefined();
  expect(fromSource([], at(0, 0))).toBeUndefined();
});
