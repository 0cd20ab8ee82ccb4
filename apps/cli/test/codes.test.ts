import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '@userlint/sandbox';
import { expect, onTestFinished, test } from 'vitest';
import { run } from '../src/run.ts';
import { transcript } from './scenario.ts';

/** A sandbox and a folder; `pull` gives the transcript of one call. */
async function start() {
  const { port, close } = await startSandbox({ port: 0 });
  onTestFinished(close);
  const folder = await mkdtemp(join(tmpdir(), 'userlint-codes-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const userlint = async (...argv: string[]) => {
    let said = '';
    const status = await run(argv, {
      cwd: folder,
      now: () => new Date('2026-11-21T12:00:00Z'),
      colour: false,
      out: (text) => {
        said += text;
      },
      err: (text) => {
        said += text.replace(/^/gm, '! ').replace(/! $/, '');
      },
    });
    return `${said}exit ${status}`.replaceAll(`:${port}`, ':PORT');
  };
  return {
    folder,
    userlint,
    pull: (...argv: string[]) =>
      userlint('codes', 'pull', '--from', 'sandbox', '--port', String(port), ...argv),
    read: (path: string) => readFile(join(folder, path), 'utf8'),
    write: (path: string, text: string) => writeFile(join(folder, path), text),
  };
}

const mappedGroups = ['--tables', 'UserGroups,alma/UserRecordTypeUserGroup'];

test('tables are fetched, listed, written, and named in the settings when told to', async () => {
  const { pull, read, write } = await start();
  await write('userlint.json', '{\n  // ours\n  "rules": {}\n}\n');
  expect(await pull(...mappedGroups, '--settings')).toMatchInlineSnapshot(`
    "From Sandbox (http://127.0.0.1:PORT), into codes/:
      UserGroups.json  6 codes
      UserRecordTypeUserGroup.json  3 record types
      userlint.json  names them
    exit 0"
  `);
  expect((await read('codes/UserGroups.json')).replace(/127.0.0.1:\d+/, 'HOST')).toMatchInlineSnapshot(`
    "{
      "table": "UserGroups",
      "fetched": "2026-11-21",
      "from": "HOST",
      "codes": {
        "FACULTY": "Faculty",
        "STAFF": "Staff",
        "GRADUATE": "Graduate student",
        "STUDENT": "Student",
        "GUEST": "Guest",
        "01": "Alumni"
      }
    }
    "
  `);
  expect(await read('codes/UserRecordTypeUserGroup.json')).toContain('"CONTACT": ["GUEST"]');
  expect(await read('userlint.json')).toMatchInlineSnapshot(`
    "{
      // ours
      "rules": {},
      "codes": "codes/",
      "mappings": "codes/"
    }
    "
  `);
});

test('what was pulled is used by lint', async () => {
  const { pull, userlint, write } = await start();
  await pull('--settings');
  await write(
    'a.json',
    '{ "primary_id": "a", "record_type": { "value": "CONTACT" }, "user_group": { "value": "Guest" } }',
  );
  const said = await userlint('lint', 'a.json');
  expect(said).toMatch(/error Guest is not in the institution’s table UserGroups of 2026-11-21.*401852/);
  await write(
    'a.json',
    '{ "primary_id": "a", "record_type": { "value": "CONTACT" }, "user_group": { "value": "STAFF" } }',
  );
  expect(await userlint('lint', 'a.json')).toContain('STAFF is not for users of record type CONTACT');
  expect(await userlint('lint', 'userlint.json')).toMatch(/exit 0$/);
});

test('all tables Userlint knows are fetched', async () => {
  const { pull } = await start();
  const said = await pull();
  expect(said.match(/^ {2}\w+/gm)).toHaveLength(26);
  expect(said).toMatch(/exit 0$/);
});

test('the profile fields of an OLSA site are among them, and are what ids are held against', async () => {
  const { pull, read, write, userlint } = await start();
  await pull('--tables', 'ProfileFields', '--settings');
  expect(await read('codes/ProfileFields.json')).toContain('"employee_id": "Employee Id"');
  const call = (id: string) =>
    `{"customerId": "c", "username": "u", "profileFieldValues": {"fieldValue": [{"attributes": {"id": "${id}"}, "value": ["7"]}]}}`;
  await write('a.json', call('employee_di'));
  expect(await userlint('lint', 'a.json')).toContain('Did you mean employee_id?');
  await write('a.json', call('employee_id'));
  expect(await userlint('lint', 'a.json')).not.toContain('employee_id');
});

test('its own files are written anew; others stay unless told otherwise', async () => {
  const { pull, read, write } = await start();
  await pull('--tables', 'UserGroups,Genders');
  await write('codes/Genders.json', '{ "mine": true }');
  expect(await pull('--tables', 'UserGroups,Genders')).toMatchInlineSnapshot(`
    "! codes/Genders.json is no table Userlint wrote; --yes overwrites it.
    ! Nothing was fetched.
    exit 1"
  `);
  expect(await read('codes/Genders.json')).toBe('{ "mine": true }');
  expect(await pull('--tables', 'UserGroups,Genders', '--yes')).toMatchInlineSnapshot(`
    "From Sandbox (http://127.0.0.1:PORT), into codes/:
      UserGroups.json  6 codes, replaces that of 2026-11-21
      Genders.json  2 codes
    To use them, add "codes": "codes/", "mappings": "codes/" to userlint.json, or have --settings do it.
    exit 0"
  `);
});

test('nothing is written through a link', async () => {
  const { folder, pull } = await start();
  const elsewhere = await mkdtemp(join(tmpdir(), 'userlint-elsewhere-'));
  onTestFinished(() => rm(elsewhere, { recursive: true }));
  await symlink(elsewhere, join(folder, 'codes'));
  const refused = (path: string) => `! ${path} is a link, or behind one.\n! Nothing was fetched.\nexit 1`;
  expect(await pull('--tables', 'Genders')).toBe(refused('codes/Genders.json'));
  await writeFile(join(elsewhere, 'Genders.json'), '{}');
  expect(await pull('--tables', 'Genders', '--yes')).toBe(refused('codes/Genders.json'));
  expect(await pull('--tables', 'Genders', '--into', 'codes/new')).toBe(refused('codes/new/Genders.json'));
  expect(await readdir(elsewhere)).toEqual(['Genders.json']);
});

test('nor through one that was made while the tables were fetched', async () => {
  const { folder, userlint } = await start();
  const elsewhere = await mkdtemp(join(tmpdir(), 'userlint-elsewhere-'));
  onTestFinished(() => rm(elsewhere, { recursive: true }));
  const service = createServer((_request, response) => {
    symlinkSync(elsewhere, join(folder, 'codes'));
    response.end('{ "name": "Genders", "row": [{ "code": "A", "description": "First" }] }');
  });
  await new Promise<void>((listening) => service.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void service.close());
  const port = String((service.address() as AddressInfo).port);
  expect(await userlint('codes', 'pull', '--from', 'sandbox', '--port', port, '--tables', 'Genders')).toBe(
    '! codes/Genders.json is a link, or behind one. Nothing was written.\nexit 1',
  );
  expect(await readdir(elsewhere)).toEqual([]);
});

test('nor into what is no folder, whatever it is told', async () => {
  const { pull, read, write } = await start();
  await write('codes', 'mine');
  for (const into of ['codes', 'codes/new']) {
    expect(await pull('--tables', 'Genders', '--yes', '--into', into)).toBe(
      `! ${into}/Genders.json would be in something that is no folder.\n! Nothing was fetched.\nexit 1`,
    );
  }
  expect(await read('codes')).toBe('mine');
});

test('a userlint.json that is a link is not written, and a pipe in the place of a table is not read', async () => {
  const { folder, pull, read, write } = await start();
  await write('elsewhere.json', '{}');
  await symlink('elsewhere.json', join(folder, 'userlint.json'));
  expect(await pull('--tables', 'Genders', '--settings')).toContain(
    'userlint.json is a link, cannot be read',
  );
  expect(await read('elsewhere.json')).toBe('{}');
  expect(await readdir(join(folder, 'codes'))).toEqual(['Genders.json']);
  execFileSync('mkfifo', [join(folder, 'codes', 'UserGroups.json')]);
  expect(await pull('--tables', 'UserGroups')).toContain('is no table Userlint wrote');
});

test('settings that say something else about codes are left alone', async () => {
  const { pull, read, write } = await start();
  await write('userlint.json', '{ "codes": { "alma/UserGroups": { "01": "Staff" } } }');
  expect(await pull('--tables', 'Genders', '--settings')).toMatchInlineSnapshot(`
    "From Sandbox (http://127.0.0.1:PORT), into codes/:
      Genders.json  2 codes
    ! userlint.json is a link, cannot be read, or says something else about codes. Write there: "codes": "codes/", "mappings": "codes/"
    exit 1"
  `);
  expect(await read('userlint.json')).toContain('"01"');
});

test('when nobody listens, it says so once', async () => {
  expect(
    await transcript({ argv: ['codes', 'pull', '--from', 'sandbox', '--port', '1', ...mappedGroups] }),
  ).toMatchInlineSnapshot(`
    "! Not fetched: UserGroups, UserRecordTypeUserGroup. Nobody listens at 127.0.0.1:1. Is it running?
    ! Nothing was written.
    exit 1"
  `);
});

test.each([
  [['codes']],
  [['codes', 'pull']],
  [['codes', 'pull', '--from', 'alma']],
  [['codes', 'pull', '--from', 'sandbox', '--tables', 'UserGroup']],
  [['codes', 'pull', '--from', 'sandbox', '--into', '../up']],
  [['codes', 'pull', 'nowhere', '--from', 'sandbox']],
])('%j is no command line', async (argv) => {
  expect(await transcript({ argv })).toMatch(/^! userlint codes: .*\n(?:!.*\n)*exit 2$/);
});
