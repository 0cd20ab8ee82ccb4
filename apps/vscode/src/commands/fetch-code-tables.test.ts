import { beforeEach, expect, test, vi } from 'vitest';
import { startService } from '../../test/service.ts';
import {
  edit,
  FakeDocument,
  files,
  links,
  person,
  pipes,
  reset,
  screen,
  settings,
  Uri,
  workspace,
} from '../../test/vscode.ts';
import { showingRefusals } from '../refusal.ts';
import { fetchCodeTables } from './fetch-code-tables.ts';

vi.mock('vscode', () => import('../../test/vscode.ts'));

beforeEach(() => {
  reset();
  workspace.workspaceFolders = [{ uri: Uri.parse('file:/work') }];
});

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
const written = () => [...files.keys()].filter((address) => address.includes('/codes/'));

test('asks, fetches, writes, and names the folder in userlint.json when wanted', async () => {
  const { port, arrived } = await sandbox();
  files.set('file:/work/staff/userlint.json', '{\n  // ours\n  "rules": {}\n}\n');
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
  expect(files.get('file:/work/staff/codes/UserGroups.json')).toMatch(
    /"table": "UserGroups",\n {2}"fetched": "\d{4}-/,
  );
  expect(screen.errors).toEqual([
    expect.stringMatching(/^21 tables were fetched from Sandbox, 5 were not\. The service answered 400/),
  ]);
  expect(files.get('file:/work/staff/userlint.json')).toBe(
    '{\n  // ours\n  "rules": {},\n  "codes": "codes/",\n  "mappings": "codes/"\n}\n',
  );
});

test('files of others are left alone and told, its own are replaced', async () => {
  await sandbox();
  files.set('file:/work/codes/Genders.json', '{ "mine": true }');
  files.set('file:/work/codes/UserGroups.json', '{ "table": "UserGroups", "codes": {} }');
  person.presses = 'Fetch';
  await fetchTables();
  expect(screen.modals[0]?.detail.split('\n').slice(2)).toEqual([
    'Tables: 25, one file each',
    'Replaced: 1 that Userlint wrote before',
    'Left alone, not written by Userlint: Genders',
  ]);
  expect(files.get('file:/work/codes/Genders.json')).toBe('{ "mine": true }');
  expect(files.get('file:/work/codes/UserGroups.json')).toContain('"First"');
  expect(files.has('file:/work/userlint.json')).toBe(false);
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
  links.add('file:/work/codes');
  await fetchTables();
  expect(screen).toMatchObject({ modals: [], errors: ['codes is a link. Userlint does not follow it.'] });
});

test.each([
  ['file:/work/[x](command:a)', '[x] (command:a) is a link. Userlint does not follow it.'],
  ['file:/work/[x](command:a)/in', '[x] (command:a)/in is a link. Userlint does not follow it.'],
  [
    'file:/work/[x](command:a)/in/codes/UserGroups.json',
    '[x] (command:a)/in/codes/UserGroups.json is a link. Userlint does not follow it.',
  ],
])('nor through one on the way: %s', async (link, said) => {
  files.set('file:/work/[x](command:a)/in/userlint.json', '{}');
  links.add(link);
  await fetchTables();
  expect(screen).toMatchObject({ modals: [], errors: [said] });
});

test('nor through one that was made while a person was asked', async () => {
  await sandbox();
  Object.assign(person, { presses: 'Fetch', meanwhile: () => links.add('file:/work/codes') });
  await fetchTables();
  expect(screen.errors).toEqual(['codes is a link. Userlint does not follow it.']);
  expect(written()).toEqual([]);
});

test('settings that are a link are neither read nor written', async () => {
  await sandbox();
  files.set('file:/work/userlint.json', '{}');
  links.add('file:/work/userlint.json');
  Object.assign(person, { presses: 'Fetch', accepts: 'Add to userlint.json' });
  await fetchTables();
  expect(screen.errors.at(-1)).toBe('userlint.json is a link. Userlint does not follow it.');
  expect(files.get('file:/work/userlint.json')).toBe('{}');
});

test('a pipe or a huge file in the place of a table is not opened', async () => {
  pipes.add('file:/work/codes/Genders.json');
  files.set('file:/work/codes/Genders.json', '');
  await fetchTables();
  pipes.clear();
  files.set('file:/work/codes/Genders.json', ' '.repeat(1_000_001));
  await fetchTables();
  expect(screen).toMatchObject({
    modals: [],
    errors: ['codes/Genders.json is no regular file.', 'codes/Genders.json is larger than 1 MB.'],
  });
});

test('of several userlint.json a person picks one', async () => {
  await sandbox();
  files.set('file:/work/a/userlint.json', '{}');
  files.set('file:/work/b/userlint.json', '{}');
  Object.assign(person, { presses: 'Fetch', picks: 1 });
  await fetchTables();
  expect(screen.quickPicks).toEqual([['a – ', 'b – ']]);
  expect(written().every((address) => address.startsWith('file:/work/b/codes/'))).toBe(true);
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
  files.set('file:/work/userlint.json', '{}');
  Object.assign(edit(new FakeDocument('file:/work/userlint.json', '{ }', 'jsonc')), { isDirty: true });
  Object.assign(person, { presses: 'Fetch', accepts: 'Add to userlint.json' });
  await fetchTables();
  expect(screen.errors.at(-1)).toContain('has changed meanwhile');
  expect(files.get('file:/work/userlint.json')).toBe('{}');
});

test('settings that say something else about codes are left to a person', async () => {
  await sandbox();
  files.set('file:/work/userlint.json', '{ "codes": {} }');
  person.presses = 'Fetch';
  await fetchTables();
  expect(screen.warnings).toEqual([expect.stringContaining('says something else about codes')]);
});
