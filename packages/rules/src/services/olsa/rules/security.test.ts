import { describe, expect, test } from 'vitest';
import { describe as describeEntry } from '../../../ask/describe.ts';
import { find } from '../../../ask/find.ts';
import { noSettings } from '../../../model/settings.ts';
import { fixAll } from '../../../rules/fix.ts';
import { readDocument } from '../../../services/known.ts';
import { check, findings } from '../../../testing/index.ts';
import { xmlText } from '../../../text/codecs.ts';

const oasis = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-';
const now = new Date('2026-11-21T12:01:00Z');

interface Header {
  readonly user?: string;
  readonly customer?: string;
  readonly type?: string;
  readonly digest?: string;
  readonly nonce?: string;
  readonly created?: string;
  readonly stamp?: string;
}

const stamp =
  '<u:Timestamp><u:Created>2026-11-21T12:00:00Z</u:Created><u:Expires>2026-11-21T12:05:00Z</u:Expires></u:Timestamp>';

function envelope(said: Header = {}): string {
  const {
    user = 'sandbox',
    customer = user,
    type = 'PasswordDigest',
    created = '2026-11-21T12:00:00Z',
  } = said;
  const { digest = 'tuOSpGlFlIXsozq4HFNeeGeFLEI=', nonce = 'LKqI6G/AikKCQrN0zqZFlg==' } = said;
  const text = (value: string) => xmlText.encode(value) ?? '';
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>
<w:Security xmlns:w="${oasis}wssecurity-secext-1.0.xsd" xmlns:u="${oasis}wssecurity-utility-1.0.xsd">
${said.stamp ?? stamp}
<w:UsernameToken>
<w:Username>${text(user)}</w:Username>
<w:Password Type="${oasis}username-token-profile-1.0#${type}">${text(digest)}</w:Password>
<w:Nonce>${nonce}</w:Nonce>
<u:Created>${created}</u:Created>
</w:UsernameToken>
</w:Security></s:Header><s:Body><EditUserRequest xmlns="http://www.skillsoft.com/services/olsa_v1_0/">
<customerId>${text(customer)}</customerId><userName>jdoe</userName><lastName>Doe</lastName>
</EditUserRequest></s:Body></s:Envelope>`;
}

/** The lines that something is drawn under, with what is drawn. */
function drawn(source: string, options: { readonly rule?: string } = {}): string {
  const lines = check(source, { now, ...options }).split('\n');
  const marks = /^ *[~^.]+ (?:error|warning|information|hint) /;
  return lines.filter((line, i) => marks.test(line) || marks.test(lines[i + 1] ?? '')).join('\n');
}

test('a fresh header has nothing against it', () => {
  expect(findings(envelope(), { now })).toEqual([]);
});

/** wsse-vectors of the reference: what a linter without the secret can tell of them. */
const vectors = [
  ['onvif-guide', 'user', 'LKqI6G/AikKCQrN0zqZFlg==', '2010-09-16T07:50:45Z', 'tuOSpGlFlIXsozq4HFNeeGeFLEI='],
  ['node-soap', '-', '2FW1CIo2ZUOJmSjVRcJZlQ==', '2019-02-12T12:34:12.110Z', 'wM9xjA92wCw+QcQI1urjZ6B8+LQ='],
  [
    'python-zeep',
    'michael',
    'bW9ja2VkLXJhbmRvbQ==',
    '2016-05-08T12:00:00+00:00',
    'hVicspAQSg70JNhe67OHqD9gexc=',
  ],
  [
    'wss4j-prehashed',
    '-',
    '0x7bXAPZVn40AdCD0Xbt0g==',
    '2010-06-28T15:16:37Z',
    'C0rena/6gKpRZ9ATj+e6ss5sAbQ=',
  ],
  [
    'oasis-spec-example',
    'NNK',
    'WScqanjCEAC4mQoBE07sAQ==',
    '2003-07-16T01:24:32Z',
    'weYI3nXd8LjMNVksCKFV8t3rgHh3Rw==',
  ],
  ['self-utf8', 'zoë', 'pU3KGCUwux1tEyze1iN7Lg==', '2026-11-21T17:00:00Z', 'uxhrVaINE+dotqkuDlOEdi3TPpk='],
  [
    'self-xmlchars',
    `a&b<c>"d'`,
    '2R4/ch/LGXEXRJTWSTydXA==',
    '2026-11-21T03:00:00Z',
    'ALa5S4brQ7EZ9AGjPY21zD+OIxM=',
  ],
  ['self-space', ' lead', 'YL4xIB5p/tqg7ui5mX9cfA==', '2026-11-21T02:00:00Z', 'ebpTBC5sSHkjEdBbNiOpT5+GkrA='],
  ['self-empty', 'u', 'mf2v5ZMlPNZUr0361xQnoA==', '2026-11-21T10:00:00Z', 'nnV6utw+4nr1v6xPQ3GCUdt0II8='],
  ['self-long', 'u', 's/7pIy+K8iEfnuSRxbEL7A==', '2026-11-21T11:00:00Z', 'gKUSo/+LSTVpoWA70UJAijDPHsI='],
  ['self-cr', 'u', 'Vjv8Hm+TQn7LyP4pVeXNjg==', '2026-11-21T04:00:00Z', 'lid3IDjxU7JRL3lby5r6A8wnqeo='],
] as const;

