import { expect, test, vi } from 'vitest';
import { FakeDocument } from '../test/vscode.ts';
import { isLinted, namesOnly, withoutForeignDocuments } from './client.ts';

vi.mock('vscode', () => import('../test/vscode.ts'));
vi.mock('vscode-languageclient/node', () => import('../test/language-client.ts'));

test.each([
  ['file:///a.xml', true],
  ['untitled:Untitled-1', true],
  ['vscode-vfs://github/a.xml', true],
  ['git:/a.xml', false],
  ['userlint-answer:/1/Answer from Sandbox.http', false],
  ['userlint-preview:/1/Request to Sandbox.http', false],
  ['userlint-decoded:/1/call.xml (decoded).xml', false],
])('the server hears of %s: %s', async (uri, heard) => {
  const sent: unknown[] = [];
  const { sendNotification, sendRequest } = withoutForeignDocuments;
  await sendNotification?.('didOpen', async (_, params) => void sent.push(params), { textDocument: { uri } });
  await sendRequest?.('hover', { textDocument: { uri } }, undefined, async (_, params) => sent.push(params));
  expect(sent).toHaveLength(heard ? 2 : 0);
  expect(isLinted(new FakeDocument(uri, '') as never)).toBe(heard);
});

test('messages without a document pass', async () => {
  const passed = vi.fn(async () => {});
  await withoutForeignDocuments.sendNotification?.('initialized', passed, {});
  await withoutForeignDocuments.sendNotification?.('exit', passed, undefined);
  expect(passed).toHaveBeenCalledTimes(2);
});

test('a trace names messages and never quotes what they carry', () => {
  const lines: string[] = [];
  const channel = namesOnly({ trace: (line: string) => lines.push(line), name: 'Userlint' } as never);
  channel.trace("Sending notification 'textDocument/didOpen'.\nParams: { text: '<user>' }");
  channel.trace('{"isLSPMessage":true,"message":{"text":"<user>"}}');
  expect(lines).toEqual(["Sending notification 'textDocument/didOpen'."]);
  expect(channel.name).toBe('Userlint');
});
