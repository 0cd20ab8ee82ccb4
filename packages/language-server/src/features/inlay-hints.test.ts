import { expect, test } from 'vitest';
import type { InlayHint } from 'vscode-languageserver-protocol';
import { type Client, visualStudioCode } from '../../test/client.ts';
import { start } from '../../test/in-process.ts';

const uri = 'file:///work/a.xml';

const update = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
<m:updateUser xmlns:m="http://alma.exlibris.com/">
  <arg0>johns</arg0>
  <arg1/>
  <arg2>SIS</arg2>
  <arg3><![CDATA[<userRecord xmlns="http://com/exlibris/urm/user_record/xmlbeans"/>]]></arg3>
</m:updateUser>
</s:Body></s:Envelope>`;

async function hints(client: Client, text: string, from: string, to: string): Promise<string> {
  const document = client.document(uri);
  const range = {
    start: document.positionAt(text.indexOf(from)),
    end: document.positionAt(text.indexOf(to)),
  };
  const asked = { textDocument: { uri }, range };
  const found = await client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', asked);
  const places = found.map(({ position, label }) => ({ at: document.offsetAt(position), label }));
  return places
    .toSorted((a, b) => b.at - a.at)
    .reduce((drawn, { at, label }) => `${drawn.slice(0, at)} «${String(label)}»${drawn.slice(at)}`, text);
}

test('the arguments of a call tell what they are', async () => {
  const client = await start(visualStudioCode);
  await client.open(uri, update);
  expect(await hints(client, update, '<s:Envelope', '</s:Envelope')).toMatchInlineSnapshot(`
    "<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
    <m:updateUser xmlns:m="http://alma.exlibris.com/">
      <arg0 «user identifier»>johns</arg0>
      <arg1 «identifier type»/>
      <arg2 «external system code»>SIS</arg2>
      <arg3 «user record»><![CDATA[<userRecord xmlns="http://com/exlibris/urm/user_record/xmlbeans"/>]]></arg3>
    </m:updateUser>
    </s:Body></s:Envelope>"
  `);
  await client.end();
});

test('only what is asked for', async () => {
  const client = await start(visualStudioCode);
  await client.open(uri, update);
  expect((await hints(client, update, '<arg2>', '<arg3>')).match(/«.*?»/g)).toEqual([
    '«external system code»',
  ]);
  await client.end();
});

test('createUser takes the code first', async () => {
  const client = await start(visualStudioCode);
  const text = update.replaceAll('updateUser', 'createUser').replace(/ *<arg3>.*\n/, '');
  await client.open(uri, text);
  expect((await hints(client, text, '<s:Envelope', '</s:Envelope')).match(/«.*?»/g)).toEqual([
    '«external system code»',
    '«user record»',
    '«issue warning»',
  ]);
  await client.end();
});

test('nothing stands beside what says itself', async () => {
  const client = await start(visualStudioCode);
  const text = '<user><primary_id>a</primary_id><user_group>b</user_group></user>';
  await client.open(uri, text);
  expect(await hints(client, text, '<user>', '</user>')).toBe(text);
  await client.end();
});
