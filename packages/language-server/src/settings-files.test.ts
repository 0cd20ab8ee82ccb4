import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { largestFile } from '@userlint/workspace-files';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settingsFiles } from './settings-files.ts';

let top = '';

beforeEach(async () => {
  top = await realpath(await mkdtemp(join(tmpdir(), 'userlint-settings-')));
});

afterEach(async () => {
  await rm(top, { recursive: true });
});

async function write(path: string, text = '{}'): Promise<void> {
  const file = join(top, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

function uri(path: string): string {
  return pathToFileURL(join(top, path)).href;
}

/** Which settings rule over a document, and as what it is known there. */
async function settingsOf(document: string, ...folders: string[]) {
  const found = await settingsFiles.nearest(uri(document), folders.map(uri));
  return found && { ...found, uri: found.uri.slice(uri('').length + 1) };
}

test('the nearest file upward rules', async () => {
  await write('work/userlint.json', '{"outer": true}');
  await write('work/staff/userlint.json', '{"inner": true}');
  expect(await settingsOf('work/staff/new/a.xml', 'work')).toEqual({
    uri: 'work/staff/userlint.json',
    path: 'new/a.xml',
    text: '{"inner": true}',
  });
  expect(await settingsOf('work/a b/ü.xml', 'work')).toEqual({
    uri: 'work/userlint.json',
    path: 'a b/ü.xml',
    text: '{"outer": true}',
  });
});

test('nothing above the workspace folder counts', async () => {
  await write('userlint.json');
  await write('work/a.xml');
  expect(await settingsOf('work/a.xml', 'work')).toBeUndefined();
  expect(await settingsOf('work/a.xml', 'work/')).toBeUndefined();
});

test('of nested workspace folders the innermost is the limit', async () => {
  await write('work/userlint.json');
  await write('work/inner/a.xml');
  expect(await settingsOf('work/inner/a.xml', 'work', 'work/inner')).toBeUndefined();
});

test('outside every workspace folder only the own folder counts', async () => {
  await write('userlint.json');
  await write('else/a.xml');
  expect(await settingsOf('else/a.xml', 'work')).toBeUndefined();
  expect(await settingsOf('a.xml', 'work')).toMatchObject({ path: 'a.xml' });
});

test('a document at the address of a workspace folder has none', async () => {
  await write('work/userlint.json');
  expect(await settingsOf('work', 'work')).toBeUndefined();
});

test('a link out of the workspace folder is not followed', async () => {
  await write('secret.json');
  await write('work/a.xml');
  await symlink(join(top, 'secret.json'), join(top, 'work/userlint.json'));
  expect(await settingsOf('work/a.xml', 'work')).toMatchObject({
    text: undefined,
    problem: 'it is reached through a link that leads elsewhere',
  });
});

test('a file beside the settings is read, one outside their folder is not', async () => {
  await write('work/userlint.json');
  await write('work/codes/a b.json', 'codes');
  await write('work/large.json', ' '.repeat(largestFile + 1));
  await write('secret.json', 'secret');
  await symlink(join(top, 'secret.json'), join(top, 'work/link.json'));
  const beside = (path: string) => settingsFiles.beside(uri('work/userlint.json'), path);
  expect(await beside('codes/a b.json')).toBe('codes');
  for (const path of ['missing.json', 'codes', 'large.json', 'link.json', '../secret.json']) {
    expect(await beside(path)).toBeUndefined();
  }
  expect(await settingsFiles.beside('untitled:userlint.json', 'codes/a.json')).toBeUndefined();
});

test('what is too large or no file is not read', async () => {
  await write('large/userlint.json', ' '.repeat(largestFile + 1));
  await write('folder/userlint.json/a.xml');
  expect(await settingsOf('large/a.xml', 'large')).toMatchObject({ problem: 'it is larger than 1 MB' });
  expect(await settingsOf('folder/a.xml', 'folder')).toMatchObject({ problem: 'it is a folder' });
});

test.each([
  'untitled:Untitled-1',
  'vscode-vfs://github/x/a.xml',
  'file://%%%',
  '',
])('a document that is no file has no settings: %s', async (document) => {
  expect(await settingsFiles.nearest(document, [])).toBeUndefined();
});
