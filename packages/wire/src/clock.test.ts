import { expect, test } from 'vitest';
import { clockAdvice } from './clock.ts';

const at = new Date('2026-11-21T12:00:00Z');
const expired = 'WSSecurityEngine: Invalid timestamp The security semantics of message have expired';
const outgoing = {
  service: 'olsa',
  kind: 'olsa',
  operation: 'olsa/UM_EditUser',
  title: 'Edit user',
  updates: 'patch',
  subject: { id: 'jdoe', also: [] },
  method: 'POST',
  path: '/olsa/services/Olsa',
  headers: [],
  body: '',
  authentication: 'wsse',
} as const;

function advice(date: string, message: string): readonly string[] {
  const answer = { status: 500, headers: new Map([['date', date]]), body: new Uint8Array(), cut: false, at };
  return clockAdvice(outgoing, answer, [{ code: null, message }]);
}

test('a refused time stamp and clocks that differ', () => {
  expect(advice('Sat, 21 Nov 2026 11:53:00 GMT', expired)).toMatchInlineSnapshot(`
    [
      "The clock of this computer is 7 minutes ahead of the clock of the service; a time stamp is good for five minutes. Correct the one that is wrong and send again.",
    ]
  `);
  expect(
    advice('Sat, 21 Nov 2026 17:00:00 GMT', 'The security token could not be authenticated or authorized'),
  ).toMatchInlineSnapshot(`
    [
      "The clock of this computer is 5 hours behind the clock of the service; a time stamp is good for five minutes. Correct the one that is wrong and send again.",
    ]
  `);
});

test.each([
  ['clocks that agree', 'Sat, 21 Nov 2026 11:59:30 GMT', expired],
  ['no date', '', expired],
  ['another fault', 'Sat, 21 Nov 2026 11:00:00 GMT', 'Error: Group not found.'],
])('%s: nothing to say', (_, date, message) => {
  expect(advice(date, message)).toEqual([]);
});

test('a service that wants no time stamp', () => {
  const headers = new Map([['date', 'Sat, 21 Nov 2026 11:00:00 GMT']]);
  const answer = { status: 400, headers, body: new Uint8Array(), cut: false, at };
  expect(
    clockAdvice({ ...outgoing, authentication: 'basic' }, answer, [{ code: null, message: expired }]),
  ).toEqual([]);
});
