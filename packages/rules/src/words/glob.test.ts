import { expect, test } from 'vitest';
import { compileGlob } from './glob.ts';

test.each([
  ['*.xml', 'a.xml', true],
  ['*.xml', 'a/b.xml', false],
  ['**/*.xml', 'a.xml', true],
  ['**/*.xml', 'a/b/c.xml', true],
  ['staff/**', 'staff/a/b.json', true],
  ['staff/**', 'other/a.json', false],
  ['staff/**/*.{xml,json}', 'staff/x/y/z.json', true],
  ['staff/**/*.{xml,json}', 'staff/z.http', false],
  ['a/**/b/**/c', 'a/x/b/y/b/c', true],
  ['a/**/b', 'a/b', true],
  ['user-?.xml', 'user-1.xml', true],
  ['user-?.xml', 'user-12.xml', false],
  ['a*b*c.json', 'aXbYbZc.json', true],
  ['(a+)+$.xml', '(a+)+$.xml', true],
  ['(a+)+$.xml', 'aa.xml', false],
  ['.hidden/*.xml', '.hidden/a.xml', true],
  ['**', 'any/thing', true],
])('%s and %s: %s', (pattern, path, expected) => {
  expect(compileGlob(pattern)?.(path)).toBe(expected);
});

test.each([
  '',
  '{a',
  'x'.repeat(201),
  '{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}',
  '{a,{b}}',
])('no pattern: %s', (pattern) => {
  expect(compileGlob(pattern)).toBeUndefined();
});

test('patterns made to backtrack do not', () => {
  const path = `${'a'.repeat(2000)}!`;
  for (const pattern of ['*a*a*a*a*a*a*a*a*b', '((a+)+)+$', `${'*'.repeat(100)}b`, '{*a*a*a*b,*a*b*c}']) {
    expect(compileGlob(pattern)?.(path)).toBe(false);
  }
  expect(compileGlob('**/a/**/a/**/a/**/b')?.('a/'.repeat(1000))).toBe(false);
});
