import type { Credential, ServiceKind } from '@userlint/rules';

/** A named place that requests may go to: one kind of service at one origin. */
export interface Environment {
  /** 'sandbox' */
  readonly name: string;
  /** What a person calls it: "Sandbox". */
  readonly title: string;
  readonly kind: ServiceKind;
  /** Scheme, host and port, as `new URL(…).origin` writes them. */
  readonly origin: string;
  /** Whose records are there, where requests have to name it: OLSA's customer. */
  readonly institution?: string;
  /** What is presented there. Asked for when a request is sealed; nobody keeps it. */
  readonly credential: () => Promise<Credential>;
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Why nothing may be sent to this origin; undefined when it may. */
export function checkOrigin(origin: string): string | undefined {
  if (!URL.canParse(origin)) {
    return `"${origin}" is not an address. Write one like http://127.0.0.1:4010.`;
  }
  const url = new URL(origin);
  if (url.username !== '' || url.password !== '') {
    return 'The address holds a user name or a password. Remove them: credentials never travel in an address.';
  }
  if (url.protocol !== 'http:' || !loopback.has(url.hostname)) {
    return `Userlint sends to a sandbox on this machine only, for now; ${url.host || origin} is not one. Use http://127.0.0.1 and a port.`;
  }
  if (url.origin !== origin) {
    return `"${origin}" is more than scheme, host and port, or spells them unusually. Write ${url.origin}.`;
  }
  return undefined;
}
