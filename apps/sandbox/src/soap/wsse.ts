import { createHash, timingSafeEqual } from 'node:crypto';
import { childNamed, type Element } from '../xml/read.ts';

/** Base64 (SHA-1 (nonce + created + password)), the nonce as bytes. */
export function passwordDigest(nonce: Uint8Array, created: string, password: string): string {
  return createHash('sha1').update(nonce).update(created, 'utf8').update(password, 'utf8').digest('base64');
}

/** True when `digest` is the digest of these; false for what cannot be a SHA-1 at all. */
export function digestMatches(digest: string, nonce: string, created: string, password: string): boolean {
  const [given, nonceBytes] = [fromBase64(digest), fromBase64(nonce)];
  if (given?.length !== 20 || nonceBytes === undefined) return false;
  return timingSafeEqual(given, Buffer.from(passwordDigest(nonceBytes, created, password), 'base64'));
}

function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length > 0 && bytes.toString('base64') === text ? bytes : undefined;
}

const wss = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-';
const securityNamespace = `${wss}wssecurity-secext-1.0.xsd`;
const utilityNamespace = `${wss}wssecurity-utility-1.0.xsd`;
const digestType = `${wss}username-token-profile-1.0#PasswordDigest`;

const processingFailed = 'WSDoAllReceiver: security processing failed';
const nested = `${processingFailed}; nested exception is: org.apache.ws.security.WSSecurityException`;

/** The words in which the service refuses a security header. */
export const refusals = {
  missing: 'WSDoAllReceiver: Request does not contain required Security header',
  order: `${processingFailed} (actions mismatch)`,
  expired: `${nested}: An error was discovered processing the <wsse:Security> header. (WSSecurityEngine: Invalid timestamp The security semantics of message have expired)`,
  token: `${nested}: The security token could not be authenticated or authorized`,
} as const;

/** How long a message is good for, and how far its clock may run ahead, in milliseconds. */
const lifetime = 5 * 60_000;
const ahead = 60_000;

/** Checks the WS-Security header of every message; remembers nonces for as long as they could be used again. */
export class Guard {
  readonly #secrets: ReadonlyMap<string, string>;
  readonly #now: () => number;
  readonly #nonces = new Map<string, number>();

  constructor(secrets: ReadonlyMap<string, string>, now: () => number) {
    this.#secrets = secrets;
    this.#now = now;
  }

  /** Who sent the message; or why it is refused. */
  check(header: Element | undefined): { readonly user: string } | { readonly refused: string } {
    const security = header?.children.find(
      (child) => child.name === 'Security' && child.namespace === securityNamespace,
    );
    if (security === undefined) return { refused: refusals.missing };
    const [timestamp, ...rest] = security.children;
    const token = rest.find(
      (child) => child.name === 'UsernameToken' && child.namespace === securityNamespace,
    );
    if (timestamp?.name !== 'Timestamp' || timestamp.namespace !== utilityNamespace) {
      return { refused: refusals.order };
    }
    if (token === undefined) return { refused: refusals.order };
    if (!this.#isFresh(timestamp)) return { refused: refusals.expired };
    return this.#checkToken(token);
  }

  #isFresh(timestamp: Element): boolean {
    const expires = Date.parse(textIn(timestamp, 'Expires'));
    return this.#isRecent(textIn(timestamp, 'Created')) && expires > this.#now();
  }

  #isRecent(created: string): boolean {
    const age = this.#now() - Date.parse(created);
    return age >= -ahead && age <= lifetime;
  }

  #checkToken(token: Element): { readonly user: string } | { readonly refused: string } {
    const user = textIn(token, 'Username');
    const nonce = textIn(token, 'Nonce');
    const created = textIn(token, 'Created');
    const password = childNamed(token, 'Password');
    const secret = this.#secrets.get(user);
    if (secret === undefined || password?.attributes.get('Type') !== digestType)
      return { refused: refusals.token };
    if (!digestMatches(password.text.trim(), nonce, created, secret)) return { refused: refusals.token };
    if (!this.#isRecent(created)) return { refused: refusals.expired };
    return this.#isFirstUse(nonce) ? { user } : { refused: refusals.token };
  }

  #isFirstUse(nonce: string): boolean {
    for (const [old, at] of this.#nonces) if (this.#now() - at > lifetime + ahead) this.#nonces.delete(old);
    if (this.#nonces.has(nonce)) return false;
    this.#nonces.set(nonce, this.#now());
    return true;
  }
}

function textIn(element: Element, name: string): string {
  return childNamed(element, name)?.text.trim() ?? '';
}
