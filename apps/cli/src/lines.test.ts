import { expect, test } from 'vitest';
import { Lines } from './lines.ts';

test.each([
  [0, 0, 0],
  [1, 0, 1],
  [2, 1, 0],
  [5, 1, 3],
  [6, 2, 0],
  [7, 2, 1],
  [8, 3, 0],
])('offset %d is line %d, character %d', (offset, line, character) => {
  expect(new Lines('a\nb\uD83D\uDE00\r\r\n').position(offset)).toEqual({ line, character });
});

test('the text of a line has no line end', () => {
  const lines = new Lines('one\ntwo\r\nthree\rfour\u2028four');
  expect([0, 1, 2, 3, 4].map((line) => lines.text(line))).toEqual([
    'one',
    'two',
    'three',
    'four\u2028four',
    '',
  ]);
});
