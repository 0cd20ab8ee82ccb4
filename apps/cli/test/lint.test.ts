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
  const files = { 'staff/johns.xml': updateUser('SIS', 'SIS_temp') };
  expect(await transcript({ files, argv: ['lint', 'staff/johns.xml'] })).toMatchInlineSnapshot(`
    "staff/johns.xml:16:20 error externalId is 'SIS_temp', but arg2, the external system code of the call, is 'SIS'. Alma wants them equal (401655). (alma/external-system-code, 401655)
            <xb:externalId>SIS_temp</xb:externalId>
                           ~~~~~~~~
        staff/johns.xml:6:13 arg2 is the external system code of the call
    1 error in 1 file.
    exit 1"
  `);
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
  const text = editUser('<!-- 😀 --><userName>jdoe</userName><zip>03062-0000-0000-0000-0000</zip>');
  const files = { 'a.xml': `\uFEFF${text.replaceAll('\n', '\r\n')}` };
  const { out, status } = await outcome({ files, argv: ['lint', '--format=json', 'a.xml'] });
  expect(status).toBe(1);
  expect(out).toMatchInlineSnapshot(`
    "[
      {
        "file": "a.xml",
        "rule": "max-length",
        "severity": "error",
        "message": "zip has 25 characters; at most 20 fit (OLSA: UM_EditUser).",
        "error": null,
        "range": {
          "start": {
            "line": 4,
            "character": 47
          },
          "end": {
            "line": 4,
            "character": 72
          }
        }
      }
    ]
    "
  `);
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
  expect(
    out.replace(/"version": "\d+\.\d+\.\d+",\n(\s*)"rules"/, '"version": "0.0.0",\n$1"rules"'),
  ).toMatchInlineSnapshot(`
    "{
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        {
          "tool": {
            "driver": {
              "name": "Userlint",
              "version": "0.0.0",
              "rules": [
                {
                  "id": "alma/external-system-code",
                  "shortDescription": {
                    "text": "The record's externalId is not the external system code of the call"
                  },
                  "defaultConfiguration": {
                    "level": "error"
                  }
                }
              ]
            }
          },
          "columnKind": "utf16CodeUnits",
          "invocations": [
            {
              "executionSuccessful": true,
              "toolExecutionNotifications": []
            }
          ],
          "results": [
            {
              "ruleId": "alma/external-system-code",
              "level": "error",
              "message": {
                "text": "externalId is 'SIS_temp', but arg2, the external system code of the call, is 'SIS'. Alma wants them equal (401655)."
              },
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "a%20b.xml"
                    },
                    "region": {
                      "startLine": 16,
                      "startColumn": 20,
                      "endLine": 16,
                      "endColumn": 28
                    }
                  }
                }
              ],
              "relatedLocations": [
                {
                  "id": 0,
                  "message": {
                    "text": "arg2 is the external system code of the call"
                  },
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "a%20b.xml"
                    },
                    "region": {
                      "startLine": 6,
                      "startColumn": 13,
                      "endLine": 6,
                      "endColumn": 16
                    }
                  }
                }
              ],
              "properties": {
                "error": "401655"
              }
            }
          ]
        }
      ]
    }
    "
  `);
});

test('the nearest userlint.json applies, and is reported once when it is wrong', async () => {
  const files = {
    'userlint.json': '{ "rules": { "no-such-rule": "off" } }',
    'a.json': staff,
    'b.json': staff,
    'staff/userlint.json': staffExpire,
    'staff/new/c.json': staff,
  };
  expect(await transcript({ files, argv: ['lint', 'a.json', 'b.json', 'staff'] })).toMatchInlineSnapshot(`
    "userlint.json:1:15 error There is no rule no-such-rule. (settings)
        { "rules": { "no-such-rule": "off" } }
                      ~~~~~~~~~~~~
    staff/new/c.json:1:1 error Staff need an expiry date. (site/staff-expire)
        {
        ~
    2 errors in 4 files.
    exit 1"
  `);
});

