import { expect, test } from 'vitest';
import { contains } from './contains.ts';

test.each([
  ['/work', '/work', true],
  ['/work', '/work/a/b', true],
  ['/work/', '/work/a', true],
  ['/', '/work', true],
  ['/work', '/work/..a', true],
  ['/work', '/work/a/../b', true],
  ['/work', '/work2', false],
  ['/work', '/', false],
  ['/work', '/work/../a', false],
  ['/work/a', '/work', false],
])('%s contains %s: %s', (folder, path, is) => {
  expect(contains(folder, path)).toBe(is);
});
