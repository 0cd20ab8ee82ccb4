import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { startService } from '../../test/service.ts';
import { edit, FakeDocument, person, reset, screen, settings, Uri, workspace } from '../../test/vscode.ts';
import { showingRefusals } from '../refusal.ts';
import { fetchCodeTables } from './fetch-code-tables.ts';

vi.mock('vscode', () => import('../../test/vscode.ts'));

/** Paths are relative to the workspace folder, which is on disk: the file system is not VS Code's. */
let work = '';

beforeEach(() => {
  reset();
  work = mkdtempSync(join(tmpdir(), 'userlint-work-'));
  onTestFinished(() => rmSync(work, { recursive: true }));
  workspace.workspaceFolders = [{ uri: Uri.parse(`file:${work}`) }];
});

/** Its path, when the folders on the way are there. */
function at(path: string): string {
  const full = join(work, path);
  mkdirSync(dirname(full), { recursive: true });
  return full;
}

const write = (path: string, text: string | Uint8Array) => writeFileSync(at(path), text);
const read = (path: string) => readFileSync(join(work, path), 'utf8');
/** Every file, and every folder. */
const all = () => readdirSync(work, { recursive: true, encoding: 'utf8' }).sort();

function folderElsewhere(): string {
  const folder = mkdtempSync(join(tmpdir(), 'userlint-elsewhere-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** The sandbox, where every code table has one code and no mapping table exists. */
async function sandbox() {
  const service = await startService((response) => {
    const [, kind, name] = /conf\/([^/]+)\/([^/]+)$/.exec(response.req.url ?? '') ?? [];
    if (kind !== 'code-tables') response.writeHead(400).end('{}');
    else response.end(JSON.stringify({ name, row: [{ code: 'A', description: 'First' }] }));
  });
  settings.set('userlint.sandbox.port', { globalValue: service.port });
  return service;
}

const fetchTables = () => showingRefusals(fetchCodeTables);
const written = () => all().filter((path) => path.endsWith('.json') && path.includes('codes/'));

test('asks, fetches, writes, and names the folder in userlint.json when wanted', async () => {
  const { port, arrived } = await sandbox();
  write('staff/userlint.json', '{\n  // ours\n  "rules": {}\n}\n');
  Object.assign(person, { presses: 'Fetch', accepts: 'Add to userlint.json' });
  await fetchTables();

  expect(screen.modals).toEqual([
    {
      message: 'Fetch code tables from Sandbox?',
      detail: [
        `From: Sandbox (http://127.0.0.1:${port})`,
        'Into: staff/codes',
        'Tables: 26, one file each',
      ].join('\n'),
      buttons: ['Fetch'],
    },
  ]);
  // The profile fields of an OLSA site are asked for by SOAP, which reads by POST as well.
  expect(new Set(arrived.map(({ method }) => method))).toEqual(new Set(['GET', 'POST']));
  expect(written()).toHaveLength(21);
  expect(read('staff/codes/UserGroups.json')).toMatch(/"table": "UserGroups",\n {2}"fetched": "\d{4}-/);
  expect(screen.errors).toEqual([
    expect.stringMatching(/^21 tables were fetched from Sandbox, 5 were not\. The service answered 400/),
  ]);
  expect(read('staff/userlint.json')).toBe(
    '{\n  // ours\n  "rules": {},\n  "codes": "codes/",\n  "mappings": "codes/"\n}\n',
  );
});

test('files of others are left alone and told, its own are replaced', async () => {
  await sandbox();
  write('codes/Genders.json', '{ "mine": true }');
  write('codes/UserGroups.json', '{ "table": "UserGroups", "codes": {} }');
  person.presses = 'Fetch';
  await fetchTables();
  expect(screen.modals[0]?.detail.split('\n').slice(2)).toEqual([
    'Tables: 25, one file each',
    'Replaced: 1 that Userlint wrote before',
    'Left alone, not written by Userlint: Genders',
  ]);
  expect(read('codes/Genders.json')).toBe('{ "mine": true }');
  expect(read('codes/UserGroups.json')).toContain('"First"');
  expect(all()).not.toContain('userlint.json');
});

test('nothing is asked for unless the button is pressed', async () => {
  const { arrived } = await sandbox();
  await fetchTables();
  expect(screen.modals).toHaveLength(1);
  expect([arrived, written()]).toEqual([[], []]);
});

test('an untrusted workspace fetches nothing', async () => {
  workspace.isTrusted = false;
  await fetchTables();
  expect(screen).toMatchObject({ modals: [], errors: [expect.stringContaining('trusted workspace')] });
});

test('without a folder there is nowhere to keep them', async () => {
  workspace.workspaceFolders = undefined;
  await fetchTables();
  expect(screen).toMatchObject({ modals: [], errors: [expect.stringContaining('Open a folder first')] });
});

test('nothing is written through a link', async () => {
  symlinkSync(folderElsewhere(), join(work, 'codes'));
  await fetchTables();
  expect(screen).toMatchObject({ modals: [], errors: ['codes is a link. Userlint does not follow it.'] });
});

test.each([
  ['[x](command:a)', '[x] (command:a) is a link. Userlint does not follow it.'],
  ['[x](command:a)/in', '[x] (command:a)/in is a link. Userlint does not follow it.'],
  [
    '[x](command:a)/in/codes/UserGroups.json',
    '[x] (command:a)/in/codes/UserGroups.json is a link. Userlint does not follow it.',
  ],
])('nor through one on the way: %s', async (linked, said) => {
  write('[x](command:a)/in/userlint.json', '{}');
  write('[x](command:a)/in/codes/UserGroups.json', '{ "table": "UserGroups", "codes": {} }');
  const elsewhere = join(folderElsewhere(), 'moved');
  renameSync(join(work, linked), elsewhere);
  symlinkSync(elsewhere, join(work, linked));
  await fetchTables();
  expect(screen).toMatchObject({ modals: [], errors: [said] });
});

test('nor through one that was made while a person was asked', async () => {
  await sandbox();
  Object.assign(person, {
    presses: 'Fetch',
    meanwhile: () => symlinkSync(folderElsewhere(), join(work, 'codes')),
  });
  await fetchTables();
  expect(screen.errors).toEqual(['codes is a link. Userlint does not follow it.']);
  expect(written()).toEqual([]);
});

test('settings that are a link are neither read nor written', async () => {
  await sandbox();
  write('real.json', '{}');
  symlinkSync('real.json', join(work, 'userlint.json'));
  Object.assign(person, { presses: 'Fetch', accepts: 'Add to userlint.json' });
  await fetchTables();
  expect(screen.errors.at(-1)).toBe('userlint.json is a link. Userlint does not follow it.');
  expect(read('real.json')).toBe('{}');
});

test('a pipe or a huge file in the place of a table is not opened', async () => {
  execFileSync('mkfifo', [at('codes/Genders.json')]);
  await fetchTables();
  rmSync(join(work, 'codes/Genders.json'));
  write('codes/Genders.json', ' '.repeat(1_000_001));
  await fetchTables();
  expect(screen).toMatchObject({
    modals: [],
    errors: ['codes/Genders.json is no regular file.', 'codes/Genders.json is larger than 1 MB.'],
  });
});

test('a file in the place of the folder stays', async () => {
  write('codes', 'mine');
  await fetchTables();
  expect(screen).toMatchObject({ modals: [], errors: ['codes is no folder.'] });
  expect(read('codes')).toBe('mine');
});

test('settings in another encoding are not taken for empty ones', async () => {
  await sandbox();
  const latin = Uint8Array.of(...'{ "x": "'.split('').map((c) => c.charCodeAt(0)), 0xfc, 0x22, 0x7d);
  write('userlint.json', latin);
  Object.assign(person, { presses: 'Fetch', accepts: 'Add to userlint.json' });
  await fetchTables();
  expect(screen.errors.at(-1)).toBe('userlint.json is not UTF-8. Save it as UTF-8.');
  expect(Uint8Array.from(readFileSync(join(work, 'userlint.json')))).toEqual(latin);
});

test('a folder that is not on disk is refused: no userlint.json is read there', async () => {
  workspace.workspaceFolders = [{ uri: Uri.parse('vscode-vfs:/github/x') }];
  await fetchTables();
  expect(screen).toMatchObject({ modals: [], errors: [expect.stringContaining('in folders on disk only')] });
});

test('of several userlint.json a person picks one', async () => {
  await sandbox();
  write('a/userlint.json', '{}');
  write('b/userlint.json', '{}');
  Object.assign(person, { presses: 'Fetch', picks: 1 });
  await fetchTables();
  expect(screen.quickPicks).toEqual([['a – ', 'b – ']]);
  expect(written().every((path) => path.startsWith('b/codes/'))).toBe(true);
});

test('when nobody listens, nothing is written', async () => {
  settings.set('userlint.sandbox.port', { globalValue: 1 });
  person.presses = 'Fetch';
  await fetchTables();
  expect(screen.errors).toEqual([
    expect.stringMatching(/^Nothing was fetched from Sandbox\. Nobody listens/),
  ]);
  expect(written()).toEqual([]);
});

test('cancelling keeps nothing', async () => {
  let cancel = () => {};
  const service = await startService(() => cancel());
  settings.set('userlint.sandbox.port', { globalValue: service.port });
  person.watches = (stop) => {
    cancel = stop;
  };
  person.presses = 'Fetch';
  await fetchTables();
  expect([screen.information, written()]).toEqual([['Nothing was fetched.'], []]);
});

test('unsaved settings are not overwritten', async () => {
  await sandbox();
  write('userlint.json', '{}');
  Object.assign(edit(new FakeDocument(`file:${work}/userlint.json`, '{ }', 'jsonc')), { isDirty: true });
  Object.assign(person, { presses: 'Fetch', accepts: 'Add to userlint.json' });
  await fetchTables();
  expect(screen.errors.at(-1)).toContain('has changed meanwhile');
  expect(read('userlint.json')).toBe('{}');
});

test('settings that say something else about codes are left to a person', async () => {
  await sandbox();
  write('userlint.json', '{ "codes": {} }');
  person.presses = 'Fetch';
  await fetchTables();
  expect(screen.warnings).toEqual([expect.stringContaining('says something else about codes')]);
});
