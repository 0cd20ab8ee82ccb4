import { randomBytes } from 'node:crypto';
import { type Credential, type Node, type Outgoing, parseXml, Text } from '@userlint/rules';
import { foreignEncoding } from './encoding.ts';
import type { Environment } from './environment/environment.ts';
import { type SendingMoment, securityHeader, securityNamespace } from './security-header.ts';

/** A request with its credentials, ready to go and never shown. */
export interface Sealed {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** What is blotted out of an answer that echoes it. */
  readonly secrets: readonly string[];
}

/** A request that cannot be sealed; the message is for a person. */
export class SealError extends Error {}

/** Now, and a nonce nobody has seen. */
export function sendingMoment(): SendingMoment {
  return { now: new Date(), nonce: randomBytes(16) };
}

/**
 * Adds the credentials. Throws a SealError when they are of the wrong kind, or when the result would not be what
 * was shown.
 */
export function seal(outgoing: Outgoing, credential: Credential, moment: SendingMoment): Sealed {
  if (credential.kind !== outgoing.authentication) {
    throw new SealError(
      `${outgoing.title} needs a credential of the kind "${outgoing.authentication}"; the one given is "${credential.kind}".`,
    );
  }
  refuseOtherThanUtf8(outgoing.body);
  const { method, path } = outgoing;
  const headers = requestHeaders(outgoing);
  switch (credential.kind) {
    case 'apikey': {
      const authorization = ['Authorization', `apikey ${credential.key}`] as const;
      return {
        method,
        path,
        headers: [...headers, authorization],
        body: outgoing.body,
        secrets: [credential.key],
      };
    }
    case 'basic': {
      const token = Buffer.from(`${credential.userName}:${credential.password}`).toString('base64');
      const authorization = ['Authorization', `Basic ${token}`] as const;
      return {
        method,
        path,
        headers: [...headers, authorization],
        body: outgoing.body,
        secrets: [token, credential.password],
      };
    }
    case 'wsse': {
      if (outgoing.securityPlace === undefined) {
        throw new SealError(
          `${outgoing.title} has no place for a WS-Security header: is its body a SOAP envelope?`,
        );
      }
      if (moment.nonce.length < 16) throw new SealError('A nonce needs at least 16 bytes.');
      const header = securityHeader(credential, moment);
      if (header === undefined) throw new SealError('XML cannot carry the name of the customer.');
      const body = withSecurity(outgoing, header);
      refuseUnlessSealed(body, credential.customer);
      return { method, path, headers, body, secrets: [credential.secret] };
    }
  }
}

/** What a person sees before sending: everything that goes out, with the credentials' places marked. */
export function preview(outgoing: Outgoing, { origin }: Pick<Environment, 'origin'>): string {
  const authorization =
    outgoing.authentication === 'apikey' || outgoing.authentication === 'basic'
      ? ['Authorization: (added at the moment of sending)']
      : [];
  const lines = [
    `${outgoing.method} ${origin}${outgoing.path}`,
    ...requestHeaders(outgoing).map(([name, value]) => `${name}: ${value}`),
    ...authorization,
  ];
  const body = withSecurity(outgoing, '<!-- WS-Security header: added at the moment of sending -->');
  return `${lines.join('\n')}\n${body === '' ? '' : `\n${body}`}`;
}

/** Made by the sender itself, whatever the request says. */
const ours: ReadonlySet<string> = new Set([
  'accept-encoding',
  'authorization',
  'connection',
  'content-length',
  'cookie',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function requestHeaders({ headers }: Outgoing): Outgoing['headers'] {
  return headers.filter(([name]) => !ours.has(name.toLowerCase()));
}

/** The body with `element` where the WS-Security header goes. */
function withSecurity({ body, securityPlace }: Outgoing, element: string): string {
  if (securityPlace === undefined) return body;
  const { start, end, wrap } = securityPlace;
  return (
    body.slice(0, start) + (wrap === undefined ? element : wrapped(element, wrap.prefix)) + body.slice(end)
  );
}

function wrapped(element: string, prefix: string): string {
  const name = prefix === '' ? 'Header' : `${prefix}:Header`;
  return `<${name}>${element}</${name}>`;
}

function refuseOtherThanUtf8(body: string): void {
  const encoding = foreignEncoding(body);
  if (encoding !== undefined) {
    throw new SealError(
      `The body says it is written in ${encoding}, but UTF-8 is what is sent. Change its XML declaration to encoding="UTF-8".`,
    );
  }
  if (Buffer.from(body, 'utf8').toString('utf8') !== body) {
    throw new SealError('The body holds half of a character (a lone surrogate), which UTF-8 cannot carry.');
  }
}

/** Reads the built envelope back: it must be well-formed, and the header must stand where a service looks for it. */
function refuseUnlessSealed(body: string, customer: string): void {
  const { root, problems } = parseXml(Text.of(body));
  const [problem] = problems;
  if (problem !== undefined) {
    throw new SealError(
      `With its WS-Security header the envelope would not be well-formed: ${problem.message}`,
    );
  }
  const security = child(child(root, 'Header'), 'Security', securityNamespace);
  const written = child(child(security, 'UsernameToken'), 'Username')?.value.value;
  if (written !== customer) {
    throw new SealError(
      'The WS-Security header would not end up in the SOAP header: is the envelope complete?',
    );
  }
}

function child(node: Node | undefined, name: string, namespace?: string): Node | undefined {
  return node?.children.find(
    (candidate) => candidate.name === name && (namespace ?? candidate.namespace) === candidate.namespace,
  );
}
