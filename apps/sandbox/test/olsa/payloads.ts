import { createHash, randomBytes } from 'node:crypto';
import { olsaCustomer, olsaSecret } from '../../src/index.ts';
import type { Sent } from '../client.ts';

/** The moment at which the tests send, and to which they set the clock of the sandbox. */
export const sentAt = Date.parse('2026-11-21T17:00:00Z');

export interface Security {
  readonly user: string;
  readonly secret: string;
  readonly nonce: Uint8Array;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly expires: number;
  readonly passwordType: string;
  readonly timestampLast: boolean;
}

/** A UM_EditUser request of these elements, signed at `sentAt` unless `security` says otherwise. */
export function editUser(elements: string, security: Partial<Security> = {}): Sent {
  return olsaCall(`<o:EditUserRequest xmlns:o="${olsaNamespace}">${elements}</o:EditUserRequest>`, security);
}

/** A request of the sandbox's customer, with these elements after its id. */
export function olsaRequest(name: string, elements: string): Sent {
  const customer = `<o:customerId>${olsaCustomer}</o:customerId>`;
  return olsaCall(`<o:${name} xmlns:o="${olsaNamespace}">${customer}${elements}</o:${name}>`);
}

export const jdoe = `<o:customerId>${olsaCustomer}</o:customerId><o:userName>jdoe</o:userName>`;
export const olsaNamespace = 'http://www.skillsoft.com/services/olsa_v1_0/';

export function olsaCall(request: string, security: Partial<Security> = {}): Sent {
  return olsaMessage(request, header(security));
}

export function olsaMessage(request: string, soapHeader: string): Sent {
  const envelope = 'http://schemas.xmlsoap.org/soap/envelope/';
  return {
    method: 'POST',
    path: '/olsa/services/Olsa',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '""' },
    body: `<s:Envelope xmlns:s="${envelope}"><s:Header>${soapHeader}</s:Header><s:Body>${request}</s:Body></s:Envelope>`,
  };
}

function header(security: Partial<Security>): string {
  const {
    user = olsaCustomer,
    secret = olsaSecret,
    nonce = randomBytes(16),
    created = sentAt,
    expires = created + 5 * 60_000,
    passwordType = 'PasswordDigest',
    timestampLast = false,
  } = security;
  const wss = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-';
  const at = new Date(created).toISOString();
  const digest = createHash('sha1')
    .update(Buffer.concat([nonce, Buffer.from(at + secret)]))
    .digest('base64');
  const timestamp = `<u:Timestamp><u:Created>${at}</u:Created><u:Expires>${new Date(expires).toISOString()}</u:Expires></u:Timestamp>`;
  const token = `<w:UsernameToken><w:Username>${user}</w:Username><w:Password Type="${wss}username-token-profile-1.0#${passwordType}">${digest}</w:Password><w:Nonce>${Buffer.from(nonce).toString('base64')}</w:Nonce><u:Created>${at}</u:Created></w:UsernameToken>`;
  const children = timestampLast ? token + timestamp : timestamp + token;
  return `<w:Security xmlns:w="${wss}wssecurity-secext-1.0.xsd" xmlns:u="${wss}wssecurity-utility-1.0.xsd">${children}</w:Security>`;
}
