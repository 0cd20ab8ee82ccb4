import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runSandbox, type Sandbox, startSandbox } from '../src/index.ts';
import { get, inCdata, johnsXml, key, putXml, soapCall, userRecord } from './alma/payloads.ts';
import { send } from './client.ts';
import { editUser, jdoe, sentAt } from './olsa/payloads.ts';

let sandbox: Sandbox;
let log: string[];
beforeEach(async () => {
  log = [];
  sandbox = await startSandbox({ port: 0, log: (line) => log.push(line), now: () => sentAt });
});
afterEach(() => sandbox.close());

test.each(['127.0.0.1', 'localhost', '[::1]', 'LOCALHOST'])('answers to %s', async (host) => {
  const headers = { ...key, Host: `${host}:${sandbox.port}` };
  expect((await send(sandbox.port, get('johns', headers))).status).toBe(200);
});

test.each([
  'attacker.example',
  '127.0.0.1',
  'localhost:1',
  '127.0.0.1.attacker.example:PORT',
  'user@127.0.0.1:PORT',
])('refuses the Host %s', async (host) => {
  const headers = { ...key, Host: host.replace('PORT', String(sandbox.port)) };
  const answer = await send(sandbox.port, get('johns', headers));
  expect([answer.status, answer.headers['x-userlint-sandbox']]).toEqual([403, 'true']);
});

test.each([
  'https://attacker.example',
  'null',
  'http://localhost',
  'http://localhost.attacker.example:PORT',
])('refuses the Origin %s, and names none that it would allow', async (origin) => {
  const headers = { ...key, Origin: origin.replace('PORT', String(sandbox.port)) };
  for (const method of ['GET', 'PUT', 'OPTIONS']) {
    const answer = await send(sandbox.port, { method, path: '/almaws/v1/users/johns', headers });
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});

test.each([
  ['cross-site', 403],
  ['same-site', 403],
  ['same-origin, cross-site', 403],
  ['same-origin', 200],
  ['none', 200],
])('a browser that says its page is %s gets %d', async (site, status) => {
  const answer = await send(sandbox.port, get('johns', { ...key, 'Sec-Fetch-Site': site }));
  expect([answer.status, answer.headers['cross-origin-resource-policy']]).toEqual([status, 'same-origin']);
});

test('takes a body of 5 MB and no more', async () => {
  const limit = 5 * 1024 * 1024;
  const small = putXml(johnsXml());
  const filled = `${small.body}${' '.repeat(limit - String(small.body).length)}`;
  expect((await send(sandbox.port, { ...small, body: filled })).status).toBe(200);
  const answer = await send(sandbox.port, { ...small, body: `${filled} ` });
  expect(answer.status).toBe(413);
  expect(answer.body).toContain('<errorCode>REQUEST_TOO_LARGE</errorCode>');
});

/** Says `text` below HTTP and gives what comes back. */
function say(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(sandbox.port, '127.0.0.1', () => socket.end(text));
    let received = '';
    socket.on('data', (data) => {
      received += data;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(received));
  });
}

