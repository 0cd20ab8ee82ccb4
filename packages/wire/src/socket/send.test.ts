import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import type { Sealed } from '../seal.ts';
import { answerLimit, type Outcome, send } from './send.ts';

const secret = 'canary-secret';
const sealed: Sealed = {
  method: 'PUT',
  path: '/almaws/v1/users/johns?override=',
  headers: [
    ['Content-Type', 'application/xml; charset=utf-8'],
    ['Authorization', `apikey ${secret}`],
  ],
  body: '<user>ü😀</user>',
  secrets: [secret],
};

const servers: Server[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done))));
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return (server.address() as AddressInfo).port;
}

const http = (listener: RequestListener) => listening(createHttpServer(listener));
/** A server that speaks below HTTP: it gets the socket once the request has arrived. */
const raw = (arrived: (socket: Socket) => void) =>
  listening(
    createServer((socket) => socket.on('error', () => socket.destroy()).once('data', () => arrived(socket))),
  );

async function sendTo(port: number, change: Partial<Sealed> = {}, timeoutMs = 2000): Promise<Outcome> {
  const outcome = await send({ ...sealed, ...change }, `http://127.0.0.1:${port}`, { timeoutMs });
  expect(everything(outcome)).not.toContain(secret);
  return outcome;
}

/** All text of an outcome: nothing of it may hold the secret. */
function everything(outcome: Outcome): string {
  if (outcome.state !== 'answered') return JSON.stringify(outcome);
  const { headers, body, ...rest } = outcome.answer;
  return JSON.stringify([rest, [...headers], Buffer.from(body).toString('utf8')]);
}

test('what arrives is what was sealed, byte for byte, once, and without leave to compress or keep alive', async () => {
  const seen: unknown[] = [];
  const port = await http((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({
        line: `${request.method} ${request.url}`,
        headers: { ...request.headers, host: request.headers.host?.replace(/\d+$/, 'PORT') },
        body: Buffer.concat(chunks).toString('utf8'),
      });
      response.end('ok');
    });
  });
  const outcome = await sendTo(port);
  expect(outcome).toMatchObject({ state: 'answered', answer: { status: 200, cut: false } });
  expect(seen).toEqual([
    {
      line: 'PUT /almaws/v1/users/johns?override=',
      headers: {
        'accept-encoding': 'identity',
        authorization: `apikey ${secret}`,
        connection: 'close',
        'content-length': '19',
        'content-type': 'application/xml; charset=utf-8',
        host: '127.0.0.1:PORT',
      },
      body: '<user>ü😀</user>',
    },
  ]);
});

test.each([301, 302, 303, 307, 308])('a redirect (%d) is an answer and never followed', async (status) => {
  let reached = 0;
  const elsewhere = await http((_request, response) => {
    reached += 1;
    response.end();
  });
  const location = `http://127.0.0.1:${elsewhere}/?key=${secret}`;
  const port = await http((_request, response) => response.writeHead(status, { location }).end());
  const outcome = await sendTo(port);
  expect(outcome).toMatchObject({ state: 'answered', answer: { status } });
  expect(outcome.state === 'answered' && outcome.answer.headers.get('location')).toBe(
    `http://127.0.0.1:${elsewhere}/?key=********`,
  );
  expect(reached).toBe(0);
});

test('a secret that the service echoes is blotted out', async () => {
  const port = await http((request, response) => response.end(`You sent ${request.headers.authorization}.`));
  const outcome = await sendTo(port);
  expect(everything(outcome)).toContain('You sent apikey ********.');
});

test('an answer over 5 MB is cut off', async () => {
  const port = await http((_request, response) => {
    const fill = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
    };
    response.on('drain', fill).on('error', () => response.destroy());
    fill();
  });
  const outcome = await sendTo(port, {}, 20_000);
  expect(outcome).toMatchObject({ state: 'answered', answer: { status: 200, cut: true } });
  expect(outcome.state === 'answered' && outcome.answer.body.length).toBe(answerLimit);
});

