import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { editUser, staff, staffExpire, updateUser } from './payloads.ts';
import { outcome, transcript } from './scenario.ts';

test('a payload without a mistake', async () => {
  const files = { 'ok.xml': updateUser('SIS', 'SIS') };
  expect(await transcript({ files, argv: ['lint', 'ok.xml'] })).toMatchInlineSnapshot(`
    "Nothing found in 1 file.
    exit 0"
  `);
});

test('a mistake, with the line it is in', async () => {
  const files = { 'userlint.json': staffExpire, 'staff/maria.json': staff };
  expect(await transcript({ files, argv: ['lint', 'staff/maria.json'] })).toMatchInlineSnapshot(`
    "staff/maria.json:4:4 error Staff need an expiry date. (site/staff-expire)
          "last_name": "Lopez",
           ~~~~~~~~~
    1 error in 1 file.
    exit 1"
  `);
});

test('a mistake in two places: the other one is named', async () => {
  const files = { 'a.xml': updateUser('SIS', 'SIS_temp') };
  const { out } = await outcome({ files, argv: ['lint', 'a.xml'] });
  expect(out).toMatch(
    /^a\.xml:16:20 error .*401655.*\n {8}<xb:externalId>SIS_temp<\/xb:externalId>\n {23}~{8}\n {4}a\.xml:6:13 /,
  );
});

test('a folder: payload files only, in order, each once, named as the folder was', async () => {
  const files = {
    'in/b.xml': editUser('<userName>jdoe</userName><zip>03062-0000-0000-0000-0000</zip>'),
    'in/a.json': staff,
    'in/deep/er/c.XML': editUser('<userName>jdoe</userName><state>Ohio</state>'),
    'in/notes.txt': editUser('<zip>03062-0000-0000-0000-0000</zip>'),
    'in/package.json': '{ "name": "x" }',
    'in/broken.xml': '<web-app><servlet></web-app>',
    'in/node_modules/x/d.xml': updateUser('SIS', 'SIS_temp'),
    'in/.git/d.xml': updateUser('SIS', 'SIS_temp'),
    'in/dist/d.xml': updateUser('SIS', 'SIS_temp'),
  };
  const { out } = await outcome({ files, argv: ['lint', './in/', 'in/b.xml', '--format', 'json'] });
  const seen = (JSON.parse(out) as { file: string }[]).map(({ file }) => file);
  expect([...new Set(seen)]).toEqual(['./in/b.xml', './in/deep/er/c.XML']);
});

test('JSON: positions are 0-based and in UTF-16, whatever the line ends and a byte order mark', async () => {
  const lines = staff.replace('"last_name"', '"😀": 1, "last_name"').replaceAll('\n', '\r\n');
  const files = { 'userlint.json': staffExpire, 'a.json': `\uFEFF${lines}` };
  const { out, status } = await outcome({ files, argv: ['lint', '--format=json', 'a.json'] });
  expect(status).toBe(1);
  const found = (JSON.parse(out) as { rule: string }[]).filter(({ rule }) => rule === 'site/staff-expire');
  expect(found).toEqual([
    {
      file: 'a.json',
      rule: 'site/staff-expire',
      severity: 'error',
      message: 'Staff need an expiry date.',
      error: null,
      range: { start: { line: 3, character: 12 }, end: { line: 3, character: 21 } },
    },
  ]);
});

test('JSON: the code of the service is there', async () => {
  const files = { 'a.xml': updateUser('SIS', 'SIS_temp') };
  const { out } = await outcome({ files, argv: ['lint', '--format=json', 'a.xml'] });
  expect(JSON.parse(out)).toMatchObject([
    { file: 'a.xml', rule: 'alma/external-system-code', severity: 'error', error: '401655' },
  ]);
});

test('JSON: nothing found is an empty array', async () => {
  const files = { 'a.xml': updateUser('SIS', 'SIS') };
  expect(await transcript({ files, argv: ['lint', '--format=json', '.'] })).toBe('[]\nexit 0');
});

