import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { passwordDigest, securityHeader } from './security-header.ts';

const digest = (nonce: string, created: string, secret: string) =>
  passwordDigest(Buffer.from(nonce, 'base64'), created, secret);

// biome-ignore format: one vector a line
test.each([
  ['onvif-guide', 'LKqI6G/AikKCQrN0zqZFlg==', '2010-09-16T07:50:45Z', 'userpassword', 'tuOSpGlFlIXsozq4HFNeeGeFLEI='],
  ['node-soap', '2FW1CIo2ZUOJmSjVRcJZlQ==', '2019-02-12T12:34:12.110Z', 'vM3s1hKVMy6zBOn', 'wM9xjA92wCw+QcQI1urjZ6B8+LQ='],
  ['python-zeep', 'bW9ja2VkLXJhbmRvbQ==', '2016-05-08T12:00:00+00:00', 'geheim', 'hVicspAQSg70JNhe67OHqD9gexc='],
  ['self-utf8', 'pU3KGCUwux1tEyze1iN7Lg==', '2026-11-21T17:00:00Z', 'påßwörd–日本語😀', 'uxhrVaINE+dotqkuDlOEdi3TPpk='],
  ['self-xmlchars', '2R4/ch/LGXEXRJTWSTydXA==', '2026-11-21T03:00:00Z', 'p&<>"\']]>w', 'ALa5S4brQ7EZ9AGjPY21zD+OIxM='],
  ['self-space', 'YL4xIB5p/tqg7ui5mX9cfA==', '2026-11-21T02:00:00Z', '  trailing space ', 'ebpTBC5sSHkjEdBbNiOpT5+GkrA='],
  ['self-empty', 'mf2v5ZMlPNZUr0361xQnoA==', '2026-11-21T10:00:00Z', '', 'nnV6utw+4nr1v6xPQ3GCUdt0II8='],
  ['self-long', 's/7pIy+K8iEfnuSRxbEL7A==', '2026-11-21T11:00:00Z', 'x'.repeat(4096), 'gKUSo/+LSTVpoWA70UJAijDPHsI='],
  ['self-cr', 'Vjv8Hm+TQn7LyP4pVeXNjg==', '2026-11-21T04:00:00Z', 'a\r\nb', 'lid3IDjxU7JRL3lby5r6A8wnqeo='],
  ['sample-1', 'AAECAwQFBgcICQoLDA0ODw==', '2026-11-21T17:00:00Z', 's3cret', 'sKCSf0qb+Uc9z1oJR3mSj54b7AE='],
  ['sample-2', '/+7dzLuqmYh3ZlVEMyIRAA==', '2026-11-21T17:00:00.123Z', 'pässwörd', 'df/dde+ilkV9Q0uBtxO9nj/juDc='],
])('digest vector %s', (_name, nonce, created, secret, expected) => {
  expect(digest(nonce, created, secret)).toBe(expected);
});

test('a password that was hashed before is another password (wss4j-prehashed)', () => {
  const nonce = '0x7bXAPZVn40AdCD0Xbt0g==';
  const created = '2010-06-28T15:16:37Z';
  expect(digest(nonce, created, 'password')).not.toBe('C0rena/6gKpRZ9ATj+e6ss5sAbQ=');
  const hashed = createHash('sha1').update('password').digest();
  expect(
    createHash('sha1').update(Buffer.from(nonce, 'base64')).update(created).update(hashed).digest('base64'),
  ).toBe('C0rena/6gKpRZ9ATj+e6ss5sAbQ=');
});

test('the example printed in the OASIS profile is no SHA-1: 22 bytes, ours are always 20', () => {
  const printed = 'weYI3nXd8LjMNVksCKFV8t3rgHh3Rw==';
  const ours = digest('WScqanjCEAC4mQoBE07sAQ==', '2003-07-16T01:24:32Z', 'unpublished');
  expect(Buffer.from(printed, 'base64')).toHaveLength(22);
  expect(Buffer.from(ours, 'base64')).toHaveLength(20);
});

test('the digest is over the nonce itself, not over its Base64', () => {
  const encoded = passwordDigest(Buffer.from('AAECAwQFBgcICQoLDA0ODw=='), '2026-11-21T17:00:00Z', 's3cret');
  expect(encoded).toBe('dXg/vO9m4tu8tcMNTZsdTgjX3cc=');
  expect(encoded).not.toBe('sKCSf0qb+Uc9z1oJR3mSj54b7AE=');
});

test('the header: Timestamp first, five minutes, Base64Binary nonce, no secret', () => {
  const header = securityHeader(
    { kind: 'wsse', customer: 'a&b<c', secret: 's3cret' },
    { now: new Date('2026-11-21T17:00:00Z'), nonce: Uint8Array.from({ length: 16 }, (_, index) => index) },
  );
  expect(header?.replaceAll('><', '>\n<')).toMatchInlineSnapshot(`
    "<wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">
    <wsu:Timestamp>
    <wsu:Created>2026-11-21T17:00:00.000Z</wsu:Created>
    <wsu:Expires>2026-11-21T17:05:00.000Z</wsu:Expires>
    </wsu:Timestamp>
    <wsse:UsernameToken>
    <wsse:Username>a&amp;b&lt;c</wsse:Username>
    <wsse:Password Type="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest">xeufkCDJgpxFAeEnlpn7U0W/3Vo=</wsse:Password>
    <wsse:Nonce EncodingType="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary">AAECAwQFBgcICQoLDA0ODw==</wsse:Nonce>
    <wsu:Created>2026-11-21T17:00:00.000Z</wsu:Created>
    </wsse:UsernameToken>
    </wsse:Security>"
  `);
  expect(header).not.toContain('s3cret');
});
