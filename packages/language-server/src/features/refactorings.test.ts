import { expect, test } from 'vitest';
import { type ClientKind, minimal, neovim, visualStudioCode } from '../../test/client.ts';
import { start } from '../../test/in-process.ts';
import { match, putRequest } from '../../test/payloads.ts';

const uri = 'file:///work/a.xml';
const rewrite = { only: ['refactor.rewrite'] };

const converting: ClientKind = {
  ...visualStudioCode,
  options: { clientCommands: ['userlint.convertToRestXml', 'userlint.convertToRestJson'] },
};

test('what is in CDATA can be escaped, and back', async () => {
  const client = await start(visualStudioCode);
  await client.open(uri, match);
  const [toText, ...others] = await client.actions(uri, 'arg0', rewrite);
  expect(others).toEqual([]);
  expect(toText).toMatchObject({
    title: 'Write the record as escaped text',
    kind: 'refactor.rewrite.userlint',
  });
  await client.apply(toText?.edit);
  expect(client.text(uri)).toContain('<arg3>&lt;xb:userRecord xmlns');
  const [back] = await client.actions(uri, 'arg0', rewrite);
  expect(back?.title).toBe('Write the record in a CDATA section');
  await client.apply(back?.edit);
  expect(client.text(uri)).toBe(match);
  await client.end();
});

test('a client that knows the commands is offered the way to REST', async () => {
  const client = await start(converting);
  await client.open(uri, match);
  const [, ...conversions] = await client.actions(uri, 'johns', rewrite);
  expect(conversions.map(({ title, command }) => [title, command?.command, command?.arguments])).toEqual([
    ['Convert to a REST request (XML)', 'userlint.convertToRestXml', [{ uri, request: 0 }]],
    ['Convert to a REST request (JSON)', 'userlint.convertToRestJson', [{ uri, request: 0 }]],
  ]);
  await client.end();
});

test('nobody who does not ask is offered anything', async () => {
  const client = await start(converting);
  await client.open(uri, match);
  const titles = async (context: object) =>
    (await client.actions(uri, 'johns', context)).filter(({ kind }) => kind?.startsWith('refactor'));
  expect(await titles({ triggerKind: 2 })).toEqual([]);
  expect(await titles({ triggerKind: 1 })).toHaveLength(3);
  expect(await titles({ only: ['quickfix'] })).toEqual([]);
  expect(await titles({ only: ['refactor.rewrite.other'] })).toEqual([]);
  await client.end();
});

test('any client may ask for the new document', async () => {
  const client = await start(minimal);
  await client.open(uri, match);
  const asked = { textDocument: { uri }, refactoring: 'rest-json' } as const;
  expect(await client.ask('userlint/refactor', asked)).toMatchObject({
    suggestedName: expect.stringMatching(/\.http$/),
    language: 'http',
    text: expect.stringContaining('"primary_id": "johns"'),
  });
  expect(await client.ask('userlint/refactor', { ...asked, request: 7 })).toHaveProperty('refused');
  expect(await client.ask('userlint/refactor', { ...asked, textDocument: { uri: 'file:///b' } })).toEqual({
    refused: 'The document is not open in the editor.',
  });
  await client.end();
});

test('a REST record has no way to go', async () => {
  const client = await start(neovim);
  const http = 'file:///work/a.http';
  await client.open(http, putRequest('user_group'), 'http');
  expect(await client.actions(http, 'primary_id', rewrite)).toEqual([]);
  const asked = { textDocument: { uri: http }, refactoring: 'rest-xml' } as const;
  expect(await client.ask('userlint/refactor', asked)).toEqual({
    refused: 'There is no SOAP user record here that can be read and converted.',
  });
  await client.end();
});

test.each([
  ['userlint/refactor', { textDocument: { uri } }],
  ['userlint/refactor', { textDocument: { uri }, refactoring: 'constructor' }],
  ['userlint/refactor', undefined],
  ['userlint/decoded', {}],
])('wrong parameters of %s are refused: %j', async (method, params) => {
  const client = await start(minimal);
  await client.open(uri, match);
  await expect(client.connection.sendRequest(method, params)).rejects.toMatchObject({ code: -32602 });
  await client.end();
});