test('SARIF', async () => {
  const files = { 'a b.xml': updateUser('SIS', 'SIS_temp') };
  const { out, status } = await outcome({ files, argv: ['lint', '--format=sarif', 'a b.xml'] });
  expect(status).toBe(1);
  const place = (startLine: number, startColumn: number, endColumn: number) => ({
    physicalLocation: {
      artifactLocation: { uri: 'a%20b.xml' },
      region: { startLine, startColumn, endLine: startLine, endColumn },
    },
  });
  const text = expect.any(String);
  expect(JSON.parse(out)).toEqual({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Userlint',
            version: text,
            rules: [
              {
                id: 'alma/external-system-code',
                shortDescription: { text },
                defaultConfiguration: { level: 'error' },
              },
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: [] }],
        results: [
          {
            ruleId: 'alma/external-system-code',
            level: 'error',
            message: { text },
            locations: [place(16, 20, 28)],
            relatedLocations: [{ id: 0, message: { text }, ...place(6, 13, 16) }],
            properties: { error: '401655' },
          },
        ],
      },
    ],
  });
});

test('SARIF: what could not be read is in it', async () => {
  const { out, status } = await outcome({ argv: ['lint', '--format=sarif', 'gone.xml'] });
  expect(status).toBe(2);
  expect(JSON.parse(out).runs[0]).toMatchObject({
    invocations: [
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { level: 'error', message: { text: 'gone.xml: there is no such file.' } },
        ],
      },
    ],
    results: [],
  });
});

test('the nearest userlint.json applies, and is reported once when it is wrong', async () => {
  const files = {
    'userlint.json': '{ "filez": {} }',
    'a.json': staff,
    'b.json': staff,
    'staff/userlint.json': staffExpire,
    'staff/new/c.json': staff,
  };
  const { out } = await outcome({ files, argv: ['lint', 'a.json', 'b.json', 'staff', '--format=json'] });
  const found = (JSON.parse(out) as { file: string; rule: string }[]).map(
    ({ file, rule }) => `${file} ${rule}`,
  );
  expect(found).toEqual(['userlint.json settings', 'staff/new/c.json site/staff-expire']);
});

const makeIn = (folder: string) => mkdir(join(folder, 'in'));

test('settings above the working directory do not reach into it; a file outside has those of its own folder', async () => {
  const files = { 'userlint.json': staffExpire, 'in/a.json': staff, 'out/b.json': staff };
  const inside = await transcript({ files, cwd: 'in', argv: ['lint', 'a.json'] });
  expect(inside).toBe('Nothing found in 1 file.\nexit 0');
  const beside = { 'out/userlint.json': staffExpire, 'out/b.json': staff };
  expect(
    await transcript({ files: beside, cwd: 'in', prepare: makeIn, argv: ['lint', '../out/b.json'] }),
  ).toMatchInlineSnapshot(`
    "../out/b.json:4:4 error Staff need an expiry date. (site/staff-expire)
          "last_name": "Lopez",
           ~~~~~~~~~
    1 error in 1 file.
    exit 1"
  `);
  expect(await transcript({ files, cwd: 'in', argv: ['lint', '../out/b.json'] })).toBe(
    'Nothing found in 1 file.\nexit 0',
  );
});

test('settings that no payload uses are checked as well', async () => {
  const files = { 'userlint.json': '{ "filez": {} }' };
  expect(await transcript({ files, argv: ['lint', '.'] })).toMatch(
    /^userlint\.json:1:4 error .*filez.* \(settings\)\n {4}\{ "filez": \{\} \}\n {7}~{5}\n1 error in 1 file\.\nexit 1$/,
  );
});

const latin = (text: string) => Buffer.from(text, 'latin1');

