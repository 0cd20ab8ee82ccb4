import fc from 'fast-check';
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

test('a line has no line end', () => {
  const lines = new Lines('one\ntwo\r\nthree\rfour\u2028four');
  const texts = [0, 1, 2, 3, 4]
    .map((line) => lines.line(line))
    .map((at) => lines.text.slice(at.start, at.end));
  expect(texts).toEqual(['one', 'two', 'three', 'four\u2028four', '']);
});

test.each([
  ['', 1],
  ['a', 1],
  ['a\n', 2],
  ['\r\n\r', 3],
])('%j has %d lines', (text, count) => {
  expect(new Lines(text).count).toBe(count);
});

test('what is outside the text is its nearer end', () => {
  const lines = new Lines('a\nbc');
  expect([-1, 9].map((offset) => lines.position(offset))).toEqual([
    { line: 0, character: 0 },
    { line: 1, character: 2 },
  ]);
  const places = [
    [-1, 0],
    [0, -1],
    [0, 9],
    [1, 9],
    [9, 0],
  ] as const;
  expect(places.map(([line, character]) => lines.offset({ line, character }))).toEqual([0, 0, 1, 4, 4]);
});

const texts = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '\u2028', '😀', '\t') });

test('every offset survives the way there and back, except inside an end of line', () => {
  fc.assert(
    fc.property(texts, fc.nat(60), (text, at) => {
      const offset = Math.min(at, text.length);
      fc.pre(!'\r\n'.includes(text.charAt(offset - 1) || 'x') || text.charAt(offset) !== '\n');
      const lines = new Lines(text);
      expect(lines.offset(lines.position(offset))).toBe(offset);
      const span = { start: 0, end: offset };
      expect(lines.span(lines.range(span))).toEqual(span);
    }),
  );
});

test('the lines and their ends are the text', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const lines = new Lines(text);
      const found = Array.from({ length: lines.count }, (_, line) => lines.line(line));
      expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(text.split(/\r\n|\n|\r/));
    }),
  );
});
