import { expect, test } from 'vitest';
import { printable, printableLine } from './printable.ts';

// biome-ignore format: one case a line
test.each([
  ['Grüße, 日本語 😀\tend\n', 'Grüße, 日本語 😀\tend\n'],
  ['a\r\nb', 'a\nb'],
  ['a\rb', 'a<U+000D>b'],
  ['\u001b[31mred\u001b[0m \u009b1m', '<U+001B>[31mred<U+001B>[0m <U+009B>1m'],
  ['user\u202Etxt.exe', 'user<U+202E>txt.exe'],
  ['zero\u200Bwidth\uFEFF', 'zero<U+200B>width<U+FEFF>'],
  ['half \uD83D', 'half <U+D83D>'],
  ['one\u2028line', 'one<U+2028>line'],
  ['x\n  ::error file=a::b', 'x\n  <U+003A>:error file=a::b'],
  ['##[error] ##vso[task.x]', '<U+0023>#[error] <U+0023>#vso[task.x]'],
])('%j', (text, expected) => expect(printable(text)).toBe(expected));

test('on one line', () => {
  expect(printableLine('a\tb\r\n::error::c\n\u001b[2J')).toBe(
    'a<U+0009>b<U+000A><U+003A>:error::c<U+000A><U+001B>[2J',
  );
});
