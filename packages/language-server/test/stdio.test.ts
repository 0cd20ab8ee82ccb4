import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { build, run, type Server, spawnServer } from './built.ts';
import { type ClientKind, minimal, neovim, visualStudioCode } from './client.ts';
import { match, mismatch } from './payloads.ts';

const clients: readonly (readonly [string, ClientKind])[] = [
  ['VS Code', visualStudioCode],
  ['Neovim', neovim],
  ['a minimal client', minimal],
];

// Each test starts a process, and others may keep the machine busy.
vi.setConfig({ testTimeout: 30_000 });

let folder = '';
let server: Server;

beforeAll(build, 60_000);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'userlint-stdio-'));
  server = spawnServer();
});

afterEach(async () => {
  server.process.kill();
  await rm(folder, { recursive: true });
});

function uri(file: string): string {
  return pathToFileURL(join(folder, file)).href;
}

/** Ends as an editor does: the server leaves by itself and has written nothing beside the protocol. */
async function leave(): Promise<void> {
  const gone = once(server.process, 'exit');
  await server.client.end();
  await server.client.connection.sendNotification('exit');
  expect(await gone).toEqual([0, null]);
  expect(server.errors()).toBe('');
}

describe.each(clients)('%s', (_, kind) => {
  test('gets diagnostics by one channel, and closing clears', async () => {
    const { client } = server;
    await client.initialize({ ...kind, folders: [pathToFileURL(folder).href] });
    const payload = uri('a.xml');
    const codes = async (version: number) => {
      const asks = kind.capabilities.textDocument?.diagnostic !== undefined;
      const diagnostics = asks ? await client.pulled(payload) : await client.pushed(payload, version);
      return diagnostics.map(({ code }) => code);
    };
    await client.open(payload, mismatch);
    expect(await codes(1)).toEqual(['alma/external-system-code']);
    expect(await codes(await client.edit(payload, 'SIS_temp', 'SIS'))).toEqual([]);
    await client.edit(payload, '>SIS<', '>OTHER<');
    expect(await codes(3)).toEqual(['alma/external-system-code']);
    await client.close(payload);
    if (kind === visualStudioCode) {
      expect(await client.pulled(payload)).toEqual([]);
      expect(client.published).toEqual([]);
    } else {
      await client.until(() => client.published.at(-1)?.version === undefined);
      expect(client.published.at(-1)?.diagnostics).toEqual([]);
      await expect(client.pull(payload)).rejects.toMatchObject({ code: -32601 });
    }
    await leave();
  });

  test('is told what a place means, and which methods do not exist', async () => {
    const { client } = server;
    await client.initialize(kind);
    await client.open(uri('a.xml'), mismatch);
    const hover = await client.hover(uri('a.xml'), 'SIS_temp');
    expect(hover?.contents).toMatchObject({ value: expect.stringContaining('externalId') });
    const unknown = client.connection.sendRequest('textDocument/rename', {});
    await expect(unknown).rejects.toMatchObject({ code: -32601 });
    await leave();
  });

  test('learns what would be sent, and sees the answer on the payload', async () => {
    const { client } = server;
    await client.initialize(kind);
    const payload = uri('a.xml');
    await client.open(payload, mismatch);
    const prepared = await client.ask('userlint/prepare', { textDocument: { uri: payload, version: 1 } });
    expect(prepared).toMatchObject({
      request: 0,
      operation: 'alma/soap.updateUser',
      inTheWay: [{ message: expect.stringContaining('SIS_temp') }],
    });
    const errors = [{ code: '401655', message: 'not the same' }];
    const answer = { textDocument: { uri: payload, version: 1 }, request: 0, errors };
    expect(await client.ask('userlint/answered', answer)).toEqual({ mapped: 1 });
    const asks = kind === visualStudioCode;
    if (!asks) await client.until(() => client.published.at(-1)?.diagnostics.length === 2);
    const shown = asks ? await client.pulled(payload) : (client.published.at(-1)?.diagnostics ?? []);
    const told = shown.find(({ code }) => code === 'service-answer');
    expect(told && client.document(payload).getText(told.range)).toBe('SIS_temp');
    const partner = told?.relatedInformation?.[0]?.location.range;
    if (kind !== minimal) expect(partner && client.document(payload).getText(partner)).toBe('SIS');
    await leave();
  });

  test('has changed settings applied', async () => {
    const { client } = server;
    const settings = join(folder, 'userlint.json');
    await writeFile(settings, '{"rules": {"alma/external-system-code": "off"}}');
    await client.initialize({ ...kind, folders: [pathToFileURL(folder).href] });
    const payload = uri('a.xml');
    await client.open(payload, mismatch);
    const asks = kind === visualStudioCode;
    expect(asks ? await client.pulled(payload) : await client.pushed(payload, 1)).toEqual([]);
    await writeFile(settings, '{}');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri('userlint.json'), type: 2 }],
    });
    if (asks) await client.until(() => client.asked.includes('workspace/diagnostic/refresh'));
    else await client.until(() => client.published.at(-1)?.diagnostics.length === 1);
    if (asks) expect(await client.pulled(payload)).toHaveLength(1);
    await leave();
  });
});

test.each([
  ['VS Code', visualStudioCode],
  ['Neovim', neovim],
])('%s repairs with a quick fix', async (_, kind) => {
  const { client } = server;
  await client.initialize(kind);
  await client.open(uri('a.xml'), mismatch);
  const [, repair] = await client.actions(uri('a.xml'), 'SIS_temp', { only: ['quickfix'] });
  await client.apply(repair?.edit);
  expect(client.text(uri('a.xml'))).toBe(match);
  await leave();
});

test('of versions that arrive together only the last is reported', async () => {
  const { client } = server;
  await client.initialize(neovim);
  void client.open(uri('a.xml'), mismatch);
  for (let i = 0; i < 50; i += 1) void client.edit(uri('a.xml'), '_temp', '_temp_');
  const { version } = client.document(uri('a.xml'));
  await client.pushed(uri('a.xml'), version);
  const versions = client.published.map((one) => one.version ?? 0);
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
  expect(versions.length).toBeLessThan(50);
  await leave();
});

test('the pages of the rules lie beside the server', async () => {
  const { client } = server;
  await client.initialize(visualStudioCode);
  await client.open(uri('a.xml'), mismatch);
  const [diagnostic] = await client.pulled(uri('a.xml'));
  const page = await readFile(new URL(diagnostic?.codeDescription?.href ?? ''), 'utf8');
  expect(page).toMatch(/^# alma\/external-system-code\n/);
  await leave();
});

test('a server whose editor has gone ends', async () => {
  const { client, process } = server;
  await client.initialize(minimal);
  const gone = once(process, 'exit');
  process.stdin?.end();
  expect(await gone).toEqual([1, null]);
});

test.each([
  [],
  ['--help'],
  ['--socket=4000'],
  ['--stdio', '--socket=4000'],
])('started with %j it explains itself', async (...args) => {
  expect(await run(...args)).toEqual({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('Usage: userlint-language-server --stdio'),
  });
});
