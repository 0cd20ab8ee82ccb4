import type { Field, State, StateRow } from '@userlint/rules/tables';
import { user as almaUser } from '@userlint/rules/tables/alma';
import { beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { type Received, send } from '../client.ts';
import { get, jsonHeaders, postXml, putJson, putXml } from './payloads.ts';

/**
 * What an update makes of a field that is absent, null, empty or blank: every row of the user beside what the sandbox
 * does, in JSON and, where XML has the state, in XML. 'same': it is as before; otherwise what is stored or answered.
 */

const update = 'alma/users.update';
const known = {
  record_type: { value: 'PUBLIC' },
  primary_id: 'known',
  first_name: 'Ann',
  middle_name: 'B',
  last_name: 'Known',
  pref_first_name: 'Annie',
  pref_middle_name: 'Bee',
  pref_last_name: 'K',
  pref_name_suffix: 'Junior',
  user_title: { value: 'DR' },
  gender: { value: 'FEMALE' },
  birth_date: '1980-01-31Z',
  user_group: { value: 'STUDENT' },
  job_category: { value: 'Librarian' },
  job_description: 'Reads',
  campus_code: { value: 'Main' },
  web_site_url: 'https://example.org/ann',
  cataloger_level: { value: '20' },
  preferred_language: { value: 'de' },
  account_type: { value: 'INTERNAL' },
  password: 'correct horse',
  force_password_change: 'TRUE',
  status: { value: 'INACTIVE' },
  expiry_date: '2030-12-31Z',
  purge_date: '2031-12-31Z',
  is_researcher: true,
  user_identifier: [{ id_type: { value: 'BARCODE' }, value: 'known-1', status: 'ACTIVE' }],
  user_role: [{ status: { value: 'INACTIVE' }, scope: { value: 'MAIN' }, role_type: { value: '221' } }],
  rs_library: [{ code: { value: 'MAIN' } }],
};

type User = Readonly<Record<string, unknown>>;

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 });
  return () => sandbox.close();
});

async function stored(): Promise<User> {
  // By an identifier: the primary one is put into other states, too.
  return JSON.parse((await send(sandbox.port, get('known-1', jsonHeaders))).body);
}

const xmlAskingJson = { ...jsonHeaders, 'Content-Type': 'application/xml' };

/** Puts the user with one member in another state, and tells what came of it. */
async function outcome(name: string, state: State): Promise<string> {
  await send(sandbox.port, { ...putJson(JSON.stringify(known)), method: 'POST', path: '/almaws/v1/users' });
  const before = await stored();
  return told(name, before, await send(sandbox.port, putJson(JSON.stringify(inState(name, state)), 'known')));
}

function inState(name: string, state: State): User {
  const { [name]: value, ...rest } = known as User;
  if (state === 'absent') return rest;
  const coded = typeof value === 'object' && !Array.isArray(value);
  if (state === 'nil') return { ...known, [name]: null };
  if (Array.isArray(value)) return { ...known, [name]: [] };
  const text = state === 'empty' ? '' : '  ';
  return { ...known, [name]: coded ? { value: text } : text };
}

async function told(name: string, before: User, answer: Received): Promise<string> {
  if (answer.status !== 200) return /"errorCode":"(\d+)"/.exec(answer.body)?.[1] ?? answer.body;
  const after = await stored();
  if (!Object.hasOwn(after, 'primary_id')) return 'nobody';
  const [was, is] = [before[name], after[name]].map((value) => JSON.stringify(value));
  return was === is ? 'same' : (is ?? 'gone');
}

/** What a field that is emptied shows as: nothing, or its default. */
function emptied({ default: value = '' }: Field, did: string): boolean {
  return ['gone', 'nobody', '""', '[]', '{"value":"","desc":""}', '{"value":null,"desc":""}'].includes(did)
    ? value === ''
    : value !== '' && did.includes(value);
}

function fits(field: Field, { means, error = '' }: StateRow, did: string): boolean {
  if (means === 'ignored') return did === 'same';
  if (means === 'refused') return did === error;
  return means === 'emptied' ? emptied(field, did) : did !== 'same' && !emptied(field, did);
}

/** The row of a member: of a list that of its wrapper. */
function rowOf(name: string): Field | undefined {
  const wrappers = new Map([
    ['user_identifier', 'user_identifiers'],
    ['user_role', 'user_roles'],
    ['rs_library', 'rs_libraries'],
  ]);
  return almaUser[`user/${wrappers.get(name) ?? name}`];
}

function meaningOf(field: Field, state: State): StateRow | undefined {
  return field.states?.find((row) => row.of.includes(state) && row.in?.includes(update) !== false);
}

