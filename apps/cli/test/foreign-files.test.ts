import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { staff, staffExpire } from './payloads.ts';
import { transcript } from './scenario.ts';

/** Not below the folder the command runs in. */
async function elsewhere(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'userlint-elsewhere-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

const pipe = (path: string) => execFileSync('mkfifo', [path]);
const big = ' '.repeat(1_000_001);

// biome-ignore format: one case a line
test.each<[string, (path: string) => unknown, string]>([
  ['a link out of the working directory', async (path) => symlink(await elsewhere('a.json', staffExpire), path), 'it is reached through a link that leads elsewhere.'],
  ['a link to a device', (path) => symlink('/dev/zero', path), 'it is no regular file.'],
  ['a pipe', pipe, 'it is no regular file.'],
  ['a link to a pipe', (path) => { pipe(`${path}.pipe`); return symlink(`${path}.pipe`, path); }, 'it is no regular file.'],
  ['a large file', (path) => writeFile(path, big), 'it is larger than 1 MB.'],
  ['a folder', (path) => mkdir(path), 'it is a folder.'],
  ['in another encoding', (path) => writeFile(path, Uint8Array.of(0x22, 0xfc, 0x22)), 'it is not UTF-8. Save it as UTF-8.'],
  ['a link to itself', (path) => symlink(path, path), 'it cannot be read (ELOOP).'],
])('a userlint.json that is %s is not read, and it says so', async (_what, make, reason) => {
  const prepare = (folder: string) => make(join(folder, 'userlint.json'));
  const files = { 'a.json': staff };
  const said = await transcript({ files, prepare, argv: ['lint', 'a.json'] });
  expect(said).toBe(`Nothing found in 1 file.\n! userlint lint: userlint.json: ${reason}\nexit 2`);
  expect(await transcript({ files, prepare, argv: ['send', 'a.json', '--to', 'sandbox'] })).toBe(
    `! userlint send: userlint.json: ${reason}\n! See "userlint help send".\nexit 2`,
  );
});

test('a link within the working directory is followed', async () => {
  const files = { 'a.json': staff, 'shared/userlint.json': '{ "filez": {} }' };
  const prepare = (folder: string) => symlink('shared/userlint.json', join(folder, 'userlint.json'));
  expect(await transcript({ files, prepare, argv: ['lint', 'a.json'] })).toContain('filez');
});

test('a link that leads nowhere is no userlint.json', async () => {
  const prepare = (folder: string) => symlink('gone.json', join(folder, 'userlint.json'));
  expect(await transcript({ files: { 'a.json': staff }, prepare, argv: ['lint', 'a.json'] })).toBe(
    'Nothing found in 1 file.\nexit 0',
  );
});

const table = '{ "table": "UserGroups", "codes": { "STAFF": "Staff" } }';

test.each<[string, (path: string) => unknown]>([
  ['a link out of the folder', async (path) => symlink(await elsewhere('UserGroups.json', table), path)],
  ['a pipe', pipe],
  ['a large file', (path) => writeFile(path, table + big)],
  ['a folder', (path) => mkdir(path)],
])('a file of codes that is %s is not read, and it says so', async (_what, make) => {
  const files = {
    'userlint.json': '{ "codes": { "alma/UserGroups": "codes/UserGroups.json" } }',
    'codes/x': '',
  };
  const prepare = (folder: string) => make(join(folder, 'codes', 'UserGroups.json'));
  const said = await transcript({ files, prepare, argv: ['lint', 'userlint.json'] });
  expect(said).toContain('codes/UserGroups.json');
  expect(said).toMatch(/exit 1$/);
});
