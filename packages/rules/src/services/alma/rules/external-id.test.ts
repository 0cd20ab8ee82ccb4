import { expect, test } from 'vitest';
import { applyEdits } from '../../../rules/fix.ts';
import { findings } from '../../../testing/index.ts';

const rule = 'alma/external-id';

function user(type: string, id: string): string {
  return `<user><primary_id>x</primary_id><account_type>${type}</account_type>${id}</user>`;
}

const id = (code: string) => `<external_id>${code}</external_id>`;

test.each([
  ['INTERNAL', id('SIS'), 'error 401853', 'warning 401853'],
  ['INTERNAL', id(''), undefined, undefined],
  ['INTERNAL', '', undefined, undefined],
  ['EXTERNAL', id('SIS'), undefined, undefined],
  ['EXTERNAL', '', 'error 401854', 'warning 401854'],
  ['EXTERNAL', id(''), 'error 401854', 'warning 401854'],
  ['EXTERNAL', id('{{code}}'), undefined, undefined],
  ['{{type}}', id('SIS'), undefined, undefined],
])('%s %s: created %s, updated %s', (type, code, created, updated) => {
  const told = (operation: string) =>
    findings(user(type, code), { rule, operation }).map(({ severity, error }) => `${severity} ${error}`)[0];
  expect([told('alma/users.create'), told('alma/users.update')]).toEqual([created, updated]);
});

test('an external account is not made internal by an update', () => {
  const titles = (operation: string) =>
    findings(user('EXTERNAL', ''), { rule, operation }).flatMap(({ fixes }) =>
      fixes.map(({ title }) => title),
    );
  expect(titles('alma/users.create')).toEqual(['Make the account internal']);
  expect(titles('alma/users.update')).toEqual([]);
});

test('both repairs of an internal user with a code', () => {
  const source = user('INTERNAL', id('SIS'));
  const [finding] = findings(source, { rule, operation: 'alma/users.create' });
  expect(finding?.fixes.map(({ edits = [] }) => applyEdits(source, edits))).toEqual([
    user('INTERNAL', id('')),
    user('EXTERNAL', id('SIS')),
  ]);
});

test('silence while the call is unknown, and of load files', () => {
  expect(findings(user('EXTERNAL', ''), { rule })).toEqual([]);
  expect(findings(`<users>${user('EXTERNAL', '')}</users>`, { rule })).toEqual([]);
});
