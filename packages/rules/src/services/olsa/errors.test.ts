import { expect, test } from 'vitest';
import { errors } from './errors.ts';

function recognised(text: string): string | undefined {
  return Object.entries(errors).find(([, { contains }]) =>
    text.toLowerCase().includes(contains ?? text),
  )?.[0];
}

test.each(Object.entries(errors))('%s is told by its own words before any other', (name, { message }) => {
  expect(recognised(message)).toBe(name);
});

test.each([
  ['Error: Org Code groupX not found.', 'groupCodeNotFound'],
  ['Error: Unmigrated userstat field CCNUMBER is not available through this command.', 'unmigrated-ccNumber'],
  ['Error: Unmigrated userstat field ADDRESS2 is not available through this command.', 'unmigrated-address2'],
  ['null is not a valid user', 'userNotValid'],
  ['Could not find the group sales', 'groupMissing'],
  ["Can't remove user user1 from groupX. User not in group.", 'userNotInGroup'],
  ['Error: Parent Group does not exist.', 'parentGroupMissing'],
  ['Error: Group does not exist.', 'groupUnknown'],
  [
    'WSDoAllReceiver: security processing failed; nested exception is: WSSecurityException: (WSSecurityEngine: Invalid timestamp The security semantics of message have expired)',
    'expired',
  ],
])('%s', (text, name) => {
  expect(recognised(text)).toBe(name);
});