test.each(vectors)('the published digest %s', (name, user, nonce, created, digest) => {
  const found = findings(envelope({ user, nonce, created, digest }), { now })
    .filter(({ rule }) => rule !== 'olsa/saved-header')
    .map(({ rule }) => rule);
  expect(found).toEqual(name === 'oasis-spec-example' ? ['olsa/digest'] : []);
});

describe('what cannot be', () => {
  test('digests', () => {
    const hex = Buffer.from('tuOSpGlFlIXsozq4HFNeeGeFLEI=', 'base64').toString('hex');
    expect(drawn(envelope({ digest: 'weYI3nXd8LjMNVksCKFV8t3rgHh3Rw==' }))).toMatchInlineSnapshot(`
      "<w:Password Type="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest">weYI3nXd8LjMNVksCKFV8t3rgHh3Rw==</w:Password>
                                                                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning olsa/digest: This is no SHA-1 digest: it has 22 bytes, and SHA-1 gives 20."
    `);
    expect(drawn(envelope({ digest: Buffer.from(hex).toString('base64') }))).toMatchInlineSnapshot(`
      "<w:Password Type="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest">YjZlMzkyYTQ2OTQ1OTQ4NWVjYTMzYWI4MWM1MzVlNzg2Nzg1MmM0Mg==</w:Password>
                                                                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning olsa/digest: This is no SHA-1 digest: it is the Base64 of hexadecimal text, not of the bytes."
    `);
    expect(drawn(envelope({ digest: hex }))).toMatchInlineSnapshot(`
      "<w:Password Type="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest">b6e392a469459485eca33ab81c535e7867852c42</w:Password>
                                                                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning olsa/digest: This is no SHA-1 digest: it is written in hexadecimal, not in Base64."
    `);
    expect(drawn(envelope({ digest: '' }))).toMatchInlineSnapshot(`
      "<w:Password Type="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest"></w:Password>
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning olsa/digest: This is no SHA-1 digest: it is empty."
    `);
    expect(findings(envelope({ digest: 'perhaps the secret' }), { now })[0]?.message).not.toContain(
      'perhaps',
    );
  });

  test('a digest in hexadecimal is repaired to its bytes', () => {
    const hex = Buffer.from('tuOSpGlFlIXsozq4HFNeeGeFLEI=', 'base64').toString('hex');
    for (const digest of [hex, Buffer.from(hex).toString('base64')]) {
      expect(fixAll(envelope({ digest }), (text) => findings(text, { now }))).toBe(envelope());
    }
  });

  test('nonces', () => {
    expect(drawn(envelope({ nonce: 'LKqI6G_AikKCQrN0zqZFlg==' }))).toMatchInlineSnapshot(`
      "<w:Nonce>LKqI6G_AikKCQrN0zqZFlg==</w:Nonce>
               ^^^^^^^^^^^^^^^^^^^^^^^^ warning olsa/nonce: The nonce is not Base64: the digest is made of the bytes that it means."
    `);
    expect(drawn(envelope({ nonce: '' }))).toMatchInlineSnapshot(`
      "<w:Nonce></w:Nonce>
      ^^^^^^^^^^^^^^^^^^^ warning olsa/nonce: The nonce is empty."
    `);
  });

  test('the secret itself, which is never repeated', () => {
    const source = envelope({ type: 'PasswordText', digest: 'an-invented-secret' });
    const found = findings(source, { now });
    expect(found.map(({ rule }) => rule).sort()).toEqual(['olsa/digest', 'olsa/secret-in-file']);
    expect(JSON.stringify(found)).not.toContain('an-invented-secret');
  });

  test.each(['sandbox-secret', '{{secret}}', ''])('%j is no secret', (digest) => {
    const source = envelope({ type: 'PasswordText', digest });
    expect(findings(source, { now, rule: 'olsa/secret-in-file' })).toEqual([]);
  });

  test('another customer, told at both ends', () => {
    const [found, ...more] = findings(envelope({ customer: 'Sandbox' }), { now });
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      rule: 'olsa/customer',
      message:
        "customerId is 'Sandbox', but the WS-Security header says 'sandbox': upper and lower case count; OLSA refuses that (inferred).",
      fixes: [
        { title: "Make customerId that of the header: 'sandbox'", safe: false },
        { title: "Make the header that of customerId: 'Sandbox'", safe: false },
      ],
      related: [{ message: 'The customer of the header' }],
    });
  });
});

