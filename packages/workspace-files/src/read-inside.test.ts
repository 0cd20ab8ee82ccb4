import { chmod } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { folder } from '../test/folder.ts';
import { largestFile, readInside } from './read-inside.ts';

type Folder = Awaited<ReturnType<typeof folder>>;

/** What is read as `work/a`, from the folder `work`. */
async function read(make: (here: Folder) => Promise<unknown>, file = 'work/a') {
  const here = await folder();
  await here.write('work/beside', 'beside');
  await here.write('outside', 'secret');
  await here.write('work2/outside', 'secret');
  await make(here);
  return readInside(here.path('work'), here.path(file));
}

const bytes = (size: number) => ' '.repeat(size);

// biome-ignore format: one case a line
test.each<[string, (here: Folder) => Promise<unknown>, string]>([
  ['a file', (here) => here.write('work/a', 'ü'), 'ü'],
  ['a file with a byte order mark', (here) => here.write('work/a', '\uFEFFü'), 'ü'],
  ['an empty file', (here) => here.write('work/a', ''), ''],
  ['a file of 1 MB', (here) => here.write('work/a', bytes(largestFile)), bytes(largestFile)],
  ['a link within the folder', (here) => here.link('work/a', 'work/beside'), 'beside'],
  ['a link to a link within the folder', async (here) => { await here.link('work/b', 'work/beside'); await here.link('work/a', 'work/b'); }, 'beside'],
])('%s is read', async (_what, make, text) => {
  expect(await read(make)).toEqual({ text });
});

const elsewhere = 'is reached through a link that leads elsewhere';

// biome-ignore format: one case a line
test.each<[string, (here: Folder) => Promise<unknown>, string]>([
  ['a link out of the folder', (here) => here.link('work/a', 'outside'), elsewhere],
  ['a link to a folder whose name begins the same', (here) => here.link('work/a', 'work2/outside'), elsewhere],
  ['a link to a link out of the folder', async (here) => { await here.link('work/b', 'outside'); await here.link('work/a', 'work/b'); }, elsewhere],
  ['a link to the user\'s files', (here) => here.link('work/a', '/etc/passwd'), elsewhere],
  ['a link to a device', (here) => here.link('work/a', '/dev/zero'), 'is no regular file'],
  ['a pipe', (here) => here.pipe('work/a'), 'is no regular file'],
  ['a link to a pipe', async (here) => { await here.pipe('work/b'); await here.link('work/a', 'work/b'); }, 'is no regular file'],
  ['a folder', (here) => here.write('work/a/b'), 'is a folder'],
  ['a link to a folder', (here) => here.link('work/a', 'work'), 'is a folder'],
  ['a link to itself', (here) => here.link('work/a', 'work/a'), 'cannot be read (ELOOP)'],
  ['two links to each other', async (here) => { await here.link('work/a', 'work/b'); await here.link('work/b', 'work/a'); }, 'cannot be read (ELOOP)'],
  ['a byte more than 1 MB', (here) => here.write('work/a', bytes(largestFile + 1)), 'is larger than 1 MB'],
  ['a file in another encoding', (here) => here.write('work/a', Uint8Array.of(0x22, 0xfc, 0x22)), 'is not UTF-8. Save it as UTF-8'],
])('%s is not read', async (_what, make, problem) => {
  expect(await read(make)).toEqual({ problem });
});

test('a file behind a folder that is a link out of the folder is not read', async () => {
  expect(await read((here) => here.link('work/in', 'work2'), 'work/in/outside')).toEqual({
    problem: elsewhere,
  });
});

test('a file behind a circle of folders is where it really is', async () => {
  const make = (here: Folder) => here.link('work/in', 'work');
  expect(await read(make, 'work/in/in/in/beside')).toEqual({ text: 'beside' });
});

test('a way out of the folder is none', async () => {
  expect(await read(async () => {}, 'work/../outside')).toEqual({ problem: elsewhere });
});

test('the folder may be a link itself: whoever opened it knows', async () => {
  const here = await folder();
  await here.write('work/a', 'a');
  await here.link('open', 'work');
  expect(await readInside(here.path('open'), here.path('open/a'))).toEqual({ text: 'a' });
});

test.each<[string, (here: Folder) => Promise<unknown>, string]>([
  ['nothing', async () => {}, 'work/a'],
  ['a link that leads nowhere', (here) => here.link('work/a', 'gone'), 'work/a'],
  ['what would be in a file', (here) => here.write('work/a'), 'work/a/b'],
])('%s is no file', async (_what, make, file) => {
  expect(await read(make, file)).toBeUndefined();
});

test('a name no file can have is a problem, not a crash', async () => {
  expect(await read(async () => {}, 'work/\0')).toEqual({
    problem: 'cannot be read (ERR_INVALID_ARG_VALUE)',
  });
});

const nobody = 65_534;

test('a file that may not be read', async () => {
  const make = async (here: Folder) => {
    await here.write('work/a');
    await chmod(here.path('work/a'), 0o000);
    // The superuser reads everything: for the time of the test we are nobody.
    if (process.geteuid?.() !== 0) return;
    await chmod(here.path(''), 0o755);
    process.seteuid?.(nobody);
    onTestFinished(() => process.seteuid?.(0));
  };
  expect(await read(make)).toEqual({ problem: 'may not be read' });
});
