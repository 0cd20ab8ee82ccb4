import { expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver';
import { minimal, neovim, visualStudioCode } from '../test/client.ts';
import { connect, OneSettingsFile, start } from '../test/in-process.ts';
import { mismatch } from '../test/payloads.ts';
import type { SettingsPort } from './settings-port.ts';

const uri = 'file:///work/a.xml';

test.each([
  [
    'VS Code',
    visualStudioCode,
    {
      positionEncoding: 'utf-16',
      diagnosticProvider: {
        identifier: 'userlint',
        interFileDependencies: true,
        workspaceDiagnostics: false,
      },
      hoverProvider: true,
      codeActionProvider: {
        codeActionKinds: ['quickfix', 'refactor.rewrite.userlint', 'source.fixAll.userlint'],
        resolveProvider: true,
      },
      codeLensProvider: { resolveProvider: false },
    },
  ],
  [
    'Neovim',
    neovim,
    {
      hoverProvider: true,
      codeActionProvider: {
        codeActionKinds: ['quickfix', 'refactor.rewrite.userlint', 'source.fixAll.userlint'],
        resolveProvider: false,
      },
    },
  ],
  ['a minimal client', minimal, { hoverProvider: true }],
])('%s is offered what it can use', async (_, kind, offered) => {
  const client = connect();
  const { capabilities, serverInfo } = await client.initialize(kind);
  expect(serverInfo?.name).toBe('userlint');
  expect(capabilities).toEqual({
    textDocumentSync: { openClose: true, change: 2, save: { includeText: false } },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    documentSymbolProvider: true,
    inlayHintProvider: true,
    completionProvider: { triggerCharacters: ['<', '"', '=', ',', '&', '?'] },
    ...offered,
  });
  await client.end();
});

test('before initialize every request is refused, and a second initialize', async () => {
  const client = connect();
  await expect(client.connection.sendRequest('userlint/requests', {})).rejects.toMatchObject({
    code: -32002,
  });
  await client.initialize(minimal);
  await expect(client.initialize(minimal)).rejects.toMatchObject({ code: -32600 });
  await client.end();
});

test('what an editor sends right behind initialize waits for the rules and is handled in its order', async () => {
  const client = connect();
  const initialized = client.initialize(visualStudioCode);
  void client.open(uri, mismatch);
  const before = client.pulled(uri);
  void client.edit(uri, 'SIS_temp', 'SIS');
  const after = client.pulled(uri);
  const unknown = client.connection.sendRequest('textDocument/definition', {});
  const failed = expect(unknown).rejects.toMatchObject({ code: -32601 });
  expect((await initialized).serverInfo?.name).toBe('userlint');
  await Promise.all([failed, before]);
  expect(await after).toEqual([]);
  await client.end();
});

test('after shutdown nothing is answered any more', async () => {
  const client = await start(minimal);
  await client.open(uri, mismatch);
  await client.end();
  await expect(client.hover(uri, 'SIS_temp')).rejects.toMatchObject({ code: -32600 });
  await expect(client.ask('userlint/prepare', { textDocument: { uri } })).rejects.toMatchObject({
    code: -32600,
  });
});

test('an unknown method is not found', async () => {
  const client = await start(minimal);
  await expect(client.connection.sendRequest('textDocument/definition', {})).rejects.toMatchObject({
    code: -32601,
  });
  await client.end();
});

test('a client that can is asked to watch settings files', async () => {
  const client = await start(visualStudioCode);
  await client.until(() => client.asked.includes('client/registerCapability'));
  expect(client.asked).toEqual(['client/registerCapability']);
  await client.end();
});

test('the warm-up leaves no trace', async () => {
  const client = connect();
  await client.initialize({ ...minimal, options: { warmUp: true } });
  await client.open(uri, mismatch);
  await client.pushed(uri, 1);
  expect(client.published).toHaveLength(1);
  await client.end();
});

test('a cancelled request is answered as cancelled', async () => {
  const port = new OneSettingsFile('{}');
  let answer = () => {};
  const slow = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const nearest = port.nearest.bind(port);
  port.nearest = (document) => slow.then(() => nearest(document));
  const client = await start(visualStudioCode, port);
  await client.open(uri, mismatch);
  const cancellation = new CancellationTokenSource();
  const params = { textDocument: { uri }, position: { line: 0, character: 0 } };
  const hover = client.connection.sendRequest('textDocument/hover', params, cancellation.token);
  const next = client.ask('userlint/requests', { textDocument: { uri: 'file:///work/unknown.xml' } });
  await next;
  cancellation.cancel();
  await client.ask('userlint/requests', { textDocument: { uri: 'file:///work/unknown.xml' } });
  answer();
  await expect(hover).rejects.toMatchObject({ code: -32800 });
  await client.end();
});

test('settings are looked for in the workspace folders of the moment', async () => {
  const port = new OneSettingsFile('{}');
  const seen: (readonly string[])[] = [];
  const watching: SettingsPort = {
    nearest(document, folders) {
      seen.push(folders);
      return port.nearest(document);
    },
    beside: async () => undefined,
  };
  const client = await start({ ...visualStudioCode, folders: ['file:///work'] }, watching);
  await client.open(uri, mismatch);
  await client.pull(uri);
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: {
      added: [{ uri: 'file:///more', name: 'more' }],
      removed: [{ uri: 'file:///work', name: 'work' }],
    },
  });
  await client.pull(uri);
  expect(seen).toEqual([['file:///work'], ['file:///more']]);
  await client.end();
});