describe('times', () => {
  test('old, to come, and not in UTC', () => {
    expect(drawn(envelope({ created: '2026-11-21T11:50:00Z' }))).toMatchInlineSnapshot(`
      "<w:Security xmlns:w="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" xmlns:u="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">
       .......... information olsa/saved-header: This header is too old: OLSA refuses what was made more than five minutes ago. Userlint makes a new header whenever it sends; a saved one is never used."
    `);
    expect(drawn(envelope({ created: '2026-11-21T12:30:00Z' }))).toMatchInlineSnapshot(`
      "<w:Security xmlns:w="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" xmlns:u="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">
       .......... information olsa/saved-header: This header was made in the future. Userlint makes a new header whenever it sends; a saved one is never used."
    `);
    expect(drawn(envelope({ created: '2026-11-21 12:00' }))).toMatchInlineSnapshot(`
      "<u:Created>2026-11-21 12:00</u:Created>
                 ^^^^^^^^^^^^^^^^ warning format: Created must be a time in UTC, such as 2026-11-21T12:00:00Z (observed)."
    `);
    const backwards = stamp.replace('12:05', '11:59').replace('12:00', '12:01');
    expect(drawn(envelope({ stamp: backwards }), { rule: 'olsa/saved-header' })).toMatchInlineSnapshot(`
      "<w:Security xmlns:w="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" xmlns:u="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">
       .......... information olsa/saved-header: This header is too old: OLSA refuses what was made more than five minutes ago. Userlint makes a new header whenever it sends; a saved one is never used.
      <u:Timestamp><u:Created>2026-11-21T12:01:00Z</u:Created><u:Expires>2026-11-21T11:59:00Z</u:Expires></u:Timestamp>
                                                                         ^^^^^^^^^^^^^^^^^^^^ warning olsa/saved-header: The header expires before it was made."
    `);
  });
});

describe('the order of the header', () => {
  const late = envelope({ stamp: '' }).replace('</w:UsernameToken>', `</w:UsernameToken>\n${stamp}`);

  test('Timestamp comes first', () => {
    expect(drawn(late)).toMatchInlineSnapshot(`
      "<u:Timestamp><u:Created>2026-11-21T12:00:00Z</u:Created><u:Expires>2026-11-21T12:05:00Z</u:Expires></u:Timestamp>
       ^^^^^^^^^^^ warning olsa/timestamp: Timestamp comes first in the header; otherwise OLSA answers "actions mismatch" (inferred)."
    `);
    expect(drawn(envelope({ stamp: '' }))).toMatchInlineSnapshot(`
      "<w:Security xmlns:w="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" xmlns:u="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">
       ^^^^^^^^^^ warning olsa/timestamp: The header has no Timestamp; OLSA answers "actions mismatch" (inferred). Userlint makes a whole header when it sends."
    `);
  });

  test('and is put there', () => {
    const repaired = fixAll(late, (text) => findings(text, { now }));
    expect(repaired.indexOf('<u:Timestamp>')).toBeLessThan(repaired.indexOf('<w:UsernameToken>'));
    expect(findings(repaired, { now })).toEqual([]);
  });
});

test('a second header, and one that is none', () => {
  const header = `<w:Security xmlns:w="${oasis}wssecurity-secext-1.0.xsd"/>`;
  expect(drawn(envelope().replace('</s:Header>', `\n${header}</s:Header>`))).toMatchInlineSnapshot(`
    "<w:Security xmlns:w="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"/></s:Header><s:Body><EditUserRequest xmlns="http://www.skillsoft.com/services/olsa_v1_0/">
     ^^^^^^^^^^ warning olsa/security-header: A second WS-Security header: which of the two counts is not documented. Take one out."
  `);
  expect(
    drawn(envelope().replaceAll('wssecurity-secext', 'wssecurity-sext'), { rule: 'olsa/security-header' }),
  ).toMatchInlineSnapshot(`
    "<w:Security xmlns:w="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-sext-1.0.xsd" xmlns:u="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">
     ^^^^^^^^^^ warning olsa/security-header: This is no WS-Security header to a service: its namespace is not http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd."
  `);
});

test('hover tells what a part of the header is', () => {
  const source = envelope();
  const found = find(readDocument({ text: source, path: 'x.xml' }, noSettings), source.indexOf('LKqI6G'));
  expect(found?.entry && describeEntry(found.entry, found.request)).toMatchInlineSnapshot(`
    "**Security/UsernameToken/Nonce** · OLSA

    Random bytes in Base64, used once.

    Source: documented: [OASIS WS-Security UsernameToken Profile 1.0](https://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0.pdf)"
  `);
});
