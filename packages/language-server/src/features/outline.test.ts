import { expect, test } from 'vitest';
import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver-protocol';
import { type Client, type ClientKind, minimal, visualStudioCode } from '../../test/client.ts';
import { start } from '../../test/in-process.ts';
import { match, putRequest } from '../../test/payloads.ts';

const nesting: ClientKind = {
  ...visualStudioCode,
  capabilities: {
    ...visualStudioCode.capabilities,
    textDocument: {
      ...visualStudioCode.capabilities.textDocument,
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    },
  },
};

const user = (id: string) =>
  `<user>\n<primary_id>${id}</primary_id>\n<record_type>PUBLIC</record_type>\n</user>\n`;

async function outlined<Symbols>(
  client: Client,
  uri: string,
  language: string,
  text: string,
): Promise<Symbols> {
  await client.open(uri, text, language);
  return client.connection.sendRequest<Symbols>('textDocument/documentSymbol', { textDocument: { uri } });
}

test('the records of a load file, by the name of the user', async () => {
  const client = await start(nesting);
  const uri = 'file:///work/users.xml';
  const text = `<users>\n${user('johns')}${user('maria')}</users>`;
  const symbols = await outlined<DocumentSymbol[]>(client, uri, 'xml', text);
  expect(symbols.map(({ name }) => name)).toEqual(['johns', 'maria']);
  const [first] = symbols;
  expect(first && client.document(uri).getText(first.range)).toBe(user('johns').trim());
  expect(first && client.document(uri).getText(first.selectionRange)).toBe('user');
  await client.end();
});

test('the requests of a .http file, by their titles', async () => {
  const client = await start(nesting);
  const text = `${putRequest('')}\n${putRequest('').replace('### Update johns', '###')}`;
  const symbols = await outlined<DocumentSymbol[]>(client, 'file:///work/a.http', 'http', text);
  expect(symbols.map(({ name, detail }) => [name, detail])).toEqual([
    ['Update johns', 'Update user'],
    ['johns', 'Update user'],
  ]);
  await client.end();
});

test('a client of flat outlines gets a flat one', async () => {
  const client = await start(minimal);
  const symbols = await outlined<SymbolInformation[]>(client, 'file:///work/a.xml', 'xml', match);
  expect(symbols).toMatchObject([{ name: 'johns', location: { uri: 'file:///work/a.xml' } }]);
  await client.end();
});

test.each([
  ['file:///work/note.xml', 'xml', '<note/>', []],
  ['file:///work/a.json', 'json', '{"primary_id": "johns", "record_type": {"value": "PUBLIC"}}', null],
])('%s has none', async (uri, language, text, expected) => {
  const client = await start(nesting);
  expect(await outlined(client, uri, language, text)).toEqual(expected);
  await client.end();
});
