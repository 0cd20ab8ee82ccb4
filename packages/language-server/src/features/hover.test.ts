import { expect, test } from 'vitest';
import { minimal, visualStudioCode } from '../../test/client.ts';
import { OneSettingsFile, start } from '../../test/in-process.ts';
import { mismatch } from '../../test/payloads.ts';
import { withoutMarkdown } from './hover.ts';

const uri = 'file:///work/a.xml';

test('pointing at a value tells what the service says about it', async () => {
  const client = await start(visualStudioCode);
  await client.open(uri, mismatch);
  const hover = await client.hover(uri, 'SIS_temp');
  expect(hover?.contents).toMatchObject({
    kind: 'markdown',
    value: expect.stringContaining('userRecord/userDetails/externalId'),
  });
  expect(hover?.range && client.document(uri).getText(hover.range)).toBe('SIS_temp');
  await client.end();
});

test('pointing at a name marks the name', async () => {
  const client = await start(visualStudioCode);
  await client.open(uri, mismatch);
  const hover = await client.hover(uri, 'arg2>SIS');
  expect(hover?.range && client.document(uri).getText(hover.range)).toBe('arg2');
  await client.end();
});

test('a code is told with its label and the date of the table', async () => {
  const port = new OneSettingsFile('{"codes": {"alma/UserGroups": "groups.json"}}');
  const table =
    '{"table": "UserGroups", "fetched": "2026-11-21", "codes": {"01": "Staff [of](http://x) `ours`"}}';
  port.files.set('groups.json', table);
  const client = await start(visualStudioCode, port);
  await client.open(
    uri,
    '<user><primary_id>a</primary_id><user_group>01</user_group><gender>MALE</gender></user>',
  );
  const said = async (at: string) =>
    String(Object(await client.hover(uri, at)).contents.value).split('\n\n')[1];
  expect(await said('01<')).toBe(
    '`01` is `Staff [of](http://x) ours ` in the institution’s table `UserGroups` of `2026-11-21`.',
  );
  expect(await said('MALE')).toBe('`MALE` is usually `Male`.');
  await client.end();
});

test('the argument that carries the record tells what it is, too', async () => {
  const client = await start(visualStudioCode);
  await client.open(uri, mismatch);
  const hover = await client.hover(uri, 'arg3><![CDATA[');
  expect(hover?.contents).toMatchObject({ value: expect.stringContaining('The user record, as text') });
  expect(hover?.range && client.document(uri).getText(hover.range)).toBe('arg3');
  await client.end();
});

test('a client that shows plain text gets plain text', async () => {
  const client = await start(minimal);
  await client.open(uri, mismatch);
  const hover = await client.hover(uri, 'SIS_temp');
  expect(hover?.contents).toMatchObject({ kind: 'plaintext' });
  expect(hover?.contents).not.toMatchObject({ value: expect.stringContaining('**') });
  await client.end();
});

test.each([
  [uri, '<note>nothing of ours</note>', 'nothing'],
  ['file:///work/package.json', '{"name": "x"}', 'name'],
])('nothing is said about %s', async (document, text, at) => {
  const client = await start(visualStudioCode);
  await client.open(document, text);
  expect(await client.hover(document, at)).toBeNull();
  await client.end();
});

test('a document that is not open has no hover', async () => {
  const client = await start(visualStudioCode);
  const position = { line: 0, character: 0 };
  const asked = { textDocument: { uri: 'file:///work/unknown.xml' }, position };
  expect(await client.connection.sendRequest('textDocument/hover', asked)).toBeNull();
  await client.end();
});

test('Markdown as plain text', () => {
  expect(withoutMarkdown('**user\\_group** takes `01` ([documented](https://a.example/x_y)).')).toBe(
    'user_group takes 01 (documented (https://a.example/x_y)).',
  );
});
