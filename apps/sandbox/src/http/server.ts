import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Answer, type Call, plain, type Route, type Router } from './exchange.ts';

/** What a server is told: it knows no service. */
export interface ServerOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Gets one line an answer: method, route, status, error code. Never an id, a key or a value. */
  readonly log: (line: string) => void;
  /** The first that knows the path answers. */
  readonly routers: readonly Router[];
  readonly refuse: Refuse;
}

/** Words what goes wrong before a service has answered: a message that is too large, a service that fails. */
export type Refuse = (status: number, code: string, message: string, headers: IncomingHttpHeaders) => Answer;

export interface Server {
  readonly port: number;
  /** 'http://127.0.0.1:4010' */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

const loopback = '127.0.0.1';
const largestBody = 5 * 1024 * 1024;

/** Answers on the loopback interface alone. Throws when the port is taken. */
export async function listen({ port, log, routers, refuse }: ServerOptions): Promise<Server> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    respond(request, response, routers, refuse).then(log, (error) => {
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
  refuse: Refuse,
): Promise<string> {
  const method = request.method ?? '';
  const [path = '', query = ''] = split(request.url ?? '');
  const route = find(routers, path);
  const answer = await answerTo(request, { method, path, query: new URLSearchParams(query) }, route, refuse);
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
    answer: () => plain(404, 'Nothing answers at this path.', { code: 'NOT_FOUND' }),
  };
}

async function answerTo(
  request: IncomingMessage,
  call: Omit<Call, 'headers' | 'body'>,
  route: Route,
  refuse: Refuse,
): Promise<Answer> {
  const refusal = foreign(request);
  if (refusal !== undefined) return refusal;
  const body = await receive(request);
  if (body === undefined) {
    return refuse(413, 'REQUEST_TOO_LARGE', 'The request is larger than 5 MB.', request.headers);
  }
  try {
    return route.answer({ ...call, headers: request.headers, body });
  } catch (error) {
    const answer = refuse(500, 'GENERAL_ERROR', 'The sandbox failed.', request.headers);
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
    return plain(403, 'The sandbox answers to its loopback address only.', { code: 'FOREIGN_HOST' });
  // Browsers send this even where they send no Origin, and pages cannot change it; 'none': a person typed the address.
  const { origin, 'sec-fetch-site': site = 'none' } = headers;
  const isOwn = origin === undefined || own.some((one) => origin === `http://${one}`);
  if (isOwn && (site === 'none' || site === 'same-origin')) return undefined;
  return plain(403, 'The sandbox answers no web page.', { code: 'FOREIGN_ORIGIN' });
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
