import type { Credential, Outgoing } from '@userlint/rules';
import { expect, test } from 'vitest';
import { preview, SealError, seal, sendingMoment } from './seal.ts';

const key: Credential = { kind: 'apikey', key: 'sandbox-key' };
const basic: Credential = {
  kind: 'basic',
  userName: 'AlmaSDK-sandbox-institutionCode-SANDBOX',
  password: 'sandbox-password',
};
const wsse: Credential = { kind: 'wsse', customer: 'sandbox', secret: 'sandbox-secret' };
const environment = { origin: 'http://127.0.0.1:4010' };

const moment = {
  now: new Date('2026-11-21T17:00:00Z'),
  nonce: Uint8Array.from({ length: 16 }, (_, index) => index),
};

const update: Outgoing = {
  service: 'alma',
  kind: 'alma-rest',
  operation: 'alma/users.update',
  title: 'Update user',
  updates: 'swap',
  subject: { id: 'johns', also: [] },
  accepted: { by: 'record' },
  method: 'PUT',
  path: '/almaws/v1/users/johns?override=user_group',
  headers: [
    ['Content-Type', 'application/xml; charset=utf-8'],
    ['authorization', 'apikey l7xx-somebody-typed-this'],
    ['Content-Length', '3'],
  ],
  body: '<user>\n  <primary_id>jöhns</primary_id>\n</user>\n',
  authentication: 'apikey',
};

const soapUpdate: Outgoing = {
  ...update,
  kind: 'alma-soap',
  operation: 'alma/soap.updateUser',
  authentication: 'basic',
};

const envelope = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">
  <s:Body><EditUserRequest xmlns="http://www.skillsoft.com/services/olsa_v1_0/"/></s:Body>
</s:Envelope>`;

/** An OLSA request whose WS-Security header goes to the | of its envelope, or in the place of what stands between two. */
function editUser(marked: string, wrap?: { prefix: string }): Outgoing {
  const [before = '', between, after] = marked.split('|');
  const body = after === undefined ? before + between : before + between + after;
  const end = before.length + (after === undefined ? 0 : (between ?? '').length);
  return {
    ...update,
    service: 'olsa',
    kind: 'olsa',
    operation: 'olsa/UM_EditUser',
    title: 'Edit user',
    method: 'POST',
    path: '/olsa/services/Olsa',
    headers: [['Content-Type', 'text/xml; charset=utf-8']],
    body,
    authentication: 'wsse',
    securityPlace: { start: before.length, end, ...(wrap === undefined ? {} : { wrap }) },
  };
}

const wrapped = () => editUser(envelope.replace('  <s:Body>', '  |<s:Body>'), { prefix: 's' });

test('an API key goes into its header, whatever the request has there; the body is untouched', () => {
  expect(seal(update, key, moment)).toEqual({
    method: 'PUT',
    path: '/almaws/v1/users/johns?override=user_group',
    headers: [
      ['Content-Type', 'application/xml; charset=utf-8'],
      ['Authorization', 'apikey sandbox-key'],
    ],
    body: update.body,
    secrets: ['sandbox-key'],
  });
});

test('a user name and a password become Basic', () => {
  const { headers } = seal(soapUpdate, basic, moment);
  const [, value = ''] = headers.at(-1) ?? [];
  expect(value).toMatch(/^Basic /);
  expect(Buffer.from(value.slice(6), 'base64').toString()).toBe(
    'AlmaSDK-sandbox-institutionCode-SANDBOX:sandbox-password',
  );
});

test('a WS-Security header is made in a SOAP header of its own', () => {
  const { body, headers } = seal(wrapped(), wsse, moment);
  expect(body).toMatch(
    /^<s:Envelope [^>]*>\n {2}<s:Header><wsse:Security .*<\/wsse:Security><\/s:Header><s:Body>/,
  );
  expect(body).toContain('<wsse:Username>sandbox</wsse:Username>');
  expect(body).not.toContain('sandbox-secret');
  expect(headers).toEqual([['Content-Type', 'text/xml; charset=utf-8']]);
});

test('a saved WS-Security header is replaced', () => {
  const saved = envelope.replace('  <s:Body>', '  <s:Header>|<Security>old</Security>|</s:Header><s:Body>');
  const { body } = seal(editUser(saved), wsse, moment);
  expect(body).not.toContain('old');
  expect(body).toMatch(/<s:Header><wsse:Security .*<\/wsse:Security><\/s:Header>/);
});

test('names are escaped, and read back as they are', () => {
  const credentials = { kind: 'wsse', customer: 'a&b<c>"d\']]>\r\n', secret: 's' } as const;
  const { body } = seal(wrapped(), credentials, moment);
  expect(body).toContain('<wsse:Username>a&amp;b&lt;c>"d\']]&gt;&#13;\n</wsse:Username>');
});

const latin = '<?xml version="1.0" encoding="ISO-8859-1"?><user/>';
// biome-ignore format: one case a line
test.each([
  ['credentials of another kind', update, wsse, /needs a credential of the kind "apikey"/],
  ['no place for the header', { ...soapUpdate, authentication: 'wsse' }, wsse, /has no place/],
  ['a place in a comment', editUser(envelope.replace('  <s:Body>', '<!--|--><s:Body>'), { prefix: 's' }), wsse, /would not end up in the SOAP header/],
  ['a place in the body', editUser(envelope.replace('</s:Body>', '|</s:Body>'), { prefix: 's' }), wsse, /would not end up in the SOAP header/],
  ['an envelope that is not well-formed', editUser(`|${envelope}</x>`), wsse, /not be well-formed/],
  ['a user name XML cannot hold', wrapped(), { kind: 'wsse', customer: 'a\u0001', secret: 's' }, /cannot carry/],
  ['another encoding', { ...update, body: latin }, key, /says it is written in ISO-8859-1/],
  ['half a character', { ...update, body: '<user>\ud83d</user>' }, key, /half of a character/],
] as const)('refused: %s', (_what, outgoing, credentials, sentence) => {
  const attempt = () => seal(outgoing, credentials, moment);
  expect(attempt).toThrow(SealError);
  expect(attempt).toThrow(sentence);
});

test('a nonce is long enough and never the same', () => {
  expect(() => seal(wrapped(), wsse, { ...moment, nonce: new Uint8Array(8) })).toThrow(/16 bytes/);
  expect(sendingMoment().nonce).toHaveLength(16);
  expect(sendingMoment().nonce).not.toEqual(sendingMoment().nonce);
});

test('the preview of a REST request', () => {
  expect(
    preview(update, environment),
  ).toBe(`PUT http://127.0.0.1:4010/almaws/v1/users/johns?override=user_group
Content-Type: application/xml; charset=utf-8
Authorization: (added at the moment of sending)

<user>
  <primary_id>jöhns</primary_id>
</user>
`);
});

test('the preview of a request with WS-Security', () => {
  expect(preview(wrapped(), environment)).toBe(`POST http://127.0.0.1:4010/olsa/services/Olsa
Content-Type: text/xml; charset=utf-8

<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">
  <s:Header><!-- WS-Security header: added at the moment of sending --></s:Header><s:Body><EditUserRequest xmlns="http://www.skillsoft.com/services/olsa_v1_0/"/></s:Body>
</s:Envelope>`);
});

test('no preview holds a secret', () => {
  const previews = [update, soapUpdate, wrapped()].map((outgoing) => preview(outgoing, environment)).join();
  for (const secret of ['sandbox-key', 'sandbox-password', 'sandbox-secret', 'l7xx']) {
    expect(previews).not.toContain(secret);
  }
});
