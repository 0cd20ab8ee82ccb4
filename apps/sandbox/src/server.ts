import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { sandbox as published } from '@userlint/rules/tables';
import { formatOf, gatewayRefusal } from './alma/answers.ts';
import { Gateway, type GatewayOptions } from './alma/gateway.ts';
import { handEdited } from './alma/hand-edited.ts';
import { almaRest } from './alma/rest.ts';
import { seeds as almaSeeds } from './alma/seeds.ts';
import { almaSoap } from './alma/soap.ts';
import { isAlmaUser } from './alma/users.ts';
import type { Answer, Call, Route, Router } from './http/exchange.ts';
import { olsa } from './olsa/olsa.ts';
import { seeds as olsaSeeds } from './olsa/seeds.ts';
import type { OlsaSite } from './olsa/site.ts';
import { isGroup } from './record/record.ts';
import { Store } from './service/store.ts';

/** The port where nobody names one. */
export const defaultPort = published.port;

export interface SandboxOptions {
  /** 0: any free port. */
  readonly port?: number;
  /** A file to keep the users in; in memory without one. */
  readonly data?: string;
  /** Gets one line an answer: method, route, status, error code. Never an id, a key or a value. */
  readonly log?: (line: string) => void;
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number;
  /** Thresholds of Alma's REST service, and the shape of its gateway's refusals. */
  readonly gateway?: GatewayOptions;
  /** What the administrators of the OLSA site have decided. */
  readonly olsaSite?: OlsaSite;
}

export interface Sandbox {
  readonly port: number;
  /** 'http://127.0.0.1:4010' */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

const loopback = '127.0.0.1';
const largestBody = 5 * 1024 * 1024;

/** Starts the service, on the loopback interface alone. Throws when the port is taken or the data file is none. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = defaultPort, log = () => {}, now = Date.now, gateway = {} } = options;
  const store = new Store(options.data);
  const almaUsers = store.users({ name: 'almaUsers', seeds: almaSeeds, isUser: isAlmaUser });
  const olsaUsers = store.users({ name: 'olsaUsers', seeds: olsaSeeds, isUser: isGroup });
  // Now rather than with the first update, which could then not be kept.
  store.save();
  const routers: readonly Router[] = [
    almaRest(almaUsers, new Gateway(gateway, now)),
    almaSoap(almaUsers),
    olsa(olsaUsers, now, options.olsaSite),
    handEdited(almaUsers),
  ];

  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    respond(request, response, routers).then(log, (error) => {
      response.destroy();
      log(`${request.method} (broken off) ${kindOf(error)}`);
    });
  });
  server.on('clientError', (_error, socket) => {
    if (!socket.writable) return;
    socket.end('HTTP/1.1 400 Bad Request\r\nX-Userlint-Sandbox: true\r\nConnection: close\r\n\r\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    port: bound,
    origin: `http://${loopback}:${bound}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

/** Answers one request; gives its log line. */
async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  routers: readonly Router[],
): Promise<string> {
  const method = request.method ?? '';
  const [path = '', query = ''] = split(request.url ?? '');
  const route = find(routers, path);
  const answer = await answerTo(request, { method, path, query: new URLSearchParams(query) }, route);
  response.writeHead(answer.status, {
    // 204 says by itself that there is no content.
    ...(answer.status === 204
      ? {}
      : { 'Content-Type': answer.type, 'Content-Length': Buffer.byteLength(answer.body) }),
    'X-Userlint-Sandbox': 'true',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    // What was not read of the request must not be taken for the next one.
    ...(request.complete ? {} : { Connection: 'close' }),
    ...answer.headers,
  });
  response.end(answer.body);
  // The rest of a refused body is let in and dropped, or the client would not read the answer.
  request.resume();
  return [method, route.pattern, answer.status, ...(answer.code === undefined ? [] : [answer.code])].join(
    ' ',
  );
}

function split(target: string): [string, string] {
  const mark = target.indexOf('?');
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
}

function find(routers: readonly Router[], path: string): Route {
  for (const router of routers) {
    const route = router(path);
    if (route !== undefined) return route;
  }
  return {
    pattern: '(no such path)',
    answer: () => plain(404, 'Nothing answers at this path.', 'NOT_FOUND'),
  };
}

async function answerTo(
  request: IncomingMessage,
  call: Omit<Call, 'headers' | 'body'>,
  route: Route,
): Promise<Answer> {
  const refusal = foreign(request);
  if (refusal !== undefined) return refusal;
  const body = await receive(request);
  if (body === undefined) {
    const message = 'The request is larger than 5 MB.';
    return gatewayRefusal(413, 'REQUEST_TOO_LARGE', message, formatOf(request.headers.accept));
  }
  try {
    return route.answer({ ...call, headers: request.headers, body });
  } catch (error) {
    const answer = gatewayRefusal(
      500,
      'GENERAL_ERROR',
      'The sandbox failed.',
      formatOf(request.headers.accept),
    );
    return { ...answer, code: kindOf(error) };
  }
}

/** What went wrong, without the message: that may hold a payload. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  return 'code' in error ? String(error.code) : error.name;
}

/** A web page must not reach the sandbox: by another name for this address, or from another origin. */
function foreign({ headers, rawHeaders, socket }: IncomingMessage): Answer | undefined {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  const own = [loopback, 'localhost', '[::1]'].map((host) => `${host}:${socket.localPort}`);
  const host = headers.host?.toLowerCase() ?? '';
  if (hosts.length !== 1 || !own.includes(host))
    return plain(403, 'The sandbox answers to its loopback address only.', 'FOREIGN_HOST');
  // Browsers send this even where they send no Origin, and pages cannot change it; 'none': a person typed the address.
  const { origin, 'sec-fetch-site': site = 'none' } = headers;
  const isOwn = origin === undefined || own.some((one) => origin === `http://${one}`);
  if (isOwn && (site === 'none' || site === 'same-origin')) return undefined;
  return plain(403, 'The sandbox answers no web page.', 'FOREIGN_ORIGIN');
}

function plain(status: number, body: string, code: string): Answer {
  return { status, type: 'text/plain', body, code };
}

/** The whole body; undefined when it is too large. */
async function receive(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > largestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
