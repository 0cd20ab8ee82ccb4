import { expect, test } from 'vitest';
import { applyEdits } from '../../../rules/fix.ts';
import { check, findings } from '../../../testing/index.ts';

const rule = 'alma/preferred';
const path = 'user.json';

function user(...phones: readonly string[]): string {
  const list = phones.map(
    (marks) => `{ ${marks}"phone_number": "555", "phone_type": [{ "value": "home" }] }`,
  );
  return `{ "primary_id": "johns", "contact_info": { "phone": [\n${list.join(',\n')}\n] } }`;
}

test('several', () => {
  const source = user(
    '"preferred": true, ',
    '"preferred": false, "preferred_sms": "true", ',
    '"preferred": true, ',
  );
  expect(check(source, { rule, path })).toMatchInlineSnapshot(`
    "{ "primary_id": "johns", "contact_info": { "phone": [
    { "preferred": true, "phone_number": "555", "phone_type": [{ "value": "home" }] },
    { "preferred": false, "preferred_sms": "true", "phone_number": "555", "phone_type": [{ "value": "home" }] },
    { "preferred": true, "phone_number": "555", "phone_type": [{ "value": "home" }] }
                   ^^^^ warning alma/preferred: Only one phone can be preferred; which of them Alma takes is not documented.
    ] } }"
  `);
  const edits = findings(source, { rule, path }).flatMap(({ fixes }) =>
    fixes.flatMap((fix) => fix.edits ?? []),
  );
  expect(applyEdits(source, edits)).toContain('{ "preferred": false, "phone_number"');
});

test('none: advice, and only where there is something to prefer', () => {
  const source = user('', '"preferred": false, ');
  expect(findings(source, { rule, path })).toMatchObject([{ severity: 'information' }]);
  const edits = findings(source, { rule, path }).flatMap(({ fixes }) =>
    fixes.flatMap((fix) => fix.edits ?? []),
  );
  expect(applyEdits(source, edits)).toContain('"phone_type": [{ "value": "home" }], "preferred": true }');
  expect(findings(user(), { rule, path })).toEqual([]);
});

test('two numbers for text messages', () => {
  const source = user('"preferred": true, "preferred_sms": true, ', '"preferred_sms": true, ');
  expect(findings(source, { rule, path }).map(({ message }) => message)).toEqual([
    'Only one phone for text messages can be preferred; which of them Alma takes is not documented.',
  ]);
});
