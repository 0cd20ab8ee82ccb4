import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runSandbox, type Sandbox, startSandbox } from '../src/index.ts';
import { type Located, Problem, readJsonc } from '../src/service/jsonc.ts';
import { conf, get, jsonHeaders, putXml } from './alma/payloads.ts';
import { send } from './client.ts';
import { olsaRequest, sentAt } from './olsa/payloads.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function siteFile(content: string | Uint8Array): string {
  const file = join(folder, 'site.jsonc');
  writeFileSync(file, content);
  return file;
}

/** The message, without the folder. */
async function problemOf(content: string | Uint8Array): Promise<string> {
  const file = siteFile(content);
  try {
    await (await startSandbox({ port: 0, site: file })).close();
  } catch (error) {
    return String(error instanceof Error ? error.message : error).replace(`${folder}/`, '');
  }
  return 'none';
}

test.each([
  ['nothing', '', 'site.jsonc:1:1: The file ends too early.'],
  ['an end too early', '{\n  "olsa": {', 'site.jsonc:2:12: The file ends too early.'],
  ['a stray word', '{ "olsa": yes }', 'site.jsonc:1:11: yes is no text, number, true, false or null.'],
  [
    'a text that does not end',
    '{ "olsa": { "groups": ["a } }',
    'site.jsonc:1:24: "\\"" cannot stand here, or it does not end.',
  ],
  [
    'a comment that does not end',
    '{} /* sandbox',
    'site.jsonc:1:4: "/" cannot stand here, or it does not end.',
  ],
  [
    'a comma missing',
    '{\n  "olsa": {}\n  "alma": {}\n}',
    'site.jsonc:3:3: a comma or the end is expected here, not "alma"',
  ],
  ['a colon missing', '{ "olsa" {} }', 'site.jsonc:1:10: a colon is expected here, not {'],
  [
    'a name without quotes',
    '{ olsa: {} }',
    'site.jsonc:1:3: a name in quotes or the end of the object is expected here, not olsa',
  ],
  ['a value missing', '{ "olsa": }', 'site.jsonc:1:11: a value is expected here, not }'],
  [
    'the wrong bracket',
    '{ "olsa": { "groups": ["a"} }',
    'site.jsonc:1:27: a comma or the end is expected here, not }',
  ],
  ['two documents', '{}\n{}', 'site.jsonc:2:1: nothing more is expected here, not {'],
  [
    'a name twice',
    '{ "olsa": {}, "olsa": {} }',
    'site.jsonc:1:15: "olsa" is there twice: take one of them out.',
  ],
  ['a list', '[]', 'site.jsonc:1:1: "the site" takes an object with alma, olsa.'],
  ['a stranger', '{ "moodle": {} }', 'site.jsonc:1:13: "the site" has no "moodle". It takes alma, olsa.'],
  [
    'a word misspelt',
    '{ "olsa": { "group": [] } }',
    'site.jsonc:1:22: "olsa" has no "group". It takes groups, unmigrated, languages, managers, privacySupport, profileFields.',
  ],
  [
    'a flag that is none',
    '{ "olsa": { "languages": "no" } }',
    'site.jsonc:1:26: "languages" takes true or false.',
  ],
  ['a text for a list', '{ "olsa": { "groups": "a" } }', 'site.jsonc:1:23: "groups" takes a list: [ … ].'],
  [
    'an empty text',
    '{ "olsa": { "groups": ["a", " "] } }',
    'site.jsonc:1:29: "groups" takes a text in quotes that is not empty.',
  ],
  [
    'a field that has no fault',
    '{ "olsa": { "unmigrated": ["email"] } }',
    'site.jsonc:1:28: "unmigrated" takes one of these: sex, address1, address2, city, state, zip, country, phone, ccNumber, ccType, ccExpr, free1.',
  ],
  [
    'a profile field without a type',
    '{ "olsa": { "profileFields": [{ "id": "badge", "label": "Badge" }] } }',
    'site.jsonc:1:31: "profileFields" needs "type".',
  ],
  [
    'a number that is none',
    '{ "alma": { "gateway": { "perDay": 0.5 } } }',
    'site.jsonc:1:36: "perDay" takes a whole number from 0 on.',
  ],
  [
    'a number written twice over',
    '{ "alma": { "gateway": { "perDay": 1.2.3 } } }',
    'site.jsonc:1:36: 1.2.3 is no text, number, true, false or null.',
  ],
])('%s is told with its place', async (_what, content, message) => {
  expect(await problemOf(content)).toBe(message);
});

test('codes, tables and fields that do not exist are told with those that do', async () => {
  const told = await Promise.all(
    [
      '{ "alma": { "refusals": { "a": "401" } } }',
      '{ "alma": { "codes": { "Groups": {} } } }',
      '{ "alma": { "mandatory": ["full_name"] } }',
    ].map(async (content) => (await problemOf(content)).replace(/(these: [^,]*, [^,]*),.*/, '$1, …')),
  );
  expect(told).toMatchInlineSnapshot(`
    [
      "site.jsonc:1:32: "refusals.a" takes one of these: 60101, 60224, …",
      "site.jsonc:1:34: "codes" takes one of these: AddNewUserOptions, UserUserType, …",
      "site.jsonc:1:27: "mandatory" takes one of these: record_type, primary_id, …",
    ]
  `);
});

