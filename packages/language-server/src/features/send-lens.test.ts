import { expect, test } from 'vitest';
import type { CodeLens } from 'vscode-languageserver';
import { type ClientKind, minimal, visualStudioCode } from '../../test/client.ts';
import { OneSettingsFile, start } from '../../test/in-process.ts';
import { match, putRequest } from '../../test/payloads.ts';

const http = 'file:///work/a.http';

async function lenses(uri: string, text: string, kind: ClientKind, settings = '{}'): Promise<string[]> {
  const client = await start(kind, new OneSettingsFile(settings));
  await client.open(uri, text, uri.endsWith('.http') ? 'http' : 'xml');
  const found: CodeLens[] = await client.connection.sendRequest('textDocument/codeLens', {
    textDocument: { uri },
  });
  await client.end();
  return found.map(({ range, command }) => {
    const line = text.split('\n')[range.start.line];
    return `${command?.title} @ ${line} > ${command?.command} ${JSON.stringify(command?.arguments)}`;
  });
}

test('each request that can be sent has a lens that names the environment', async () => {
  expect(await lenses(http, putRequest('user_group') + putRequest('job_category'), visualStudioCode)).toEqual(
    [
      'Send update to Sandbox @ PUT https://localhost/almaws/v1/users/johns?override=user_group > userlint.sendUpdate [{"uri":"file:///work/a.http","request":0}]',
      'Send update to Sandbox @ PUT https://localhost/almaws/v1/users/johns?override=job_category > userlint.sendUpdate [{"uri":"file:///work/a.http","request":1}]',
    ],
  );
});

test('an envelope has its lens on the first line', async () => {
  expect(await lenses('file:///work/a.xml', match, visualStudioCode)).toEqual([
    expect.stringMatching(/^Send update to Sandbox @ <soapenv:Envelope .*"request":0\}\]$/),
  ]);
});

test('without an environment the lens promises none', async () => {
  const kind = { ...visualStudioCode, options: { clientCommands: ['userlint.sendUpdate'] } };
  expect(await lenses('file:///work/a.xml', match, kind)).toEqual([
    expect.stringMatching(/^Send update… @ /),
  ]);
});

test.each([
  ['a load file', '<users><user><primary_id>a</primary_id><record_type>PUBLIC</record_type></user></users>'],
  ['a record of nobody', '<user><record_type>PUBLIC</record_type><first_name>A</first_name></user>'],
  ['no payload', '<note/>'],
])('%s has no lens', async (_, text) => {
  expect(await lenses('file:///work/a.xml', text, visualStudioCode)).toEqual([]);
});

test('a client that does not know the command is offered no lens', async () => {
  await expect(lenses('file:///work/a.xml', match, minimal)).rejects.toMatchObject({ code: -32601 });
  const other = { ...visualStudioCode, options: { clientCommands: ['other.command'] } };
  await expect(lenses('file:///work/a.xml', match, other)).rejects.toMatchObject({ code: -32601 });
});
