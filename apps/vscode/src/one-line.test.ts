import { expect, test } from 'vitest';
import { oneLine } from './one-line.ts';

test.each([
  ['jdoe', 'jdoe'],
  ['Ærø 𝒜 ü', 'Ærø 𝒜 ü'],
  ['a\u202Eb\u200B', 'a<U+202E>b<U+200B>'],
  ['a\nto Sandbox?\tb\r', 'a<U+000A>to Sandbox?<U+0009>b<U+000D>'],
])('a dialog shows %j as %j', (text, shown) => {
  expect(oneLine(text)).toBe(shown);
});

test('a long value is cut in the middle, between characters', () => {
  expect(oneLine(`begin-${'𝒜'.repeat(100)}-end`, 12)).toBe('begin- … 𝒜𝒜-end (110 characters)');
});
