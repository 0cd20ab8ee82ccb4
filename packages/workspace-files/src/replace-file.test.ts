import { lstat, readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { folder } from '../test/folder.ts';
import { replaceFile } from './replace-file.ts';

test('a file is there as a whole, and nothing is left beside it', async () => {
  const here = await folder();
  await here.write('a.json', 'before');
  await replaceFile(here.path('a.json'), 'after');
  await replaceFile(here.path('b.json'), 'new');
  expect(await readFile(here.path('a.json'), 'utf8')).toBe('after');
  expect(await readdir(here.path(''))).toEqual(['a.json', 'b.json']);
});

test('a link is replaced, not followed', async () => {
  const here = await folder();
  await here.write('else/a.json', 'before');
  await here.link('a.json', 'else/a.json');
  await replaceFile(here.path('a.json'), 'after');
  expect(await readFile(here.path('else/a.json'), 'utf8')).toBe('before');
  expect((await lstat(here.path('a.json'))).isFile()).toBe(true);
});

test('where it cannot be put, what was there stays and no draft is left', async () => {
  const here = await folder();
  await here.write('a.json/in', 'before');
  await expect(replaceFile(here.path('a.json'), 'after')).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
  expect(await readdir(here.path(''))).toEqual(['a.json']);
});
