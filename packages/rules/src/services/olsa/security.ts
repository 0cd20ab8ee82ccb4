import type { Field, FieldTable, Limit } from '../../facts/field.ts';
import { securityDoc, usernameToken, wsseCheck } from '../sources.ts';
import { under } from '../under.ts';

const oasis = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-';

export const securityNamespace = `${oasis}wssecurity-secext-1.0.xsd`;
export const passwordDigest = `${oasis}username-token-profile-1.0#PasswordDigest`;
const base64Binary = `${oasis}soap-message-security-1.0#Base64Binary`;

const utc: Limit = {
  pattern: {
    test: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]00:00)$/,
    means: 'a time in UTC, such as 2026-11-21T12:00:00Z',
  },
  severity: 'warning',
  source: wsseCheck,
};

function time(doc: string): Field {
  return { type: 'dateTime', doc, source: securityDoc, limits: [utc], example: '2026-11-21T12:00:00Z' };
}

function text(doc: string, more: Partial<Field> = {}): Field {
  return { type: 'text', doc, source: usernameToken, ...more };
}

/** The header that says who sends, with the proof. What is saved of it is never sent: it is made anew. */
export const securityFields: FieldTable = {
  Security: {
    type: 'group',
    doc: 'Says which customer sends and when; Userlint makes it anew whenever it sends.',
    source: securityDoc,
  },
  ...under('Security', {
    Timestamp: {
      type: 'group',
      doc: 'How long the message is good for. It comes first in the header.',
      source: wsseCheck,
    },
    'Timestamp/Created': time('When the message was made; it is refused five minutes later.'),
    'Timestamp/Expires': time('Until when the message is good.'),
    UsernameToken: {
      type: 'group',
      doc: 'Which customer sends, and the proof of it.',
      source: usernameToken,
    },
    'UsernameToken/Username': text('The short name of the site, the same as customerId.', {
      example: 'sandbox',
    }),
    'UsernameToken/Password': text(
      'The digest: Base64 of SHA-1 over the bytes of the nonce, the time it was made and the shared secret.',
      { secret: true },
    ),
    'UsernameToken/Password/@Type': text('What the password is: only a digest is taken.', {
      source: wsseCheck,
      example: passwordDigest,
    }),
    'UsernameToken/Nonce': text('Random bytes in Base64, used once.'),
    'UsernameToken/Nonce/@EncodingType': text('How the nonce is written: in Base64.', {
      source: wsseCheck,
      limits: [{ oneOf: [base64Binary], severity: 'warning', source: wsseCheck }],
    }),
    'UsernameToken/Created': time('When the digest was made; the digest is made of it too.'),
  }),
};
