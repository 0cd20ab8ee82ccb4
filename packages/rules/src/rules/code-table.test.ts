import { expect, test } from 'vitest';
import { noSettings, type Settings } from '../model/settings.ts';
import { readSettings } from '../settings/settings-file.ts';
import { check, findings, settingsOf } from '../testing/index.ts';
import { fixAll } from './fix.ts';

function table(codes: readonly (readonly [string, string])[], disabled: readonly string[] = []): Settings {
  const own = { date: '2026-11-21', codes: new Map(codes), disabled: new Set(disabled) };
  return { ...noSettings, codes: new Map([['alma/UserGroups', own]]) };
}

const groups = table(
  [
    ['01', 'Staff'],
    ['02', 'Student'],
    ['FACULTY', 'Academic staff'],
    ['EMERITUS', 'Faculty'],
  ],
  ['ALUMNI'],
);

function user(group: string): string {
  return `<user><primary_id>jdoe</primary_id><record_type>PUBLIC</record_type>
<user_group>${group}</user_group></user>`;
}

function drawn(group: string, settings: Settings = noSettings): string {
  return check(user(group), { rule: 'code-table', settings }).split('\n').slice(1).join('\n');
}

test('a label, another case, a slip, two candidates, and nothing near', () => {
  expect(drawn('Student', groups)).toMatchInlineSnapshot(`
    "<user_group>Student</user_group></user>
                ~~~~~~~ error code-table: Student is not in the institution’s table UserGroups of 2026-11-21. It is the label of 02."
  `);
  expect(drawn('emeritus', groups)).toMatchInlineSnapshot(`
    "<user_group>emeritus</user_group></user>
                ~~~~~~~~ error code-table: emeritus is not in the institution’s table UserGroups of 2026-11-21. Did you mean EMERITUS?"
  `);
  expect(drawn('FACULYT', groups)).toMatchInlineSnapshot(`
    "<user_group>FACULYT</user_group></user>
                ~~~~~~~ error code-table: FACULYT is not in the institution’s table UserGroups of 2026-11-21. Did you mean FACULTY?"
  `);
  expect(drawn('Faculty', groups)).toMatchInlineSnapshot(`
    "<user_group>Faculty</user_group></user>
                ~~~~~~~ error code-table: Faculty is not in the institution’s table UserGroups of 2026-11-21. Did you mean FACULTY or EMERITUS?"
  `);
  expect(drawn('Visitor', groups)).toMatchInlineSnapshot(`
    "<user_group>Visitor</user_group></user>
                ~~~~~~~ error code-table: Visitor is not in the institution’s table UserGroups of 2026-11-21."
  `);
  expect(drawn('ALUMNI', groups)).toMatchInlineSnapshot(`
    "<user_group>ALUMNI</user_group></user>
                ^^^^^^ warning code-table: ALUMNI is switched off in the institution’s table UserGroups of 2026-11-21; the service may refuse it."
  `);
});

test.each(['01', '{{group}}', ''])('nothing is said of %j', (group) => {
  expect(findings(user(group), { rule: 'code-table', settings: groups })).toEqual([]);
});

test.each([
  ['Student', '02'],
  ['emeritus', 'EMERITUS'],
  // Two codes may be meant, or the slip is a guess: a person decides.
  ['Faculty', 'Faculty'],
  ['FACULYT', 'FACULYT'],
])('in bulk, %s becomes %s', (written, repaired) => {
  const lintText = (text: string) => findings(text, { rule: 'code-table', settings: groups });
  expect(fixAll(user(written), lintText)).toBe(user(repaired));
});

test('without the institution’s table an unknown group is silence', () => {
  expect(findings(user('Student'), { rule: 'code-table' })).toEqual([]);
});

