import { expect, test } from 'vitest';
import { minimal } from '../../test/client.ts';
import { start } from '../../test/in-process.ts';
import { match } from '../../test/payloads.ts';

const uri = 'file:///work/a.xml';
const record = match.slice(match.indexOf('<xb:userRecord'), match.indexOf(']]>'));
const escaped = match
  .replace('<![CDATA[', '')
  .replace(']]>', '')
  .replace(record, record.replaceAll('<', '&lt;').replaceAll('\n', '\r\n'));

test.each([
  ['in CDATA', match],
  ['escaped', escaped],
])('a record %s is shown decoded, and every place leads back', async (_, text) => {
  const client = await start(minimal);
  await client.open(uri, text);
  const decoded = await client.ask('userlint/decoded', { textDocument: { uri } });
  if (decoded.refused !== undefined) throw new Error(decoded.refused);
  expect(decoded).toMatchObject({ version: 1, request: 0, language: 'xml', text: record });
  const written = decoded.map.map(({ range, verbatim }) => {
    const part = client.document(uri).getText(range);
    return verbatim ? part : part.replace('&lt;', '<').replace('\r\n', '\n');
  });
  expect(written.join('')).toBe(record);
  await client.end();
});

test('it follows the document', async () => {
  const client = await start(minimal);
  await client.open(uri, match);
  await client.edit(uri, '<xb:status>Active', '<xb:status>Inactive');
  const decoded = await client.ask('userlint/decoded', { textDocument: { uri }, request: 0 });
  expect(decoded).toMatchObject({ version: 2, text: record.replace('Active', 'Inactive') });
  await client.end();
});

test('where nothing is written as text there is nothing to show', async () => {
  const client = await start(minimal);
  expect(await client.ask('userlint/decoded', { textDocument: { uri } })).toHaveProperty('refused');
  await client.open(uri, record);
  expect(await client.ask('userlint/decoded', { textDocument: { uri } })).toEqual({
    refused: 'There is no record here that is written as text inside an envelope.',
  });
  await client.end();
});
