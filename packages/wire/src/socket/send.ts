import {
  type ClientRequest,
  type IncomingMessage,
  request as requestHttp,
  validateHeaderName,
  validateHeaderValue,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import { type Blot, blotOut } from '../blot.ts';
import { checkOrigin } from '../environment/environment.ts';
import type { Sealed } from '../seal.ts';

/** What came back, before anybody has judged it; without the secrets of its request, should they be echoed. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** At most `answerLimit` bytes. */
  readonly body: Uint8Array;
  /** The answer was longer than the limit. */
  readonly cut: boolean;
  /** When it began to come, by the clock of this machine. */
  readonly at: Date;
  /** For texts that are decoded from it: decoding may bring a secret to light. */
  readonly blot: Blot;
}

export type Outcome =
  | { readonly state: 'answered'; readonly answer: RawAnswer }
  /** Provably not applied: nothing of the request was written. `unreachable`: nobody was there to write it to. */
  | { readonly state: 'not-sent'; readonly reason: string; readonly unreachable?: true }
  /** Written, and no complete answer: it may or may not have been applied. Never sent again on its own. */
  | { readonly state: 'unknown'; readonly reason: string };

/** Bytes of an answer that are read. */
export const answerLimit = 5_000_000;

export interface SendOptions {
  readonly signal?: AbortSignal;
  /** For all of it, from the first packet to the last byte of the answer. Milliseconds. */
  readonly timeoutMs?: number;
}

/** Sends once: no redirect is followed, nothing is repeated, no proxy is used. Never throws. */
export function send(sealed: Sealed, origin: string, options: SendOptions = {}): Promise<Outcome> {
  const refused = checkOrigin(origin) ?? checkPath(sealed.path, origin) ?? checkProcess();
  if (refused !== undefined) return Promise.resolve({ state: 'not-sent', reason: refused });
  return write(sealed, new URL(origin), options);
}

/** The path must arrive as it was shown: no dot segments, nothing a URL parser would rewrite. */
function checkPath(path: string, origin: string): string | undefined {
  const [wanted] = path.split('?', 1);
  if (/^\/(?!\/)/.test(path) && !path.includes('#') && URL.canParse(origin + path)) {
    const url = new URL(origin + path);
    if (url.origin === origin && url.pathname === wanted) return undefined;
  }
  return `The path ${path} would not arrive as it is written. Percent-encode what it holds, and leave out "." and ".." segments.`;
}

function checkProcess(): string | undefined {
  return process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0'
    ? 'NODE_TLS_REJECT_UNAUTHORIZED=0 turns the verification of certificates off for this process. Unset it; nothing is sent while it is there.'
    : undefined;
}

function write(sealed: Sealed, origin: URL, options: SendOptions): Promise<Outcome> {
  const { signal, timeoutMs = 60_000 } = options;
  return new Promise((resolve) => {
    let written = false;
    let answering = false;
    let timer: NodeJS.Timeout | undefined;
    let request: ClientRequest | undefined;

    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      request?.destroy();
      resolve(outcome);
    };
    const fail = (reason: string): void =>
      settle(written ? { state: 'unknown', reason } : { state: 'not-sent', reason, unreachable: true });
    const onAbort = (): void => {
      const reason = 'It was cancelled.';
      settle({ state: written ? 'unknown' : 'not-sent', reason });
    };

    if (signal?.aborted === true) return onAbort();
    try {
      request = open(sealed, origin);
    } catch (error) {
      const reason = `The request cannot be written: ${codeOf(error)}. Look for odd characters in its headers.`;
      return settle({ state: 'not-sent', reason });
    }
    signal?.addEventListener('abort', onAbort);
    timer = setTimeout(() => fail(`No complete answer within ${timeoutMs / 1000} seconds.`), timeoutMs);

    const ready = origin.protocol === 'https:' ? 'secureConnect' : 'connect';
    request.on('socket', (socket) => socket.once(ready, () => (written = true)));
    request.on('error', (error) => fail(failure(codeOf(error), origin.host)));
    request.on('close', () => {
      if (!answering) fail(`${origin.host} closed the connection.`);
    });
    request.on('response', (response) => {
      answering = true;
      const at = new Date();
      response.on('error', (error) =>
        fail(`The answer (status ${response.statusCode}) broke off: ${failure(codeOf(error), origin.host)}`),
      );
      collect(response, (body, cut) =>
        settle({ state: 'answered', answer: answerOf(response, { body, cut, at }, sealed.secrets) }),
      );
    });
    request.end(sealed.body, 'utf8');
  });
}

function open(sealed: Sealed, origin: URL): ClientRequest {
  // Before there is a request: one that fails half-made would go on connecting.
  for (const [name, value] of sealed.headers) {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  }
  const request = (origin.protocol === 'https:' ? requestHttps : requestHttp)({
    hostname: origin.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: origin.port === '' ? undefined : origin.port,
    method: sealed.method,
    path: sealed.path,
    agent: false,
    insecureHTTPParser: false,
    rejectUnauthorized: true,
  });
  for (const [name, value] of sealed.headers) request.setHeader(name, value);
  request.setHeader('Accept-Encoding', 'identity');
  if (sealed.body !== '') request.setHeader('Content-Length', Buffer.byteLength(sealed.body, 'utf8'));
  return request;
}

/** Hands over the body when it is complete, or as much of it as is read. */
function collect(response: IncomingMessage, done: (body: Uint8Array, cut: boolean) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length > answerLimit) done(Buffer.concat(chunks).subarray(0, answerLimit), true);
  });
  response.on('end', () => done(Buffer.concat(chunks), false));
}

function answerOf(
  response: IncomingMessage,
  read: Pick<RawAnswer, 'body' | 'cut' | 'at'>,
  secrets: readonly string[],
): RawAnswer {
  const blot = blotOut(secrets);
  const headers = new Map<string, string>();
  for (const [name, values] of Object.entries(response.headersDistinct)) {
    if (values !== undefined) headers.set(name, blot(values.join(', ')));
  }
  const body = Buffer.from(blot(Buffer.from(read.body).toString('latin1')), 'latin1');
  return { ...read, status: response.statusCode ?? 0, headers, body, blot };
}

/** Only the code: a message may quote the request. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown error';
}

function failure(code: string, host: string): string {
  switch (code) {
    case 'ECONNREFUSED':
      return `Nobody listens at ${host}. Is it running?`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The name ${host} cannot be resolved.`;
    case 'ECONNRESET':
    case 'EPIPE':
      return `${host} closed the connection.`;
    default:
      return code.startsWith('HPE_')
        ? `${host} does not answer in HTTP (${code}).`
        : `The connection to ${host} failed (${code}).`;
  }
}
