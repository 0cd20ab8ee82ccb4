import { expect, test } from 'vitest';
import { checkTarget, sandboxTarget } from './target.ts';

const verdict = (origin: string) => checkTarget({ name: 'x', origin });

test('the sandbox is a loopback address', () => {
  expect(sandboxTarget(4010)).toEqual({ name: 'Sandbox', origin: 'http://127.0.0.1:4010' });
  expect(checkTarget(sandboxTarget(4010))).toBeUndefined();
});

test.each([
  'http://127.0.0.1:4010',
  'http://localhost:4010',
  'http://[::1]:4010',
  'http://127.0.0.1',
])('%s may be sent to', (origin) => expect(verdict(origin)).toBeUndefined());

test.each([
  ['https://api-eu.hosted.exlibrisgroup.com', /sandbox on this machine only.*api-eu\.hosted/],
  ['http://localhost.example.com:4010', /sandbox on this machine only/],
  ['http://127.0.0.1.example.com', /sandbox on this machine only/],
  ['http://127.0.0.2:4010', /sandbox on this machine only/],
  ['https://127.0.0.1:4010', /sandbox on this machine only/],
  ['http://127.0.0.1@example.com', /user name or a password/],
  ['http://user:word@127.0.0.1:4010', /user name or a password/],
  ['http://127.0.0.1:4010/almaws', /Write http:\/\/127\.0\.0\.1:4010\./],
  ['http://2130706433:4010', /Write http:\/\/127\.0\.0\.1:4010\./],
  ['file:///etc/passwd', /sandbox on this machine only/],
  ['sandbox', /not an address/],
])('%s is refused', (origin, sentence) => expect(verdict(origin)).toMatch(sentence));
