import { expect, test } from 'vitest';
import { digestMatches, passwordDigest } from '../../src/soap/wsse.ts';

interface Vector {
  readonly from: string;
  readonly password: string;
  readonly nonce: string;
  readonly created: string;
  readonly digest: string;
}

const right: readonly Vector[] = [
  {
    from: "ONVIF Application Programmer's Guide 6.1.1.3",
    password: 'userpassword',
    nonce: 'LKqI6G/AikKCQrN0zqZFlg==',
    created: '2010-09-16T07:50:45Z',
    digest: 'tuOSpGlFlIXsozq4HFNeeGeFLEI=',
  },
  {
    from: 'vpulim/node-soap, milliseconds in Created',
    password: 'vM3s1hKVMy6zBOn',
    nonce: '2FW1CIo2ZUOJmSjVRcJZlQ==',
    created: '2019-02-12T12:34:12.110Z',
    digest: 'wM9xjA92wCw+QcQI1urjZ6B8+LQ=',
  },
  {
    from: 'mvantellingen/python-zeep, an offset in Created',
    password: 'geheim',
    nonce: 'bW9ja2VkLXJhbmRvbQ==',
    created: '2016-05-08T12:00:00+00:00',
    digest: 'hVicspAQSg70JNhe67OHqD9gexc=',
  },
  {
    from: 'computed: UTF-8',
    password: 'påßwörd–日本語😀',
    nonce: 'pU3KGCUwux1tEyze1iN7Lg==',
    created: '2026-11-21T17:00:00Z',
    digest: 'uxhrVaINE+dotqkuDlOEdi3TPpk=',
  },
  {
    from: 'computed: characters of XML',
    password: `p&<>"']]>w`,
    nonce: '2R4/ch/LGXEXRJTWSTydXA==',
    created: '2026-11-21T03:00:00Z',
    digest: 'ALa5S4brQ7EZ9AGjPY21zD+OIxM=',
  },
  {
    from: 'computed: blanks around',
    password: '  trailing space ',
    nonce: 'YL4xIB5p/tqg7ui5mX9cfA==',
    created: '2026-11-21T02:00:00Z',
    digest: 'ebpTBC5sSHkjEdBbNiOpT5+GkrA=',
  },
  {
    from: 'computed: nothing',
    password: '',
    nonce: 'mf2v5ZMlPNZUr0361xQnoA==',
    created: '2026-11-21T10:00:00Z',
    digest: 'nnV6utw+4nr1v6xPQ3GCUdt0II8=',
  },
  {
    from: 'computed: 4096 characters',
    password: 'x'.repeat(4096),
    nonce: 's/7pIy+K8iEfnuSRxbEL7A==',
    created: '2026-11-21T11:00:00Z',
    digest: 'gKUSo/+LSTVpoWA70UJAijDPHsI=',
  },
  {
    from: 'computed: a line break',
    password: 'a\r\nb',
    nonce: 'Vjv8Hm+TQn7LyP4pVeXNjg==',
    created: '2026-11-21T04:00:00Z',
    digest: 'lid3IDjxU7JRL3lby5r6A8wnqeo=',
  },
];

const wrong: readonly Vector[] = [
  {
    from: 'apache/ws-wss4j: the password was hashed before',
    password: 'password',
    nonce: '0x7bXAPZVn40AdCD0Xbt0g==',
    created: '2010-06-28T15:16:37Z',
    digest: 'C0rena/6gKpRZ9ATj+e6ss5sAbQ=',
  },
  {
    from: 'OASIS UsernameToken Profile 1.0: 22 bytes, no SHA-1; its password is not published',
    password: '',
    nonce: 'WScqanjCEAC4mQoBE07sAQ==',
    created: '2003-07-16T01:24:32Z',
    digest: 'weYI3nXd8LjMNVksCKFV8t3rgHh3Rw==',
  },
  {
    from: 'computed: the nonce was not decoded',
    password: 's3cret',
    nonce: 'AAECAwQFBgcICQoLDA0ODw==',
    created: '2026-11-21T17:00:00Z',
    digest: 'dXg/vO9m4tu8tcMNTZsdTgjX3cc=',
  },
  {
    from: 'computed: the hexadecimal form was encoded',
    password: 's3cret',
    nonce: 'AAECAwQFBgcICQoLDA0ODw==',
    created: '2026-11-21T17:00:00Z',
    digest: 'YjBhMDkyN2Y0YTliZjk0NzNkY2Y1YTA5NDc3OTkyOGY5ZTFiZWMwMQ==',
  },
];

test.each(right)('right: $from', ({ password, nonce, created, digest }) => {
  expect(passwordDigest(Buffer.from(nonce, 'base64'), created, password)).toBe(digest);
  expect(digestMatches(digest, nonce, created, password)).toBe(true);
});

test.each(wrong)('wrong: $from', ({ password, nonce, created, digest }) => {
  expect(digestMatches(digest, nonce, created, password)).toBe(false);
});

test.each(['', 'not base64!', 'sKCSf0qb+Uc9z1oJR3mSj54b7AE'])('a nonce that is no base64: %j', (nonce) => {
  const digest = passwordDigest(Buffer.from(nonce, 'base64'), '', '');
  expect(digestMatches(digest, nonce, '', '')).toBe(false);
});
