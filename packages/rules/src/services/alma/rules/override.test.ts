import { expect, test } from 'vitest';
import { applyEdits } from '../../../rules/fix.ts';
import { check, findings } from '../../../testing/index.ts';

const rule = 'alma/override';

function put(
  query: string,
  body = '{ "primary_id": "x", "user_group": { "value": "A" }, "job_category": { "value": "B" } }',
): string {
  return `PUT https://example.org/almaws/v1/users/x?${query}\nContent-Type: application/json\n\n${body}`;
}

function line(query: string, body?: string): string {
  return check(put(query, body), { rule, path: 'x.http' }).split('\n\n')[0] ?? '';
}

function repaired(query: string): (string | undefined)[] {
  const source = put(query);
  const fixes = findings(source, { rule, path: 'x.http' }).flatMap((finding) => finding.fixes);
  return fixes.map(({ edits = [] }) => /\?(.*)/.exec(applyEdits(source, edits))?.[1]);
}

test('a name it does not know', () => {
  expect(line('override=user_groups')).toMatchInlineSnapshot(`
    "PUT https://example.org/almaws/v1/users/x?override=user_groups
                                                       ~~~~~~~~~~~ error alma/override: override knows no field user_groups, so Alma ignores it. Did you mean user_group?
    Content-Type: application/json"
  `);
  expect(repaired('override=user_groups')).toEqual(['override=user_group']);
});

test('percent-encoded, it is underlined as written and repaired as it should be', () => {
  expect(line('override=user%5Fgroup,job%5Fcategoy&lang=de')).toMatchInlineSnapshot(`
    "PUT https://example.org/almaws/v1/users/x?override=user%5Fgroup,job%5Fcategoy&lang=de
                                                                    ~~~~~~~~~~~~~ error alma/override: override knows no field job_categoy, so Alma ignores it. Did you mean job_category?
    Content-Type: application/json"
  `);
  expect(repaired('override=user%5Fgroup,job%5Fcategoy&lang=de')).toEqual([
    'override=user_group,job_category&lang=de',
  ]);
});

test('wrong case, a singular, and a name far from all', () => {
  expect(line('override=User_Group')).toMatchInlineSnapshot(`
    "PUT https://example.org/almaws/v1/users/x?override=User_Group
                                                       ~~~~~~~~~~ error alma/override: override knows no field User_Group, so Alma ignores it. Did you mean user_group?
    Content-Type: application/json"
  `);
  expect(line('override=rs_library')).toMatchInlineSnapshot(`
    "PUT https://example.org/almaws/v1/users/x?override=rs_library
                                                       ~~~~~~~~~~ error alma/override: override knows no field rs_library, so Alma ignores it. Did you mean rs_libraries?
    Content-Type: application/json"
  `);
  expect(line('override=everything')).toMatchInlineSnapshot(`
    "PUT https://example.org/almaws/v1/users/x?override=everything
                                                       ~~~~~~~~~~ error alma/override: override knows no field everything, so Alma ignores it. Known: user_group, job_category, pin_number, preferred_language, campus_code, rs_libraries, user_title, library_notices, pref_first_name, pref_middle_name, pref_last_name, cataloger_level.
    Content-Type: application/json"
  `);
});

test('a field that is never protected', () => {
  expect(line('override=user_group,last_name')).toMatchInlineSnapshot(`
    "PUT https://example.org/almaws/v1/users/x?override=user_group,last_name
                                                                  ^^^^^^^^^ warning alma/override: last_name is always replaced: naming it in override does nothing.
    Content-Type: application/json"
  `);
  expect(repaired('override=user_group,last_name')).toEqual(['override=user_group']);
});

