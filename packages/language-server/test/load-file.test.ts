import { expect, test } from 'vitest';
import type { CompletionList, DocumentSymbol } from 'vscode-languageserver';
import { type Client, neovim, visualStudioCode } from './client.ts';
import { OneSettingsFile, start } from './in-process.ts';
import { jsonLoadFile, loadFile } from './payloads.ts';

const xml = 'file:///work/load.xml';
const json = 'file:///work/load.json';
const files = [
  [xml, 'xml', loadFile(12)],
  [json, 'json', jsonLoadFile(12)],
] as const;

/** What is underlined, beside its rule. */
async function underlined(client: Client, uri: string): Promise<readonly string[]> {
  const diagnostics = await client.pulled(uri);
  return diagnostics.map(({ code, range }) => `${code} ${client.document(uri).getText(range)}`);
}

test.each(files)('%s: a key in one record changes what is said of it', async (uri, language, text) => {
  const client = await start(visualStudioCode);
  await client.open(uri, text, language);
  const before = await underlined(client, uri);
  expect(before.filter((one) => /^format "?1990.01/.test(one))).toHaveLength(12);
  const twice = before.filter((one) => /^alma\/duplicate-user "?user3/.test(one));
  expect(twice).toHaveLength(1);

  await client.edit(uri, '1990/01/13', '1990-01-13');
  const repaired = await underlined(client, uri);
  expect(repaired).toEqual(before.filter((one) => !one.includes('1990/01/13')));

  // What stands below moves, and the two users that were one are two.
  await client.edit(uri, 'user3', 'user33');
  await client.edit(uri, 'neither3', uri === xml ? 'nei\nther\n3' : 'neither3" \n\n, "fax": "');
  const apart = (await underlined(client, uri)).filter((one) => !one.startsWith('unknown-field'));
  expect(apart).toEqual(repaired.filter((one) => !twice.includes(one)));
  await client.end();
});

test.each(files)('%s: what is asked at a place is answered for its record', async (uri, language, text) => {
  const client = await start(visualStudioCode);
  await client.open(uri, text, language);
  await client.edit(uri, 'neither5', 'MAL');
  const hover = await client.hover(uri, 'user5');
  expect(hover?.contents).toMatchObject({ value: expect.stringContaining('primary_id') });
  expect(hover?.range && client.document(uri).getText(hover.range)).toContain('user5');

  const position = client.document(uri).positionAt(client.text(uri).indexOf('MAL') + 3);
  const list = await client.connection.sendRequest<CompletionList>('textDocument/completion', {
    textDocument: { uri },
    position,
  });
  const male = list.items.find(({ label }) => label === 'MALE');
  const range = male?.textEdit !== undefined && 'range' in male.textEdit ? male.textEdit.range : undefined;
  expect(range && client.document(uri).getText(range)).toContain('MAL');
  expect(range?.start.line).toBe(position.line);
  await client.end();
});

test('a fix in a load file is worked out when it is asked for, and repairs its record', async () => {
  const client = await start(visualStudioCode);
  await client.open(xml, loadFile(12));
  const wrong = (await client.pulled(xml)).filter(({ code }) => code === 'format');
  expect(wrong[5]?.data).toBeUndefined();
  const [fix] = await client.actions(xml, '1990/01/15', { only: ['quickfix'] });
  expect(fix?.diagnostics?.[0]?.range).toEqual(wrong[5]?.range);
  await client.apply(fix?.edit);
  expect(client.text(xml)).toBe(loadFile(12).replace('1990/01/15', '1990-01-15'));
  expect((await client.pulled(xml)).filter(({ code }) => code === 'format')).toHaveLength(11);
  await client.end();
});

test('everything safe is fixed in all its records at once', async () => {
  const client = await start(visualStudioCode);
  await client.open(xml, loadFile(12));
  const [offered] = await client.actions(xml, '<users', { only: ['source.fixAll'] });
  await client.apply((await client.resolved(offered)).edit);
  expect(client.text(xml)).toBe(loadFile(12).replaceAll('1990/01/', '1990-01-'));
  await client.end();
});

test('it may become something else, and a load file again', async () => {
  const client = await start(neovim);
  await client.open(xml, loadFile(12));
  const before = await client.pushed(xml, 1);
  expect(before.length).toBeGreaterThan(12);
  let version = await client.edit(xml, '<users>', '<note>');
  expect(await client.pushed(xml, version)).toEqual([]);
  version = await client.edit(xml, '<note>', '<users>');
  expect(await client.pushed(xml, version)).toEqual(before);
  await client.end();
});

test('it is read anew by other settings', async () => {
  const port = new OneSettingsFile('{}');
  const client = await start(visualStudioCode, port);
  const rules = async () => new Set((await client.pulled(xml)).map(({ code }) => code));
  await client.open(xml, loadFile(12));
  expect(await rules()).toContain('alma/duplicate-user');
  port.text = '{"rules": {"alma/duplicate-user": "off"}}';
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: port.uri, type: 2 }],
  });
  expect(await rules()).not.toContain('alma/duplicate-user');
  await client.edit(xml, 'neither5', 'MALE');
  expect(await rules()).not.toContain('alma/duplicate-user');
  expect(await rules()).toContain('format');
  await client.end();
});

test('its outline names its users, and none is offered for sending', async () => {
  const client = await start(visualStudioCode);
  await client.open(xml, loadFile(12));
  const textDocument = { uri: xml };
  const symbols = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
    textDocument,
  });
  expect(symbols).toHaveLength(12);
  expect(symbols[5]).toMatchObject({ name: 'user2' });
  expect(symbols[5] && client.document(xml).getText(symbols[5].range)).toContain('neither5');
  expect(await client.connection.sendRequest('textDocument/codeLens', { textDocument })).toEqual([]);
  const requests = await client.ask('userlint/requests', { textDocument });
  expect(requests).toHaveLength(12);
  expect(requests[5] && client.document(xml).getText(requests[5].range)).toContain('neither5');
  expect(await client.ask('userlint/prepare', { textDocument, request: 5 })).toHaveProperty('refused');
  await client.end();
});
