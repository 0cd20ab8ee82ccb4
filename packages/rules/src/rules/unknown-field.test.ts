import { expect, test } from 'vitest';
import { check, findings } from '../testing/index.ts';
import { applyEdits, fixAll } from './fix.ts';

const rule = 'unknown-field';

function inJson(member: string): string {
  return `{ "primary_id": "johns", "record_type": { "value": "PUBLIC" },\n${member} }`;
}

function inXml(child: string): string {
  return `<user><primary_id>johns</primary_id><record_type>PUBLIC</record_type>\n${child}\n</user>`;
}

function repaired(source: string, path: string): string | undefined {
  const options = { path, rule };
  return fixAll(source, (text) => findings(text, options)).split('\n')[1];
}

test.each([
  ['"userGroup": { "value": "A" } }', '"user_group": { "value": "A" } }'],
  ['"expirationDate": "2030-01-01" }', '"expiry_date": "2030-01-01" }'],
  ['"user_notes": [{}, {}] }', '"user_note": [{}, {}] }'],
  [
    '"contactInfo": { "emails": [{ "emailAddress": "a" }] } }',
    '"contact_info": { "email": [{ "email_address": "a" }] } }',
  ],
  ['"gender": { "value": "A", "disc": "B" } }', '"gender": { "value": "A", "desc": "B" } }'],
])('JSON: %s', (member, expected) => {
  expect(repaired(inJson(member.slice(0, -2)), 'user.json')).toBe(expected);
});

test.each([
  ['<lastName>Smith</lastName>', '<last_name>Smith</last_name>'],
  ['<defaultLanguage>en</defaultLanguage>', '<preferred_language>en</preferred_language>'],
  ['<gender disc="Male">MALE</gender>', '<gender desc="Male">MALE</gender>'],
  [
    '<contact_info><addresses><address><address_type>home</address_type></address></addresses></contact_info>',
    '<contact_info><addresses><address><address_types><address_type>home</address_type></address_types></address></addresses></contact_info>',
  ],
])('XML: %s', (child, expected) => {
  expect(repaired(inXml(child), 'user.xml')).toBe(expected);
});

test('a guess, or a name that is taken, is offered but not made by itself', () => {
  const offers = (source: string) =>
    findings(source, { rule, path: source.startsWith('{') ? 'user.json' : 'user.xml' }).flatMap(({ fixes }) =>
      fixes.map(({ title, safe }) => `${title}: ${safe}`),
    );
  expect(offers(inXml('<last_nme>Smith</last_nme>'))).toEqual(['Rename to last_name: false']);
  expect(offers(inXml('<last_name>Smith</last_name><lastName>Jones</lastName>'))).toEqual([
    'Rename to last_name: false',
  ]);
  expect(offers(inXml('<userGroup>A</userGroup><USER_GROUP>B</USER_GROUP>')).sort()).toEqual([
    'Rename to user_group: false',
    'Rename to user_group: true',
  ]);
  expect(offers(inXml('<user_identifier/><user_identifier/>'))).toEqual([]);
  expect(offers(inJson('"user_note": [], "user_notes": []'))).toEqual(['Rename to user_note: false']);
  expect(offers(inJson('"gender": { "value": "A", "desc": "B", "disc": "C" }'))).toEqual([
    'Rename to desc: false',
  ]);
});

test('of two that mean one field, the first gets its name in bulk', () => {
  expect(repaired(inXml('<userGroup>A</userGroup><USER_GROUP>B</USER_GROUP>'), 'user.xml')).toBe(
    '<user_group>A</user_group><USER_GROUP>B</USER_GROUP>',
  );
});

test('a list of an unknown name is one finding, and so is what stands below it', () => {
  expect(
    check(inJson('"hobbies": [{ "value": "A" }, { "value": "B" }]'), { path: 'user.json', rule }),
  ).toMatchInlineSnapshot(`
    "{ "primary_id": "johns", "record_type": { "value": "PUBLIC" },
    "hobbies": [{ "value": "A" }, { "value": "B" }] }
     ^^^^^^^ warning unknown-field: user has no field hobbies; the service ignores or refuses it."
  `);
});

test('what a guess changes is the name alone', () => {
  const source = inXml('<last_nme>Smith &amp; Sons</last_nme>');
  const [finding] = findings(source, { rule });
  expect(applyEdits(source, finding?.fixes[0]?.edits ?? [])).toBe(
    inXml('<last_name>Smith &amp; Sons</last_name>'),
  );
});
