import { expect, test } from 'vitest';
import { noSettings } from '../../../model/settings.ts';
import { check, findings, settingsOf } from '../../../testing/index.ts';

const settings = {
  ...noSettings,
  mappings: new Map([
    [
      'alma/UserRecordTypeUserGroup',
      {
        date: '2026-11-21',
        codes: new Map([
          ['PUBLIC', new Set(['STUDENT', 'GUEST'])],
          ['STAFF', new Set(['LIBRARIAN'])],
          ['CONTACT', new Set<string>()],
        ]),
      },
    ],
  ]),
};

function user(recordType: string, group: string): string {
  return `<user><primary_id>jdoe</primary_id>${recordType}
<user_group>${group}</user_group></user>`;
}

const type = (code: string) => `<record_type>${code}</record_type>`;

test('a group of other record types', () => {
  const options = { rule: 'alma/type-for-record', settings };
  expect(check(user(type('PUBLIC'), 'LIBRARIAN'), options)).toMatchInlineSnapshot(`
    "<user><primary_id>jdoe</primary_id><record_type>PUBLIC</record_type>
    <user_group>LIBRARIAN</user_group></user>
                ^^^^^^^^^ warning alma/type-for-record: LIBRARIAN is not for users of record type PUBLIC, says the institution’s table UserRecordTypeUserGroup. It allows STUDENT, GUEST."
  `);
  expect(check(user(type('CONTACT'), 'GUEST'), options)).toMatchInlineSnapshot(`
    "<user><primary_id>jdoe</primary_id><record_type>CONTACT</record_type>
    <user_group>GUEST</user_group></user>
                ^^^^^ warning alma/type-for-record: GUEST is not for users of record type CONTACT, says the institution’s table UserRecordTypeUserGroup. It allows none."
  `);
});

test.each([
  ['goes with it', type('PUBLIC'), 'GUEST'],
  ['is in no row of the table', type('PUBLIC'), 'VISITOR'],
  ['is a variable', type('PUBLIC'), '{{group}}'],
  ['has a record type the table does not speak of', type('ROBOT'), 'LIBRARIAN'],
  ['has a record type that is a variable', type('{{type}}'), 'LIBRARIAN'],
  ['has no record type', '', 'LIBRARIAN'],
])('nothing is said of a group that %s', (_, recordType, group) => {
  expect(findings(user(recordType, group), { rule: 'alma/type-for-record', settings })).toEqual([]);
});

test('nor in a load file, nor without the table', () => {
  const load = { ...settings, operation: settingsOf({ operation: 'alma/users.load' }).operation };
  const wrong = user(type('PUBLIC'), 'LIBRARIAN');
  const rule = 'alma/type-for-record';
  expect(findings(`<users>${wrong}${wrong}</users>`, { rule, settings: load })).toEqual([]);
  expect(findings(wrong, { rule })).toEqual([]);
});
