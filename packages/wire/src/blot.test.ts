import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Credential, Outgoing } from '@userlint/rules';
import { expect, onTestFinished, test } from 'vitest';
import { blotOut } from './blot.ts';
import { type Environments, sandboxEnvironments } from './environment/sandbox.ts';
import { exchange } from './run/exchange.ts';

const key = 'canary/AB+"<&é';
const password = 'canary:p"w/é';

/** How services may echo a text. */
const echoes: readonly (readonly [string, (secret: string) => string])[] = [
  ['plain', (secret) => secret],
  ['in JSON', (secret) => JSON.stringify(secret).slice(1, -1)],
  ['in JSON, slashes escaped', (secret) => JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/')],
  [
    'in JSON, every character escaped',
    (secret) => each(secret, (code) => `\\u${code.toString(16).padStart(4, '0')}`),
  ],
  [
    'in JSON, in capitals',
    (secret) => each(secret, (code) => `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`),
  ],
  ['in XML', (secret) => secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')],
  ['in XML, by decimal references', (secret) => each(secret, (code) => `&#${code};`)],
  ['in XML, by hexadecimal references', (secret) => each(secret, (code) => `&#x00${code.toString(16)};`)],
  ['percent-encoded', encodeURIComponent],
  [
    'percent-encoded, in lower case',
    (secret) => encodeURIComponent(secret).replace(/%../g, (byte) => byte.toLowerCase()),
  ],
  ['in base64', (secret) => Buffer.from(secret).toString('base64')],
  ['in base64 for addresses', (secret) => Buffer.from(secret).toString('base64url')],
  ['in capitals', (secret) => secret.toUpperCase()],
];

function each(text: string, spell: (code: number) => string): string {
  return Array.from(text, (character) => spell(character.codePointAt(0) ?? 0)).join('');
}

test.each(echoes)('an echo is blotted out: %s', (_how, spell) => {
  expect(blotOut([key])(`a ${spell(key)} z`)).toMatch(/^a \*{8}=* z$/);
});

test('without secrets nothing is blotted out', () => {
  expect(blotOut(['', ''])('abc')).toBe('abc');
});

const outgoing: Outgoing = {
  service: 'alma',
  kind: 'alma-rest',
  operation: 'alma/users.update',
  title: 'Update user',
  updates: 'swap',
  subject: { id: 'johns', also: [] },
  accepted: { by: 'record' },
  method: 'PUT',
  path: '/almaws/v1/users/johns',
  headers: [],
  body: '{"primary_id":"johns"}',
  authentication: 'apikey',
};

/** A service that answers with what `answer` makes of the request. */
async function service(answer: (request: IncomingMessage) => string): Promise<Environments> {
  const server = createServer((request, response) => response.writeHead(400).end(answer(request)));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  return sandboxEnvironments((server.address() as AddressInfo).port);
}

async function answered(credential: Credential, answer: (request: IncomingMessage) => string) {
  const environment = (await service(answer)).of('alma-rest');
  const verdict = await exchange(
    { ...outgoing, authentication: credential.kind },
    { ...environment, credential: () => Promise.resolve(credential) },
  );
  if (verdict.answer === undefined) throw new Error(verdict.summary);
  return verdict;
}

const basic = { kind: 'basic', userName: 'u', password } as const;
const token = Buffer.from(`u:${password}`).toString('base64');
const inJson = (text: string) =>
  `{"errorList":{"error":{"errorCode":"${text}","errorMessage":"You sent ${text}."}}}`;
const inXml = (text: string) =>
  `<web_service_result><errorList><error><errorCode>${text}</errorCode><errorMessage>You sent ${text}.</errorMessage></error></errorList></web_service_result>`;
const inCdata = (text: string) => inXml(`<![CDATA[${text.slice(0, 4)}]]><![CDATA[${text.slice(4)}]]>`);
const escaped = (text: string) => each(text, (code) => `\\u${code.toString(16).padStart(4, '0')}`);
const twice = (text: string) => each(text, (code) => `&amp;#${code};`);

// biome-ignore format: one case a line
test.each([
  ['the key in JSON', { kind: 'apikey', key: 'canary/AB' }, inJson('canary\\/AB')],
  ['the key in JSON, escaped', { kind: 'apikey', key: 'canary/AB' }, inJson(escaped('canary/AB'))],
  ['the key in XML, twice escaped', { kind: 'apikey', key: 'canary/AB' }, inXml(twice('canary/AB'))],
  ['the key in pieces', { kind: 'apikey', key: 'canary/AB' }, inCdata('canary/AB')],
  ['the password', basic, inXml(twice(password))],
  ['the token', basic, inJson(token.replaceAll('/', '\\/'))],
  ['the token in pieces', basic, inCdata(token)],
] as const)('decoding brings no secret to light: %s', async (_what, credentials, text) => {
  const { errors, summary, answer } = await answered(credentials, () => text);
  const shown = answer?.text ?? '';
  expect(errors).toEqual([{ code: '********', message: 'You sent ********.' }]);
  expect(summary).toBe('The service refused it. ********: You sent ********.');
  expect(shown.match(/\*{8}/g)).toHaveLength(2);
  expect(shown).not.toMatch(/canary|;/);
});

test('an echo of the header', async () => {
  const answer = await answered(basic, ({ headers }) => inJson(headers.authorization ?? ''));
  expect(answer.errors).toEqual([{ code: 'Basic ********', message: 'You sent Basic ********.' }]);
});

test('a secret is blotted out before a message is cut', async () => {
  const answer = await answered({ kind: 'apikey', key: 'canary' }, () =>
    inXml(`${'x'.repeat(1988)}&amp;#99;anary`),
  );
  expect(answer.errors[0]?.message.slice(-5)).toBe('xx***');
  expect(JSON.stringify(answer)).not.toContain('anary');
});