test('a message that is no HTTP is refused by the sandbox, too', async () => {
  expect(await say('no HTTP\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 .*\r\nX-Userlint-Sandbox: true\r\n/);
});

test('a request that names two hosts is refused', async () => {
  const own = `Host: 127.0.0.1:${sandbox.port}\r\n`;
  const ask = (hosts: string) => say(`GET / HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`);
  expect(await ask(own)).toMatch(/^HTTP\/1\.1 404 /);
  for (const hosts of [`${own}Host: attacker.example\r\n`, `${own}HOST: 127.0.0.1:${sandbox.port}\r\n`])
    expect(await ask(hosts)).toMatch(/^HTTP\/1\.1 40[03] /);
});

test('the log tells the route and the outcome, and nothing of what was sent', async () => {
  await send(sandbox.port, get('johns?user_id_type=secret-type'));
  await send(sandbox.port, get('secret-id'));
  await send(sandbox.port, get('secret-id?apikey=secret-key', {}));
  await send(sandbox.port, putXml(johnsXml({ external_id: 'secret-value' })));
  await send(sandbox.port, soapCall('updateUser', 'secret-id', '', 'x', inCdata(userRecord('secret-value'))));
  await send(
    sandbox.port,
    editUser('<o:customerId>sandbox</o:customerId><o:userName>secret-id</o:userName>'),
  );
  await send(sandbox.port, editUser(`${jdoe}<o:city>secret-value</o:city>`));
  await send(sandbox.port, { method: 'GET', path: '/secret-path' });
  await send(sandbox.port, { method: 'GET', path: '/almaws/v1/secret-path', headers: key });
  expect(log).toEqual([
    'GET /almaws/v1/users/{user_id} 400 401890',
    'GET /almaws/v1/users/{user_id} 400 401861',
    'GET /almaws/v1/users/{user_id} 401 UNAUTHORIZED',
    'PUT /almaws/v1/users/{user_id} 400 401858',
    'POST /almaws/repository/UserWebServices 200 401861',
    'POST /olsa/services/Olsa 500 ObjectNotFoundFault',
    'POST /olsa/services/Olsa 200',
    'GET (no such path) 404 NOT_FOUND',
    'GET (no such path) 404 INTERNAL_SERVER_ERROR',
  ]);
});

test.each([
  '..',
  '.',
  '%2e%2e',
  '%2Fconf',
  '__proto__',
  'constructor',
  '%00',
])('the id %j is an id like any other', async (id) => {
  const answer = await send(sandbox.port, get(id));
  expect(answer.body).toContain('<errorCode>401861</errorCode>');
});

test('an id that is not percent-encoded UTF-8', async () => {
  const answer = await send(sandbox.port, get('%ff'));
  expect([answer.status, answer.body.includes('INVALID_REQUEST')]).toEqual([400, true]);
});

test('every start has the same users', async () => {
  await send(sandbox.port, putXml(johnsXml({ last_name: 'Changed' })));
  const other = await startSandbox({ port: 0 });
  expect((await send(other.port, get('johns'))).body).toContain('<last_name>Smith</last_name>');
  await other.close();
});

test('with a data file users outlive the sandbox', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const data = join(folder, 'users.json');
  const first = await startSandbox({ port: 0, data, now: () => sentAt });
  await send(first.port, putXml(johnsXml({ last_name: 'Changed', password: 'correct horse' })));
  await send(first.port, editUser(`${jdoe}<o:city>Nashua</o:city><o:password>s3cret-pass</o:password>`));
  await first.close();

  const written = readFileSync(data, 'utf8');
  expect(written).toContain('Changed');
  expect(written).toContain('Nashua');
  expect(written).not.toMatch(/correct horse|s3cret-pass/);
  expect(statSync(data).mode & 0o777).toBe(0o600);

  const second = await startSandbox({ port: 0, data });
  expect((await send(second.port, get('johns'))).body).toContain('<last_name>Changed</last_name>');
  await second.close();
  rmSync(folder, { recursive: true });
});

test.each([
  '',
  '[]',
  '{"almaUsers": []}',
  '{"almaUsers": [{"user": 1}], "olsaUsers": []}',
])('a file that is no data file: %j', async (content) => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const data = join(folder, 'users.json');
  writeFileSync(data, content);
  await expect(startSandbox({ port: 0, data })).rejects.toThrow('is no data file of the sandbox');
  expect(readFileSync(data, 'utf8')).toBe(content);
  rmSync(folder, { recursive: true });
});

test('a change that cannot be kept is not made', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const lines: string[] = [];
  const data = join(folder, 'users.json');
  const first = await startSandbox({ port: 0, data, log: (line) => lines.push(line) });
  rmSync(folder, { recursive: true });
  const answer = await send(first.port, putXml(johnsXml({ last_name: 'Changed' })));
  expect([answer.status, answer.body.includes('GENERAL_ERROR')]).toEqual([500, true]);
  expect((await send(first.port, get('johns'))).body).toContain('<last_name>Smith</last_name>');
  expect(lines[0]).toBe('PUT /almaws/v1/users/{user_id} 500 ENOENT');
  await first.close();
});

test('a port that is taken', async () => {
  await expect(startSandbox({ port: sandbox.port })).rejects.toThrow('EADDRINUSE');
});

test.each([
  [['--port', '70000']],
  [['--port', 'x']],
  [['--prot', '4010']],
  [['--per-day', 'many']],
  [['--per-second', '-1']],
  [['extra']],
])('the command refuses %j', async (argv) => {
  const told = vi.spyOn(console, 'error').mockReturnValue(undefined);
  expect(await runSandbox(argv)).toBe(2);
  expect(told.mock.calls.join()).toContain('Usage: userlint sandbox');
  told.mockRestore();
});