test('usual codes give an information, and no fix in bulk', () => {
  const found = findings(
    '{"primary_id": "jdoe", "record_type": {"value": "Public"}, "account_type": {"value": "internal"}, "preferred_language": {"value": "English"}, "gender": {"value": "DIVERSE"}}',
    { path: 'a.json', rule: 'code-table' },
  );
  expect(
    found.map(({ severity, error, message, fixes }) => [
      severity,
      error,
      message,
      fixes.map(({ safe }) => safe),
    ]),
  ).toMatchInlineSnapshot(`
    [
      [
        "information",
        null,
        "Public is no usual code of AddNewUserOptions, and codes count exactly as written. Did you mean PUBLIC?",
        [
          false,
        ],
      ],
      [
        "error",
        "401857",
        "account_type must be one of INTERNAL, EXTERNAL.",
        [
          true,
        ],
      ],
      [
        "information",
        null,
        "English is no usual code of UserPreferredLanguage, and codes count exactly as written. It is the label of en.",
        [
          false,
        ],
      ],
    ]
  `);
});

test('where no refusal is documented, a code outside the table is a warning', () => {
  const own = { date: undefined, codes: new Map([['USA', 'United States']]), disabled: new Set<string>() };
  const settings = { ...noSettings, codes: new Map([['alma/CountryCodes', own]]) };
  const [found] = findings(
    '{"primary_id": "jdoe", "record_type": {"value": "PUBLIC"}, "contact_info": {"address": [{"line1": "x", "country": {"value": "United States"}}]}}',
    { path: 'a.json', rule: 'code-table', settings },
  );
  expect(found).toMatchObject({
    severity: 'warning',
    error: null,
    message: 'United States is not in the institution’s table CountryCodes. It is the label of USA.',
    fixes: [{ title: 'Change to USA', safe: true }],
  });
});

test('what may be personal is not quoted', () => {
  expect(drawn('jane@example.org', groups)).toContain('This user_group is not in');
});

test('an account type the vendor knows and the API refuses has its own error, even when the table lists it', () => {
  const own = { date: undefined, codes: new Map([['INTEXTAUTH', '']]), disabled: new Set<string>() };
  const settings = { ...noSettings, codes: new Map([['alma/UserUserType', own]]) };
  const text = (type: string) =>
    `<user><primary_id>jdoe</primary_id><record_type>PUBLIC</record_type><account_type>${type}</account_type></user>`;
  const errors = (source: string) =>
    findings(source, { rule: 'code-table', settings }).map(({ error }) => error);
  expect(errors(text('INTEXTAUTH'))).toEqual(['401855']);
  expect(errors(text('constructor'))).toEqual(['401857']);
  expect(errors(text(' EXTERNAL '))).toEqual([]);
});

test('in a load file the profile decides on accounts, and refusal is our conclusion', () => {
  const record = `<user><primary_id>jdoe</primary_id><record_type>PUBLIC</record_type><account_type>Other</account_type><user_group>X</user_group></user>`;
  const found = findings(`<users>${record}${record}</users>`, {
    rule: 'code-table',
    settings: { ...groups, operation: settingsOf({ operation: 'alma/users.load' }).operation },
  });
  expect(found.map(({ severity, message }) => [severity, message.slice(0, 12)])).toEqual([
    ['warning', 'X is not in '],
    ['warning', 'X is not in '],
  ]);
});

test('a kind of identifier in the address, against the institution’s table alone', async () => {
  const { project } = await readSettings(
    '{ "codes": { "alma/UserIdentifierTypes": { "BARCODE": "Barcode" } } }',
  );
  const settings = project.settingsFor('x.http');
  const asked = (kind: string, known: boolean) =>
    findings(
      `PUT https://example.org/almaws/v1/users/x?user_id_type=${kind}\n\n<user><primary_id>x</primary_id></user>`,
      {
        path: 'x.http',
        rule: 'code-table',
        ...(known ? { settings } : {}),
      },
    ).map(({ severity, message }) => `${severity}: ${message}`);
  expect(asked('Barcode', true)).toEqual([
    'warning: Barcode is not in the institution’s table UserIdentifierTypes. Did you mean BARCODE?',
  ]);
  expect(asked('BARCODE', true)).toEqual([]);
  expect(asked('all_unique', true)).toEqual([]);
  expect(asked('Barcode', false)).toEqual([]);
});