test('no content is an answer', async () => {
  const port = await http((_request, response) => response.writeHead(204).end());
  expect(await sendTo(port)).toMatchObject({
    state: 'answered',
    answer: { status: 204, body: Buffer.alloc(0) },
  });
});

test('nobody listens: not sent', async () => {
  const port = await listening(createServer());
  await new Promise((done) => servers.pop()?.close(done));
  expect(await sendTo(port)).toEqual({
    state: 'not-sent',
    reason: `Nobody listens at 127.0.0.1:${port}. Is it running?`,
    unreachable: true,
  });
});

test('the connection is cut before an answer: unknown, and not tried again', async () => {
  let connections = 0;
  const port = await raw((socket) => {
    connections += 1;
    socket.destroy();
  });
  expect(await sendTo(port)).toEqual({
    state: 'unknown',
    reason: `127.0.0.1:${port} closed the connection.`,
  });
  expect(connections).toBe(1);
});

test('the connection is cut in the middle of the answer: unknown', async () => {
  const port = await raw((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<user>'));
  expect(await sendTo(port)).toEqual({
    state: 'unknown',
    reason: `The answer (status 200) broke off: 127.0.0.1:${port} closed the connection.`,
  });
});

test('an answer that drips is given up after the total time: unknown', async () => {
  const port = await http((_request, response) => {
    const drip = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(drip));
  });
  expect(await sendTo(port, {}, 150)).toEqual({
    state: 'unknown',
    reason: 'No complete answer within 0.15 seconds.',
  });
});

test.each([
  ['SSH-2.0-OpenSSH_9.6\r\n', /does not answer in HTTP/],
  ['HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n', /closed the connection/],
])('no HTTP answer %j: unknown', async (spoken, reason) => {
  const port = await raw((socket) => socket.end(spoken));
  expect(await sendTo(port)).toEqual({ state: 'unknown', reason: expect.stringMatching(reason) });
});

test('cancelled before it began: not sent; while it waited: unknown', async () => {
  const port = await raw(() => controller.abort());
  const controller = new AbortController();
  const origin = `http://127.0.0.1:${port}`;
  const early = await send(sealed, origin, { signal: AbortSignal.abort() });
  expect(early).toEqual({ state: 'not-sent', reason: 'It was cancelled.' });
  const late = await send(sealed, origin, { signal: controller.signal });
  expect(late).toEqual({ state: 'unknown', reason: 'It was cancelled.' });
});

test.each([
  ['/almaws/v1/users/../conf'],
  ['/almaws/v1/users/%2e%2e/conf'],
  ['//example.com/'],
  ['http://example.com/'],
  ['/almaws/v1/users/a b'],
  ['/almaws/v1/users/a#b'],
  ['@example.com/'],
])('the path %s is refused', async (path) => {
  let reached = 0;
  const port = await http((_request, response) => {
    reached += 1;
    response.end();
  });
  expect(await sendTo(port, { path })).toEqual({
    state: 'not-sent',
    reason: expect.stringContaining('would not arrive as it is written'),
  });
  expect(reached).toBe(0);
});

test('a header that cannot be written is refused', async () => {
  const port = await http((_request, response) => response.end());
  expect(await sendTo(port, { headers: [['X-Note', 'a\r\nX-Evil: 1']] })).toEqual({
    state: 'not-sent',
    reason: expect.stringContaining('ERR_INVALID_CHAR'),
  });
});

test('nothing goes to another machine', async () => {
  expect(await send(sealed, 'https://example.com')).toEqual({
    state: 'not-sent',
    reason: expect.stringContaining('sandbox on this machine only'),
  });
});

test('nothing is sent while the verification of certificates is off', async () => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  expect(await sendTo(1)).toEqual({
    state: 'not-sent',
    reason: expect.stringContaining('NODE_TLS_REJECT_UNAUTHORIZED'),
  });
});