test('a file that is not there, not UTF-8 or larger than a site can be', async () => {
  const missing = startSandbox({ port: 0, site: join(folder, 'none.jsonc') });
  await expect(missing).rejects.toThrow('none.jsonc cannot be read as a site file: name a JSON file');
  expect(await problemOf(Buffer.from('{ "olsa": { "groups": ["Zürich"] } }', 'latin1'))).toContain(
    'cannot be read as a site file',
  );
  expect(await problemOf(' '.repeat(1_000_001))).toContain('cannot be read as a site file');
});

test('the command line tells it, too, and how it is called', async () => {
  const told = vi.spyOn(console, 'error').mockReturnValue(undefined);
  expect(await runSandbox(['--port', '0', '--site', siteFile('{ "olsa": 1 }')])).toBe(2);
  const [[message = ''] = []] = told.mock.calls;
  told.mockRestore();
  expect(message).toContain('site.jsonc:1:11: "olsa" takes an object with groups');
  expect(message).toContain('Usage: userlint sandbox');
});

/** What a document says, as plain data. */
function plain({ value }: Located): unknown {
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([name, node]: [string, Located]) => [name, plain(node)]));
  }
  return Array.isArray(value) ? value.map(plain) : value;
}

test('what JSON.parse reads is read the same, and with comments and commas besides', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(0, 2), (value, indent) => {
      // An object literal gives this name another meaning.
      fc.pre(!JSON.stringify(value).includes('__proto__'));
      const text = JSON.stringify(value, null, indent);
      expect(plain(readJsonc(text))).toEqual(JSON.parse(text));
      const commented = `\ufeff// {\n${text.replaceAll(/^(\s*[[{])$/gm, '$1 /* ,} */')} // end`;
      expect(plain(readJsonc(commented))).toEqual(JSON.parse(text));
    }),
  );
  expect(plain(readJsonc('{ "a": [1, 2,], }'))).toEqual({ a: [1, 2] });
});

test('what JSON.parse does not read is refused, and nothing breaks', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:1-e/ \\ntrufals*') }), (text) => {
      let read: unknown;
      try {
        read = plain(readJsonc(text));
      } catch (error) {
        expect(error).toBeInstanceOf(Problem);
        return;
      }
      // Without what only this reader takes, both agree.
      fc.pre(!/\/|,\s*[}\]]/.test(text));
      expect(JSON.parse(text)).toEqual(read);
    }),
    { numRuns: 2000 },
  );
});

const sites = fileURLToPath(new URL('../sites', import.meta.url));

test.each(readdirSync(sites))('%s can be read', async (name) => {
  const sandbox = await startSandbox({ port: 0, site: join(sites, name) });
  await sandbox.close();
});

test('the example is another institution and another site', async () => {
  const sandbox = await startSandbox({ port: 0, now: () => sentAt, site: join(sites, 'example.jsonc') });
  const said = async (request: Parameters<typeof send>[1]) => (await send(sandbox.port, request)).body;
  const answers = {
    general: await said(conf('general', jsonHeaders)),
    groups: (await said(conf('mapping-tables/UserRecordTypeUserGroup', jsonHeaders))).match(
      /"column1":"\w+"/g,
    ),
    french: (await said(conf('code-tables/UserGroups?lang=fr', jsonHeaders))).match(/Licence|Undergraduate/g),
    troubled: /"errorCode":"(\w+)"/.exec(await said(get('troubled', jsonHeaders)))?.[1],
    manager: await faultOf(sandbox, '<o:manager>bsmith</o:manager>'),
    group: await faultOf(sandbox, '<o:groupCode>nowhere</o:groupCode>'),
  };
  await sandbox.close();
  expect(answers).toMatchInlineSnapshot(`
    {
      "french": [
        "Licence",
      ],
      "general": "{"institution":{"value":"01EXAMPLE_INST","desc":"Example University"},"environment_type":"PRODUCTION"}",
      "group": "Error: Org Code nowhere not found.",
      "groups": [
        ""column1":"UG"",
        ""column1":"PG"",
        ""column1":"STF"",
      ],
      "manager": "Error: Approval Manager selection is not available. Please check your database settings.",
      "troubled": "401652",
    }
  `);
});

async function faultOf(sandbox: Sandbox, elements: string): Promise<string | undefined> {
  const request = olsaRequest('EditUserRequest', `<o:userName>jdoe</o:userName>${elements}`);
  return /<faultstring>(.*)<\/faultstring>/.exec((await send(sandbox.port, request)).body)?.[1];
}

test('an option counts more than the file', async () => {
  const site = siteFile(
    '{ "alma": { "gateway": { "perDay": 5, "readOnly": true } }, "olsa": { "managers": false } }',
  );
  const options = { port: 0, site, gateway: { perDay: 7 }, olsaSite: {}, now: () => sentAt };
  const sandbox = await startSandbox(options);
  const { headers } = await send(sandbox.port, get('johns'));
  expect(headers['x-exl-api-remaining']).toBe('6');
  expect((await send(sandbox.port, putXml('<user/>'))).status).toBe(403);
  expect(await faultOf(sandbox, '<o:manager>bsmith</o:manager>')).toContain('nothing to update');
  await sandbox.close();
});
