import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cached, cacheFolder } from '../src/cache.ts';

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'userlint-cache-'));
});
afterEach(() => rm(cache, { recursive: true, force: true }));

test('the cache is where the platform keeps caches, unless it is named', () => {
  expect(cacheFolder({}, 'linux', '/home/ada')).toBe('/home/ada/.cache/userlint');
  expect(cacheFolder({}, 'darwin', '/Users/ada')).toBe('/Users/ada/Library/Caches/userlint');
  expect(cacheFolder({ XDG_CACHE_HOME: '/x' }, 'linux', '/home/ada')).toBe('/x/userlint');
  expect(cacheFolder({ XDG_CACHE_HOME: '/x', USERLINT_CACHE: '/y' }, 'linux', '/home/ada')).toBe('/y');
});

test('a folder is filled once', async () => {
  let fills = 0;
  const fill = async (folder: string) => {
    fills += 1;
    await writeFile(join(folder, 'file'), 'whole');
  };
  const folder = await cached(cache, 'thing', fill);
  expect(await cached(cache, 'thing', fill)).toBe(folder);
  expect(await readFile(join(folder, 'file'), 'utf8')).toBe('whole');
  expect(fills).toBe(1);
});

test('two runs at once get the same whole folder', async () => {
  const fill = (folder: string) => writeFile(join(folder, 'file'), 'whole');
  const [one, other] = await Promise.all([cached(cache, 'thing', fill), cached(cache, 'thing', fill)]);
  expect(one).toBe(other);
  expect(await readdir(cache)).toEqual(['thing']);
});

test('a failed attempt leaves nothing behind, and the next one may succeed', async () => {
  const fail = () => Promise.reject(new Error('no network'));
  await expect(cached(cache, 'thing', fail)).rejects.toThrow('no network');
  expect(await readdir(cache)).toEqual([]);
  await cached(cache, 'thing', async () => {});
  expect(await readdir(cache)).toEqual(['thing']);
});

test('what a killed run left is removed, what another run is filling is not', async () => {
  const fill = async () => {};
  await cached(join(cache, 'unfinished-old'), 'part', fill);
  await cached(join(cache, 'unfinished-new'), 'part', fill);
  const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000);
  await utimes(join(cache, 'unfinished-old'), yesterday, yesterday);
  await cached(cache, 'thing', fill);
  expect((await readdir(cache)).sort()).toEqual(['thing', 'unfinished-new']);
});
