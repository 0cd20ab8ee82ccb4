import { expect, test } from 'vitest';
import { neovim } from '../test/client.ts';
import { start } from '../test/in-process.ts';
import { toWellFormedJson } from './transport.ts';

const message = (text: string) => ({ jsonrpc: '2.0', params: { list: [text, 7, null] } });

test.each([
  ['half a pair', 'a\ud83d', 'a\ufffd'],
  ['the other half', '\ude00b', '\ufffdb'],
  ['a whole pair', '😀', '😀'],
  ['a document that speaks of escapes', '\\ud83d', '\\ud83d'],
  ['both', '\\ud83d \ud83d', '\\ud83d \ufffd'],
  ['an escape character before half a pair', '\\\ud83d', '\\\ufffd'],
])('%s leaves the server as something that every client can read', (_, text, read) => {
  expect(JSON.parse(toWellFormedJson(message(text)))).toEqual(message(read));
});

test.each([
  ['json', '{"primary_id":"a","last_name":"b","user_group":{"value":"c"},"a":"\\😀"}'],
  ['json', `{"primary_id":"a","last_name":"b","user_group":{"value":"c"},"${'a'.repeat(59)}😀":1}`],
  ['xml', `<user><primary_id>a</primary_id><last_name>b</last_name><a${'𐐀'.repeat(40)}/></user>`],
])('a %s document whose quotation is cut within a character keeps all its diagnostics', async (language, text) => {
  const client = await start(neovim);
  const uri = `file:///work/a.${language}`;
  await client.open(uri, text, language);
  const diagnostics = await client.pushed(uri, 1);
  const written = JSON.stringify(diagnostics);
  expect(written).toContain('\ufffd');
  expect(written).not.toContain('\\ud');
  await client.end();
});
