import { expect, test } from 'vitest';
import { InsertTextFormat, InsertTextMode } from 'vscode-languageserver';
import type { CompletionList } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Client, type ClientKind, minimal, visualStudioCode } from '../../test/client.ts';
import { start } from '../../test/in-process.ts';
import { match, putRequest } from '../../test/payloads.ts';

const withSnippets: ClientKind = {
  ...visualStudioCode,
  capabilities: {
    ...visualStudioCode.capabilities,
    textDocument: {
      ...visualStudioCode.capabilities.textDocument,
      completion: {
        completionItem: {
          snippetSupport: true,
          documentationFormat: ['markdown', 'plaintext'],
          insertTextModeSupport: { valueSet: [InsertTextMode.asIs, InsertTextMode.adjustIndentation] },
        },
      },
    },
  },
};

/** What is offered at the `█` of a text, after typing `typed` before it. */
async function offered(client: Client, uri: string, source: string, typed?: string) {
  const text = source.replace('█', '');
  await client.open(uri, text, uri.slice(uri.lastIndexOf('.') + 1));
  const answer = await client.connection.sendRequest<CompletionList | null>('textDocument/completion', {
    textDocument: { uri },
    position: client.document(uri).positionAt(source.indexOf('█')),
    context: typed === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter: typed },
  });
  await client.close(uri);
  return { text, list: answer, items: answer?.items ?? [] };
}

test('a field in a CDATA section, with the cursor between its tags', async () => {
  const client = await start(withSnippets);
  const source = match.replace('    <xb:status>', '    <xb:█\n    <xb:status>');
  const { list, items } = await offered(client, 'file:///work/a.xml', source);
  expect(list?.isIncomplete).toBe(false);
  expect(items.find(({ label }) => label === 'firstName')).toMatchObject({
    textEdit: { newText: 'xb:firstName>$0</xb:firstName>' },
    insertTextFormat: InsertTextFormat.Snippet,
    insertTextMode: InsertTextMode.asIs,
    filterText: 'xb:firstName',
    documentation: { kind: 'markdown', value: expect.stringContaining('userRecord/userDetails/firstName') },
  });
  await client.end();
});

test('a client without snippets and Markdown gets plain text', async () => {
  const client = await start(minimal);
  const { text, items } = await offered(client, 'file:///work/a.http', putRequest('user_group,j█'));
  const item = items.find(({ label }) => label === 'job_category');
  expect(item).toMatchObject({ insertTextFormat: InsertTextFormat.PlainText });
  expect(item?.insertTextMode).toBeUndefined();
  expect(item?.documentation).not.toContain('**');
  const edit = item?.textEdit;
  if (edit === undefined || !('range' in edit)) throw new Error('expected an edit of a range');
  const document = TextDocument.create('a.http', 'http', 1, text);
  expect(TextDocument.applyEdits(document, [edit])).toBe(putRequest('user_group,job_category'));
  await client.end();
});

test('a comma opens a list in an address, and none in a payload', async () => {
  const client = await start(visualStudioCode);
  const uri = 'file:///work/a.http';
  expect((await offered(client, uri, putRequest('user_group,█'), ',')).items).toHaveLength(11);
  const inPayload = putRequest('').replace('"johns",', '"johns",█');
  expect((await offered(client, uri, inPayload)).items.length).toBeGreaterThan(10);
  expect((await offered(client, uri, inPayload, ',')).list).toBeNull();
  await client.end();
});

test.each([
  ['file:///work/package.json', '{"name": "█"}'],
  ['file:///work/note.xml', '<note><█</note>'],
  ['file:///work/userlint.json', '{"files": {"*.xml": {"█": ""}}}'],
])('nothing is offered in %s', async (uri, source) => {
  const client = await start(visualStudioCode);
  expect((await offered(client, uri, source)).list).toBeNull();
  await client.end();
});
