import { expect, test } from 'vitest';
import { fixAll } from '../../../rules/fix.ts';
import { check, findings } from '../../../testing/index.ts';

const path = 'user.json';

function user(member: string): string {
  return `{ "primary_id": "johns", "record_type": { "value": "PUBLIC" },\n${member} }`;
}

function drawn(member: string): string {
  return check(user(member), { path }).split('\n').slice(1).join('\n');
}

function repaired(member: string): string {
  const text = fixAll(user(member), (source) => findings(source, { path }));
  return text.split('\n').slice(1).join('\n').slice(0, -2);
}

test('a single entry, as converters from XML write it', () => {
  expect(drawn('"rs_library": { "code": { "value": "RS" } }')).toMatchInlineSnapshot(`
    ""rs_library": { "code": { "value": "RS" } } }
     ~~~~~~~~~~ error alma/json-shape: rs_library must be a list in JSON: [ … ], with one entry too. Alma cannot read it otherwise."
  `);
  expect(repaired('"rs_library": { "code": { "value": "RS" } }')).toBe(
    '"rs_library": [{ "code": { "value": "RS" } }]',
  );
});

test('a list round itself is said once, and repaired in as many steps as it takes', () => {
  expect(drawn('"rs_library": { "rs_library": [] }')).toMatchInlineSnapshot(`
    ""rs_library": { "rs_library": [] } }
     ~~~~~~~~~~ error alma/json-shape: rs_library must be a list in JSON: [ … ], with one entry too. Alma cannot read it otherwise."
  `);
  expect(repaired('"rs_library": { "rs_library": [] }')).toBe('"rs_library": []');
  expect(repaired('"rs_libraries": { "rs_library": { "code": "RS" } }')).toBe(
    '"rs_library": [{ "code": { "value": "RS" } }]',
  );
});

test('a bare code, a list of bare codes, and a list where one value belongs', () => {
  expect(
    drawn('"gender": "FEMALE", "contact_info": [{}], "first_name": ["John", "W"]'),
  ).toMatchInlineSnapshot(`
    ""gender": "FEMALE", "contact_info": [{}], "first_name": ["John", "W"] }
               ^^^^^^ warning alma/json-shape: gender must be an object in JSON: { "value": … }.
                         ^^^^^^^^^^^^ warning alma/json-shape: contact_info stands once in a user: it is no list.
                                                            ^^^^^^^^^^^^^ warning alma/json-shape: first_name stands once in a user: it is no list."
  `);
  expect(repaired('"gender": "FEMALE", "first_name": ["John"]')).toBe(
    '"gender": { "value": "FEMALE" }, "first_name": "John"',
  );
});

test('null, an empty list and a variable are fine; an empty object is nothing to put into a list', () => {
  expect(findings(user('"rs_library": null, "user_note": [], "gender": null'), { path })).toEqual([]);
  expect(findings(user('"gender": "{{gender}}"'), { path })).toEqual([]);
  expect(repaired('"rs_library": {}')).toBe('"rs_library": {}');
});