test('PUT of an internal user in JSON: absent | null | empty | blank', async () => {
  const lines: string[] = [];
  for (const name of Object.keys(known)) {
    const field = rowOf(name);
    const line: string[] = [];
    for (const state of ['absent', 'nil', 'empty', 'blank'] as const) {
      // A list has no text to be blank.
      if (state === 'blank' && field?.type === 'group') continue;
      const did = await outcome(name, state);
      const row = field && meaningOf(field, state);
      expect({
        name,
        state,
        did,
        fits: field !== undefined && row !== undefined && fits(field, row, did),
      }).toMatchObject({ fits: true });
      line.push(did);
      await sandbox.close();
      sandbox = await startSandbox({ port: 0 });
    }
    lines.push(`${name}: ${line.join(' | ')}`);
  }
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "record_type: 401664 | 401664 | 401664 | {"value":"  ","desc":null}
    primary_id: 401664 | 401664 | 401664 | "  "
    first_name: "" | "" | "" | "  "
    middle_name: "" | "" | "" | "  "
    last_name: "" | "" | "" | "  "
    pref_first_name: "" | "" | "" | "  "
    pref_middle_name: "" | "" | "" | "  "
    pref_last_name: "" | "" | "" | "  "
    pref_name_suffix: "" | "" | "" | "  "
    user_title: {"value":"","desc":""} | {"value":"","desc":""} | {"value":"","desc":""} | {"value":"  ","desc":null}
    gender: {"value":"","desc":""} | {"value":"","desc":""} | {"value":"","desc":""} | {"value":"  ","desc":null}
    birth_date: gone | gone | gone | gone
    user_group: {"value":"","desc":""} | {"value":"","desc":""} | {"value":"","desc":""} | 401852
    job_category: {"value":"","desc":""} | {"value":"","desc":""} | {"value":"","desc":""} | {"value":"  ","desc":null}
    job_description: "" | "" | "" | "  "
    campus_code: {"value":null,"desc":""} | {"value":null,"desc":""} | {"value":null,"desc":""} | {"value":"  ","desc":null}
    web_site_url: "" | "" | "" | "  "
    cataloger_level: {"value":"","desc":""} | {"value":"","desc":""} | {"value":"","desc":""} | {"value":"  ","desc":null}
    preferred_language: {"value":"en","desc":"English"} | {"value":"en","desc":"English"} | {"value":"en","desc":"English"} | {"value":"  ","desc":null}
    account_type: 401664 | 401664 | 401664 | 401857
    password: same | same | same | 500038
    force_password_change: "" | "" | "" | "  "
    status: {"value":"ACTIVE","desc":"Active"} | {"value":"ACTIVE","desc":"Active"} | {"value":"ACTIVE","desc":"Active"} | {"value":"  ","desc":null}
    expiry_date: gone | gone | gone | gone
    purge_date: gone | gone | gone | gone
    is_researcher: false | false | false | false
    user_identifier: nobody | nobody | nobody
    user_role: same | same | same
    rs_library: gone | gone | gone"
  `);
});

test('XML and JSON say the same by the same state', async () => {
  const scalars = Object.entries(known).filter(([, value]) => !Array.isArray(value));
  const elements = scalars.map(([name, value]) => [
    name,
    typeof value === 'object' && 'value' in value ? value.value : String(value),
  ]);
  const written = (pairs: readonly (readonly (string | undefined)[])[]) =>
    `<user>${pairs.map(([name, value]) => `<${name}>${value}</${name}>`).join('')}${identifier}</user>`;
  const identifier =
    '<user_identifiers><user_identifier><id_type>BARCODE</id_type><value>known-1</value></user_identifier></user_identifiers>';
  for (const [name = ''] of elements) {
    for (const state of ['absent', 'empty', 'blank'] as const) {
      const inJson = await outcome(name, state);
      await sandbox.close();
      sandbox = await startSandbox({ port: 0 });
      await send(sandbox.port, postXml(written(elements)));
      const before = await stored();
      const rest = elements.filter(([other]) => other !== name);
      const text = state === 'blank' ? '  ' : '';
      const body = written(state === 'absent' ? rest : [...rest, [name, text]]);
      const answer = await send(sandbox.port, { ...putXml(body, 'known'), headers: xmlAskingJson });
      expect({ name, state, did: await told(name, before, answer) }).toEqual({ name, state, did: inJson });
      await sandbox.close();
      sandbox = await startSandbox({ port: 0 });
    }
  }
});

test('null is as good as a field that is absent: the sandbox does not tell one from the other', () => {
  const differ = Object.entries(almaUser).filter(([, field]) => {
    const [absent, nil] = (['absent', 'nil'] as const).map((state) => meaningOf(field, state)?.means);
    return absent !== nil;
  });
  expect(differ.map(([path]) => path)).toEqual([]);
});