test('repeated, empty, with blanks, with another separator', () => {
  expect(line('override=user_group,user_group')).toMatchInlineSnapshot(`
    "PUT https://example.org/almaws/v1/users/x?override=user_group,user_group
                                                                  ^^^^^^^^^^ warning alma/override: user_group is named twice in override.
    Content-Type: application/json"
  `);
  expect(line('override=user_group,,job_category')).toMatchInlineSnapshot(`
    "PUT https://example.org/almaws/v1/users/x?override=user_group,,job_category
                                                                 ^ warning alma/override: There is an empty name in the list of override.
    Content-Type: application/json"
  `);
  expect(line('override=user_group,%20job_category')).toMatchInlineSnapshot(`
    "PUT https://example.org/almaws/v1/users/x?override=user_group,%20job_category
                                                                     ^^^^^^^^^^^^ warning alma/override: There are blanks beside job_category; write the names with commas alone between them.
    Content-Type: application/json"
  `);
  expect(line('override=user_group;job_category')).toMatchInlineSnapshot(`
    "PUT https://example.org/almaws/v1/users/x?override=user_group;job_category
                                                       ~~~~~~~~~~~~~~~~~~~~~~~ error alma/override: The names in override are separated by commas.
    Content-Type: application/json"
  `);
  expect(repaired('override=user_group;job_category')).toEqual(['override=user_group,job_category']);
  expect(line('override=')).toMatchInlineSnapshot(`
    "PUT https://example.org/almaws/v1/users/x?override=
                                              ......... information alma/override: override names no field, so it does nothing.
    Content-Type: application/json"
  `);
  expect(line('override=user_group&override=job_category')).toMatchInlineSnapshot(`
    "PUT https://example.org/almaws/v1/users/x?override=user_group&override=job_category
                                                                           ^^^^^^^^^^^^ warning alma/override: override is given twice. Write one list, separated by commas.
    Content-Type: application/json"
  `);
});

test('a protected field the record does not carry will be emptied', () => {
  expect(line('override=user_group,pin_number')).toMatchInlineSnapshot(`
    "PUT https://example.org/almaws/v1/users/x?override=user_group,pin_number
                                                                  ^^^^^^^^^^ warning alma/override: The record has no pin_number: named in override, it will be emptied for an external user.
    Content-Type: application/json"
  `);
  expect(
    line('override=user_group', '<user><primary_id>x</primary_id><user_group/></user>'),
  ).toMatchInlineSnapshot(`
    "PUT https://example.org/almaws/v1/users/x?override=user_group
                                                       ^^^^^^^^^^ warning alma/override: The record has no user_group: named in override, it will be emptied for an external user.
    Content-Type: application/json"
  `);
});

test('rs_libraries is carried in XML and in JSON', () => {
  const xml =
    '<user><primary_id>x</primary_id><rs_libraries><rs_library><code>A</code></rs_library></rs_libraries></user>';
  expect(findings(put('override=rs_libraries', xml), { rule, path: 'x.http' })).toEqual([]);
  const json =
    '{ "primary_id": "x", "record_type": { "value": "PUBLIC" }, "rs_library": [{ "code": { "value": "A" } }] }';
  expect(findings(put('override=rs_libraries', json), { rule, path: 'x.http' })).toEqual([]);
});

test('useless for an internal user', () => {
  const body =
    '{ "primary_id": "x", "account_type": { "value": "INTERNAL" }, "user_group": { "value": "A" } }';
  expect(line('override=user_group', body)).toMatchInlineSnapshot(`
    "PUT https://example.org/almaws/v1/users/x?override=user_group
                                                       .......... information alma/override: override does nothing for an internal user: every field of an internal user is replaced.
    Content-Type: application/json"
  `);
});

test('from the settings: told at the record, since the document has no place for it', () => {
  const source = '<user>\n<primary_id>x</primary_id>\n<user_group>A</user_group>\n</user>';
  const options = { rule, operation: 'alma/users.update', parameters: { 'query/override': 'user_groups' } };
  expect(check(source, options)).toMatchInlineSnapshot(`
    "<user>
     ~~~~ error alma/override: override knows no field user_groups, so Alma ignores it. Did you mean user_group?
    <primary_id>x</primary_id>
    <user_group>A</user_group>
    </user>"
  `);
});

test('a variable is nothing; other operations have no override', () => {
  expect(findings(put('override={{fields}}'), { rule, path: 'x.http' })).toEqual([]);
  expect(findings(put('override=x').replace('PUT', 'GET'), { rule, path: 'x.http' })).toEqual([]);
});
