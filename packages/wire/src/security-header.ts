import { createHash } from 'node:crypto';
import { type Credential, xmlText } from '@userlint/rules';

/** What differs from one sending to the next. */
export interface SendingMoment {
  readonly now: Date;
  /** Random and used once; at least 16 bytes. */
  readonly nonce: Uint8Array;
}

export const securityNamespace =
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const utilityNamespace = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
const digestType =
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest';
const base64Binary =
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary';

/** OLSA rejects what is older than five minutes (DOC/7888). */
const lifetime = 5 * 60_000;

/** Base64(SHA1(nonce + created + secret)) over the nonce's bytes, not over its Base64 (OASIS UsernameToken Profile 1.0). */
export function passwordDigest(nonce: Uint8Array, created: string, secret: string): string {
  return createHash('sha1').update(nonce).update(created, 'utf8').update(secret, 'utf8').digest('base64');
}

/** The `wsse:Security` element; undefined when XML cannot carry the customer's name. OLSA's checker wants the Timestamp first. */
export function securityHeader(
  { customer, secret }: Credential & { readonly kind: 'wsse' },
  { now, nonce }: SendingMoment,
): string | undefined {
  const name = xmlText.encode(customer);
  if (name === undefined) return undefined;
  const created = now.toISOString();
  const expires = new Date(now.getTime() + lifetime).toISOString();
  const digest = passwordDigest(nonce, created, secret);
  return [
    `<wsse:Security xmlns:wsse="${securityNamespace}" xmlns:wsu="${utilityNamespace}">`,
    `<wsu:Timestamp><wsu:Created>${created}</wsu:Created><wsu:Expires>${expires}</wsu:Expires></wsu:Timestamp>`,
    `<wsse:UsernameToken>`,
    `<wsse:Username>${name}</wsse:Username>`,
    `<wsse:Password Type="${digestType}">${digest}</wsse:Password>`,
    `<wsse:Nonce EncodingType="${base64Binary}">${Buffer.from(nonce).toString('base64')}</wsse:Nonce>`,
    `<wsu:Created>${created}</wsu:Created>`,
    `</wsse:UsernameToken>`,
    `</wsse:Security>`,
  ].join('');
}
