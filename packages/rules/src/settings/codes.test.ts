import { expect, test } from 'vitest';
import { readCodeFile, writeCodeFile } from './codes-file.ts';
import { readSettings } from './settings-file.ts';

const groups = writeCodeFile({
  kind: 'codes',
  table: 'UserGroups',
  from: '127.0.0.1:4010',
  codes: {
    date: '2026-11-21',
    codes: new Map([
      ['01', 'Staff'],
      ['__proto__', 'A "quoted" label'],
    ]),
    disabled: new Set(['09']),
  },
});

const groupsByType = writeCodeFile({
  kind: 'mapping',
  table: 'UserRecordTypeUserGroup',
  from: '127.0.0.1:4010',
  mapping: { date: '2026-11-21', codes: new Map([['STAFF', new Set(['01', '02'])]]) },
});

async function read(text: string, files: Readonly<Record<string, string>> = {}) {
  const asked: string[] = [];
  const readFile = async (path: string) => {
    asked.push(path);
    return new Map(Object.entries(files)).get(path);
  };
  const { project, findings } = await readSettings(text, { readFile });
  const problems = findings.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`);
  return { settings: project.settingsFor('a.xml'), problems, asked };
}

test('a file of codes, written and read', () => {
  expect(groups).toMatchInlineSnapshot(`
    "{
      "table": "UserGroups",
      "fetched": "2026-11-21",
      "from": "127.0.0.1:4010",
      "codes": {
        "01": "Staff",
        "__proto__": "A \\"quoted\\" label"
      },
      "disabled": ["09"]
    }
    "
  `);
  expect(readCodeFile(groups)).toMatchObject({
    table: 'UserGroups',
    codes: {
      date: '2026-11-21',
      codes: new Map([
        ['01', 'Staff'],
        ['__proto__', 'A "quoted" label'],
      ]),
    },
  });
  expect(groupsByType).toMatchInlineSnapshot(`
    "{
      "table": "UserRecordTypeUserGroup",
      "fetched": "2026-11-21",
      "from": "127.0.0.1:4010",
      "mapping": {
        "STAFF": ["01", "02"]
      }
    }
    "
  `);
});

test('codes in the settings themselves', async () => {
  const { settings, problems } = await read(
    '{ "codes": { "alma/UserGroups": { "01": "Staff" } }, "mappings": { "alma/UserRecordTypeUserGroup": { "STAFF": ["01"] } } }',
  );
  expect(problems).toEqual([]);
  expect(settings.codes.get('alma/UserGroups')?.codes).toEqual(new Map([['01', 'Staff']]));
  expect(settings.mappings.get('alma/UserRecordTypeUserGroup')?.codes).toEqual(
    new Map([['STAFF', new Set(['01'])]]),
  );
});

test('codes in a file, and in a folder of files', async () => {
  const named = await read('{ "codes": { "alma/UserGroups": "ours/groups.json" } }', {
    'ours/groups.json': groups,
  });
  expect(named.asked).toEqual(['ours/groups.json']);
  expect(named.settings.codes.get('alma/UserGroups')).toMatchObject({ date: '2026-11-21' });

  const folder = await read('{ "codes": "codes/", "mappings": "codes" }', {
    'codes/UserGroups.json': groups,
    'codes/UserRecordTypeUserGroup.json': groupsByType,
  });
  expect(folder.problems).toEqual([]);
  expect([...folder.settings.codes.keys(), ...folder.settings.mappings.keys()]).toEqual([
    'alma/UserGroups',
    'alma/UserRecordTypeUserGroup',
  ]);
});

test('no file is looked at without a reader, and none outside the folder', async () => {
  const { findings } = await readSettings('{ "codes": "codes/" }');
  expect(findings).toEqual([]);
  for (const path of ['../codes', '/codes', 'a/../../b', 'C:/codes', 'a\\\\b', 'file:codes', '']) {
    const { asked, problems } = await read(`{ "codes": "${path}" }`);
    expect([asked, problems]).toEqual([[], [expect.stringContaining('beside the settings')]]);
  }
});

test('what cannot be is said where the settings name it', async () => {
  const wrong = async (text: string, files?: Readonly<Record<string, string>>) =>
    (await read(text, files)).problems.join('\n');
  const file = '{ "codes": { "alma/UserGroups": "g.json" } }';
  expect(await wrong('{ "codes": { "alma/UserGroup": {} } }')).toMatchInlineSnapshot(
    `"alma/UserGroup: There is no table alma/UserGroup. Did you mean alma/UserGroups?"`,
  );
  expect(await wrong('{ "codes": 1 }')).toMatchInlineSnapshot(
    `"1: codes must be an object of tables, or the name of a folder in quotes."`,
  );
  expect(await wrong('{ "codes": { "alma/UserGroups": 1 } }')).toMatchInlineSnapshot(
    `"1: alma/UserGroups must be an object, or the name of a file in quotes."`,
  );
  expect(await wrong('{ "codes": { "alma/UserGroups": { "01": 1 } } }')).toMatchInlineSnapshot(
    `"1: The description of 01 must be a text in quotes."`,
  );
  expect(
    await wrong('{ "mappings": { "alma/UserRecordTypeUserGroup": { "STAFF": "01" } } }'),
  ).toMatchInlineSnapshot(`"01: STAFF must be a list of codes in quotes."`);
  expect(await wrong(file)).toMatchInlineSnapshot(`"g.json: There is no such file, or it cannot be read."`);
  expect(await wrong(file, { 'g.json': '{ "table": "UserGroups", "codes": {' })).toMatchInlineSnapshot(
    `"g.json: g.json: This bracket is never closed."`,
  );
  expect(
    await wrong(file, { 'g.json': '{ "table": "UserGroups", "fetched": "now", "codes": {} }' }),
  ).toMatchInlineSnapshot(`"g.json: g.json: "fetched" must be a day such as "2026-11-21"."`);
  expect(await wrong(file, { 'g.json': '[]' })).toMatchInlineSnapshot(
    `"g.json: g.json: It does not say which "table" it is."`,
  );
  expect(await wrong(file, { 'g.json': groupsByType })).toMatchInlineSnapshot(
    `"g.json: g.json holds the table UserRecordTypeUserGroup, not UserGroups."`,
  );
  expect(await wrong(file, { 'g.json': '{ "table": "UserGroups", "mapping": {} }' })).toMatchInlineSnapshot(
    `"g.json: g.json is of the other kind: codes and mappings are two settings."`,
  );
  expect(await wrong('{ "codes": "codes/" }')).toMatchInlineSnapshot(
    `"codes/: There is no table in this folder. "userlint codes pull" fetches them from the service."`,
  );
});
