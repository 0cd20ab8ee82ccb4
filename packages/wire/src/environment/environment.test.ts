import { expect, test } from 'vitest';
import { checkOrigin } from './environment.ts';
import { sandboxEnvironments } from './sandbox.ts';

test('the sandbox is a loopback address', () => {
  const sandbox = sandboxEnvironments(4010);
  expect(sandbox).toMatchObject({ title: 'Sandbox', origin: 'http://127.0.0.1:4010' });
  expect(checkOrigin(sandbox.origin)).toBeUndefined();
});

test.each([
  'http://127.0.0.1:4010',
  'http://localhost:4010',
  'http://[::1]:4010',
  'http://127.0.0.1',
])('%s may be sent to', (origin) => expect(checkOrigin(origin)).toBeUndefined());

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
])('%s is refused', (origin, sentence) => expect(checkOrigin(origin)).toMatch(sentence));

test('each kind of service has an environment and a credential of its own', async () => {
  const { of } = sandboxEnvironments(4010);
  expect(of('olsa')).toMatchObject({ name: 'sandbox', institution: 'sandbox', kind: { title: 'OLSA' } });
  expect(await of('alma-rest').credential()).toEqual({ kind: 'apikey', key: 'sandbox-key' });
  expect(await of('alma-soap').credential()).toMatchObject({ kind: 'basic' });
  expect(() => of('nobody')).toThrow('no kind of service');
});
