import { expect, test } from 'vitest';
import { lint, readDocument } from '../services/known.ts';
import { readSettings } from './settings-file.ts';

async function problems(text: string): Promise<string[]> {
  const { findings } = await readSettings(text);
  return findings.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`);
}

async function report(settings: string, path: string, text: string): Promise<string[]> {
  const { project } = await readSettings(settings);
  const forFile = project.settingsFor(path);
  return lint(readDocument({ text, path }, forFile), forFile, { now: new Date(0) }).map(
    ({ rule, severity, message }) => `${severity} ${rule}: ${message}`,
  );
}

const expire = `{ // a comment, and a comma too many
  "rules": { "site/staff-expire": { "at": "user", "when": "user_group = 'STAFF'", "assert": "expiry_date", "say": "Staff need an expiry date." }, },
}`;

test.each([
  [
    'staff.xml',
    '<user><primary_id>x</primary_id><user_group desc="s">STAFF</user_group></user>',
    ['error site/staff-expire: Staff need an expiry date.'],
  ],
  [
    'staff.json',
    '{"primary_id": "x", "user_group": {"value": "STAFF"}}',
    ['error site/staff-expire: Staff need an expiry date.'],
  ],
  [
    'fine.xml',
    '<user><primary_id>x</primary_id><user_group>STAFF</user_group><expiry_date>2030-01-01Z</expiry_date></user>',
    [],
  ],
  ['other.json', '{"primary_id": "x", "user_group": {"value": "STUDENT"}}', []],
])('a site’s own assertion on %s', async (path, text, expected) => {
  expect(await report(expire, path, text)).toEqual(expected);
});

test('an assertion on every item of a list, with a parameter as variable', async () => {
  const settings = `{
    "files": { "*.json": { "operation": "alma/users.update", "parameters": { "query/override": "user_group" } } },
    "rules": { "alma/swap-all": "off", "site/mail": { "at": "user/contact_info/emails/email", "when": "$override = 'user_group' and $operation = 'alma/users.update'",
      "assert": "contains(email_address, '@') and ../../../primary_id", "say": "No mail.", "severity": "warning" } }
  }`;
  const text =
    '{"primary_id": "x", "user_group": {"value": "A"}, "record_type": {"value": "PUBLIC"}, "account_type": {"value": "EXTERNAL"}, "contact_info": {"email": [{"email_address": "a@b", "email_type": [{"value": "work"}]}, {"email_address": "b", "email_type": [{"value": "work"}]}]}}';
  const said = await report(settings, 'x.json', text);
  expect(said.filter((line) => line.includes('site/'))).toEqual(['warning site/mail: No mail.']);
});

test('later globs win over earlier ones', async () => {
  const { project } = await readSettings(`{ "files": {
    "**/*.json": { "operation": "alma/users.update", "parameters": { "query/override": "user_group", "query/library": "L" } },
    "new/*.json": { "operation": "alma/users.create", "parameters": { "query/library": "M" } } } }`);
  const old = project.settingsFor('a/b.json');
  expect([old.operation?.id, ...old.parameters]).toEqual([
    'alma/users.update',
    ['query/override', 'user_group'],
    ['query/library', 'L'],
  ]);
  const made = project.settingsFor('new/b.json');
  expect([made.operation?.id, new Map(made.parameters).get('query/library')]).toEqual([
    'alma/users.create',
    'M',
  ]);
  expect(project.settingsFor('a/b.xml').operation).toBeUndefined();
});

test('a rule can be set to another severity, or off', async () => {
  const text = '{"primary_id": "x", "user_group": {"value": "A"}, "lastname": "y"}';
  expect(await report('{}', 'x.json', text)).toMatchInlineSnapshot(`
    [
      "warning unknown-field: user has no field lastname; the service ignores or refuses it. Did you mean last_name?",
    ]
  `);
  expect(await report('{"rules": {"unknown-field": "error"}}', 'x.json', text)).toMatchInlineSnapshot(`
    [
      "error unknown-field: user has no field lastname; the service ignores or refuses it. Did you mean last_name?",
    ]
  `);
  expect(await report('{"rules": {"unknown-field": "off"}}', 'x.json', text)).toEqual([]);
});

test('what cannot be is said where it stands', async () => {
  expect(await problems('{"file": {}}')).toMatchInlineSnapshot(`
    [
      "file: There is no setting file. Did you mean files?",
    ]
  `);
  expect(await problems('{"files": {"*.xml": {"operation": "alma/users.updat"}}}')).toMatchInlineSnapshot(`
    [
      "alma/users.updat: There is no such operation. Did you mean alma/users.update?",
    ]
  `);
  expect(
    await problems(
      '{"files": {"*.xml": {"operation": "alma/users.update", "parameters": {"override": "x"}}}}',
    ),
  ).toMatchInlineSnapshot(`
    [
      "override: alma/users.update has no parameter override. It has path/user_id, query/user_id_type, query/override, query/send_pin_number_letter, query/recalculate_roles, query/registration_rules, query/library.",
    ]
  `);
  expect(
    await problems('{"files": {"*.xml": {"parameters": {"query/override": 1}}}}'),
  ).toMatchInlineSnapshot(`
    [
      "1: The value of query/override must be a text in quotes.",
    ]
  `);
  expect(await problems('{"rules": {"max-lenght": "off"}}')).toMatchInlineSnapshot(`
    [
      "max-lenght: There is no rule max-lenght. Did you mean max-length?",
    ]
  `);
  expect(await problems('{"rules": {"max-length": "loud"}}')).toMatchInlineSnapshot(`
    [
      "loud: A rule is set to one of error, warning, information, hint, off, or to an assertion { "at": …, "assert": …, "say": … }.",
    ]
  `);
  expect(
    await problems('{"rules": {"a/b": {"at": "user/expire_date", "assert": "x", "say": "y"}}}'),
  ).toMatchInlineSnapshot(`
    [
      "user/expire_date: No record has such a place. Did you mean user/expiry_date?",
    ]
  `);
  expect(
    await problems('{"rules": {"a/b": {"at": "user", "assert": "count(", "say": "y"}}}'),
  ).toMatchInlineSnapshot(`
    [
      "count(: This is not a valid XPath expression: XPath parse error",
    ]
  `);
  expect(
    await problems('{"rules": {"a/b": {"at": "user", "assert": "coun(x)", "say": "y"}}}'),
  ).toMatchInlineSnapshot(`
    [
      "coun(x): This is not a valid XPath expression: XPath has no function coun().",
    ]
  `);
  expect(
    await problems('{"rules": {"a/b": {"at": "user", "assert": "$overide", "say": "y"}}}'),
  ).toMatchInlineSnapshot(`
    [
      "$overide: This is not a valid XPath expression: There is no parameter $overide. Known: $operation, $user_id, $user_id_type, $override, $send_pin_number_letter, $recalculate_roles, $registration_rules, $library, $social_authentication, $source_institution_code, $source_user_id, $view, $expand, $arg0, $arg1, $arg2, $arg3.",
    ]
  `);
  expect(await problems('{"rules": {"a/b": {"at": "user", "say": "y"}}}')).toMatchInlineSnapshot(`
    [
      "a/b: a/b needs "at" (a place), "assert" (an XPath expression) and "say" (what to tell people).",
    ]
  `);
  expect(await problems('{"files": {"": {}}}')).toMatchInlineSnapshot(`
    [
      """: This is no pattern. Write one like "staff/**/*.{xml,json}", of at most 200 characters.",
    ]
  `);
  expect(await problems('[]')).toMatchInlineSnapshot(`
    [
      "[]: The settings must be an object: { "files": …, "rules": … }.",
    ]
  `);
  expect(await problems('{"rules": {')).toMatchInlineSnapshot(`
    [
      "{: This bracket is never closed.",
    ]
  `);
});

test('a settings file cannot make the linter hang', async () => {
  const { project } = await readSettings('{"files": {"((a+)+)+$*a*a*a*a*a*b": {}}}');
  expect(project.settingsFor('a'.repeat(500)).operation).toBeUndefined();
  const settings = `{"rules": {"site/slow": {"at": "user", "assert": "count(//*[count(//*[count(//*)>0])>0])>0", "say": "x"}}}`;
  const emails = '{"email_address": "a"},'.repeat(300).slice(0, -1);
  const found = await report(
    settings,
    'x.json',
    `{"primary_id": "x", "record_type": {"value": "P"}, "contact_info": {"email": [${emails}]}}`,
  );
  expect(found.filter((line) => line.includes('site/'))).toMatchInlineSnapshot(`
    [
      "warning site/slow: site/slow was stopped: its expression walks this record too often. Use fewer // in it.",
    ]
  `);
});

test('names in an expression are checked, also where it does not come by', async () => {
  expect(
    await problems(
      `{"rules": {"a/b": {"at": "user", "assert": "user_group and $overide = 'x'", "say": "y"}}}`,
    ),
  ).toMatchInlineSnapshot(`
    [
      "user_group and $overide = 'x': This is not a valid XPath expression: There is no parameter $overide. Known: $operation, $user_id, $user_id_type, $override, $send_pin_number_letter, $recalculate_roles, $registration_rules, $library, $social_authentication, $source_institution_code, $source_user_id, $view, $expand, $arg0, $arg1, $arg2, $arg3.",
    ]
  `);
  expect(
    await problems(`{"rules": {"a/b": {"at": "user", "assert": "false() and nix(x)", "say": "y"}}}`),
  ).toMatchInlineSnapshot(`
    [
      "false() and nix(x): This is not a valid XPath expression: XPath has no function nix().",
    ]
  `);
  expect(
    await problems(
      `{"rules": {"a/b": {"at": "user", "assert": "contains(first_name, '$(x)') and (last_name or gender)", "say": "y"}}}`,
    ),
  ).toEqual([]);
});
