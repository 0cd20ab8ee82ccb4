import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { nearestSettings, settingsIn } from './nearest-settings.ts';

/** The places looked at for a file, in order, and the folder each must lie in. */
async function places(file: string, ...roots: string[]): Promise<string[]> {
  const asked: string[] = [];
  await nearestSettings(file, roots, async ({ path, top }) => {
    asked.push(`${path} in ${top}`);
    return undefined;
  });
  return asked;
}

const settings = (folder: string, top: string) => `${folder}/userlint.json in ${top}`;

test('from the folder of the file upward, as far as the workspace folder', async () => {
  const upward = [settings('/work/a/b', '/work'), settings('/work/a', '/work'), settings('/work', '/work')];
  expect(await places('/work/a/b/x.xml', '/work')).toEqual(upward);
  expect(await places('/work/a/b/x.xml', '/work/')).toEqual(upward);
  expect(await places('/work/a/c/../b/x.xml', '/else', '/work')).toEqual(upward);
});

test('the nearest that is there rules, and nobody looks further', async () => {
  const asked: string[] = [];
  const found = await nearestSettings('/work/a/b/x.xml', ['/work'], async ({ path }) => {
    asked.push(path);
    return dirname(path) === '/work/a' ? path : undefined;
  });
  expect(found).toBe('/work/a/userlint.json');
  expect(asked).toEqual(['/work/a/b/userlint.json', '/work/a/userlint.json']);
});

test('of nested workspace folders the innermost is the limit', async () => {
  const inner = [settings('/work/inner', '/work/inner')];
  expect(await places('/work/inner/x.xml', '/work', '/work/inner')).toEqual(inner);
  expect(await places('/work/inner/x.xml', '/work/inner', '/work')).toEqual(inner);
});

test('outside every workspace folder only the own folder counts', async () => {
  expect(await places('/else/a/x.xml', '/work')).toEqual([settings('/else/a', '/else/a')]);
  expect(await places('/else/x.xml')).toEqual([settings('/else', '/else')]);
  expect(await places('/work2/x.xml', '/work')).toEqual([settings('/work2', '/work2')]);
});

test('at the root there is nothing further up', async () => {
  expect(await places('/x.xml', '/')).toEqual(['/userlint.json in /']);
  expect(await places('/a/x.xml', '/')).toEqual([settings('/a', '/'), '/userlint.json in /']);
});

test('what is called like a workspace folder is looked for as a file', async () => {
  expect(await places('/work', '/work')).toEqual(['/userlint.json in /']);
});

test('the settings of a folder itself', () => {
  expect(settingsIn('/work/a', ['/work'])).toEqual({ path: '/work/a/userlint.json', top: '/work' });
  expect(settingsIn('/else', ['/work'])).toEqual({ path: '/else/userlint.json', top: '/else' });
});