test('what cannot be read as UTF-8 is said, and the others are checked', async () => {
  const declared = `<?xml version="1.0" encoding="ISO-8859-1"?>\n${editUser('<lastName>Müller</lastName>')}`;
  const files = {
    'latin.xml': latin(editUser('<userName>jdoe</userName><lastName>Müller</lastName>')),
    'declared.xml': declared,
    'both.xml': latin(declared),
    'utf16.xml': Buffer.from(`\uFEFF${editUser('<lastName>x</lastName>')}`, 'utf16le'),
    'foreign.xml': latin('<?xml version="1.0" encoding="ISO-8859-1"?><web-app>ü</web-app>'),
    'bad/userlint.json': Buffer.from([0xff]),
    'wrong/a.json': staff,
    'wrong/userlint.json': staffExpire,
  };
  expect(await transcript({ files, argv: ['lint', '.', 'gone.xml'] })).toMatchInlineSnapshot(`
    "wrong/a.json:4:4 error Staff need an expiry date. (site/staff-expire)
          "last_name": "Lopez",
           ~~~~~~~~~
    1 error in 1 file.
    ! userlint lint: gone.xml: there is no such file.
    ! userlint lint: both.xml: its XML declaration says ISO-8859-1, but Userlint reads UTF-8 only. Save it as UTF-8 and declare encoding="UTF-8".
    ! userlint lint: declared.xml: its XML declaration says ISO-8859-1, but its bytes are UTF-8. Save it as UTF-8 and declare encoding="UTF-8".
    ! userlint lint: latin.xml: it is not UTF-8. Save it as UTF-8.
    ! userlint lint: utf16.xml: it is not UTF-8. Save it as UTF-8.
    ! userlint lint: bad/userlint.json: it is not UTF-8. Save it as UTF-8.
    exit 2"
  `);
});

test('a file that was asked for by name and cannot be read is said even if it is no payload', async () => {
  const files = { 'foreign.xml': latin('<web-app>ü</web-app>') };
  expect(await transcript({ files, argv: ['lint', 'foreign.xml'] })).toBe(
    'Nothing found in 0 files.\n! userlint lint: foreign.xml: it is not UTF-8. Save it as UTF-8.\nexit 2',
  );
});

test('control characters and bidi of a payload do not reach the terminal; long lines are cut', async () => {
  const name = `Lo\u202Epez${'z'.repeat(100)}`;
  const line = staff.replaceAll('\n', '').replace('Lopez', name);
  const files = { 'userlint.json': staffExpire, 'a\u0007.json': line };
  expect(await transcript({ files, argv: ['lint', 'a\u0007.json'] })).toMatchInlineSnapshot(`
    "a<U+0007>.json:1:68 error Staff need an expiry date. (site/staff-expire)
        {  "record_type": { "value": "STAFF" },  "primary_id": "mlopez",  "last_name": "Lo<U+202E>pezzzzzzzzzzzzzzzzzzzzzzzzz…
                                                                           ~~~~~~~~~
    1 error in 1 file.
    exit 1"
  `);
});

test('colours, when asked for', async () => {
  const files = { 'userlint.json': staffExpire, 'a.json': staff };
  const { out } = await outcome({ files, colour: true, argv: ['lint', 'a.json'] });
  expect(out).toContain(
    '\u001b[31merror\u001b[0m Staff need an expiry date. \u001b[2m(site/staff-expire)\u001b[0m',
  );
  expect(out).toContain('\u001b[31m~~~~~~~~~\u001b[0m');
});

// biome-ignore format: one case a line
test.each([
  [['lint'], 'name the files or folders to check.'],
  [['lint', 'a.xml', '--format', 'xml'], 'there is no format "xml". There are: pretty, json, sarif.'],
  [['lint', 'a.xml', '--fix'], "Unknown option '--fix'."],
])('bad usage: %j', async (argv, words) => {
  expect(await transcript({ argv })).toBe(`! userlint lint: ${words}\n! See "userlint help lint".\nexit 2`);
});