test('settings above the working directory do not reach into it, and reach files beside it', async () => {
  const files = { 'userlint.json': staffExpire, 'in/a.json': staff, 'out/b.json': staff };
  const inside = await transcript({ files, cwd: 'in', argv: ['lint', 'a.json'] });
  expect(inside).toBe('Nothing found in 1 file.\nexit 0');
  expect(await transcript({ files, cwd: 'in', argv: ['lint', '../out/b.json'] })).toMatchInlineSnapshot(`
    "../out/b.json:1:1 error Staff need an expiry date. (site/staff-expire)
        {
        ~
    1 error in 1 file.
    exit 1"
  `);
});

test('settings that no payload uses are checked as well', async () => {
  const files = { 'userlint.json': '{ "filez": {} }' };
  expect(await transcript({ files, argv: ['lint', '.'] })).toMatchInlineSnapshot(`
    "userlint.json:1:4 error There is no setting filez. Did you mean files? (settings)
        { "filez": {} }
           ~~~~~
    1 error in 1 file.
    exit 1"
  `);
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
    'userlint.json': Buffer.from([0xff]),
    'wrong.xml': updateUser('SIS', 'SIS_temp'),
  };
  expect(await transcript({ files, argv: ['lint', '.', 'gone.xml'] })).toMatchInlineSnapshot(`
    "wrong.xml:16:20 error externalId is 'SIS_temp', but arg2, the external system code of the call, is 'SIS'. Alma wants them equal (401655). (alma/external-system-code, 401655)
            <xb:externalId>SIS_temp</xb:externalId>
                           ~~~~~~~~
        wrong.xml:6:13 arg2 is the external system code of the call
    1 error in 1 file.
    ! userlint lint: gone.xml: there is no such file.
    ! userlint lint: userlint.json: it is not UTF-8. Save it as UTF-8.
    ! userlint lint: both.xml: its XML declaration says ISO-8859-1, but Userlint reads UTF-8 only. Save it as UTF-8 and declare encoding="UTF-8".
    ! userlint lint: declared.xml: its XML declaration says ISO-8859-1, but its bytes are UTF-8. Save it as UTF-8 and declare encoding="UTF-8".
    ! userlint lint: latin.xml: it is not UTF-8. Save it as UTF-8.
    ! userlint lint: utf16.xml: it is not UTF-8. Save it as UTF-8.
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
  const value = `\u202E\u001b[31m${'x'.repeat(300)}`;
  const body = `<zip>${'y'.repeat(100)}</zip><state>${value}</state>`;
  const files = { 'a\u0007.xml': editUser(`<userName>jdoe</userName>${body}`) };
  expect(await transcript({ files, argv: ['lint', '.'] })).toMatchInlineSnapshot(`
    "a<U+0007>.xml:5:37 error zip has 100 characters; at most 20 fit (OLSA: UM_EditUser). (max-length)
              <userName>jdoe</userName><zip>yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…
                                            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    a<U+0007>.xml:5:150 warning state must be the abbreviation of two letters. (format)
        …yyyyyyyyyyyyyyyyyyyyyyyyyyy</zip><state><U+202E><U+001B>[31mxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
                                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    a<U+0007>.xml:5:150 error state has 306 characters; at most 255 fit (Skillport user CSV template). (max-length)
        …yyyyyyyyyyyyyyyyyyyyyyyyyyy</zip><state><U+202E><U+001B>[31mxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
                                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    a<U+0007>.xml:5:151 error The character U+001B is not allowed in XML; remove it. (well-formed)
        …yyyyyyyyyyyyyyyyyyyyyyyyyy</zip><state><U+202E><U+001B>[31mxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
                                                        ~~~~~~~~
    3 errors, 1 warning in 1 file.
    exit 1"
  `);
});

test('colours, when asked for', async () => {
  const files = { 'a.xml': updateUser('SIS', 'SIS_temp') };
  const { out } = await outcome({ files, colour: true, argv: ['lint', 'a.xml'] });
  expect(out).toContain('\u001b[31merror\u001b[0m');
  expect(out).toContain('\u001b[31m~~~~~~~~\u001b[0m');
});

test.each([
  [['lint']],
  [['lint', 'a.xml', '--format', 'xml']],
  [['lint', 'a.xml', '--fix']],
  [['lint', 'gone.xml']],
])('bad usage: %j', async (argv) => {
  expect(await transcript({ files: { 'a.xml': '<a/>' }, argv })).toMatchSnapshot();
});
