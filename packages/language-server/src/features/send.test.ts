import { expect, test } from 'vitest';
import { minimal, neovim, visualStudioCode } from '../../test/client.ts';
import { start } from '../../test/in-process.ts';
import { envelope, match, mismatch, putRequest } from '../../test/payloads.ts';

const uri = 'file:///work/a.xml';
const http = 'file:///work/a.http';
const refusal = [
  { code: '401655', message: 'The external system code and the user external system code are not the same' },
];

test('what would be sent is what stands in the file, with the errors that stand in the way', async () => {
  const client = await start(visualStudioCode);
  await client.open(uri, mismatch);
  const prepared = await client.ask('userlint/prepare', { textDocument: { uri, version: 1 } });
  expect(prepared).toMatchObject({
    version: 1,
    request: 0,
    operation: 'alma/soap.updateUser',
    outgoing: { service: 'alma', method: 'POST', authentication: 'basic' },
    inTheWay: [{ message: expect.stringContaining('SIS_temp') }],
  });
  expect(prepared.refused === undefined && prepared.outgoing.body).toContain('<xb:externalId>SIS_temp<');
  await client.end();
});

test('the request is the one named, or the one at the cursor', async () => {
  const client = await start(visualStudioCode);
  const text = `${putRequest('user_group')}\n${putRequest('job_category')}`;
  await client.open(http, text, 'http');
  const textDocument = { uri: http };
  const position = client.document(http).positionAt(text.lastIndexOf('"last_name"'));
  const second = { request: 1, outgoing: { path: '/almaws/v1/users/johns?override=job_category' } };
  expect(await client.ask('userlint/prepare', { textDocument, position })).toMatchObject(second);
  expect(await client.ask('userlint/prepare', { textDocument, request: 1 })).toMatchObject(second);
  expect(await client.ask('userlint/prepare', { textDocument })).toEqual({
    refused: 'There is no request here; put the cursor into the one to send.',
  });
  expect(await client.ask('userlint/prepare', { textDocument, request: 2 })).toHaveProperty('refused');
  expect(await client.ask('userlint/requests', { textDocument })).toMatchObject([
    { request: 0, operation: 'alma/users.update', title: 'Update johns' },
    { request: 1, operation: 'alma/users.update', title: 'Update johns' },
  ]);
  await client.end();
});

test('each record of a list under a request line is listed at its own place, and none is sent', async () => {
  const client = await start(visualStudioCode);
  const user = (id: string) =>
    `{"primary_id": "${id}", "record_type": {"value": "PUBLIC"}, "last_name": "x"}`;
  const address = 'PUT https://localhost/almaws/v1/users/johns\nContent-Type: application/json\n\n';
  const text = `${address}[${user('a')},\n${user('b')},\n${user('c')}]\n`;
  await client.open(http, text, 'http');
  const textDocument = { uri: http };
  const requests = await client.ask('userlint/requests', { textDocument });
  const written = requests.map(({ range }) => client.document(http).getText(range));
  expect(written).toEqual(['a', 'b', 'c'].map(user));
  const prepared = await client.ask('userlint/prepare', { textDocument, request: 1 });
  expect(prepared).toMatchObject({ refused: expect.stringContaining('takes one record, not a list') });
  await client.end();
});

test('a refusal says why and where', async () => {
  const client = await start(visualStudioCode);
  const textDocument = { uri: http };
  expect(await client.ask('userlint/prepare', { textDocument })).toEqual({
    refused: 'The document is not open in the editor.',
  });
  expect(await client.ask('userlint/requests', { textDocument })).toEqual([]);
  await client.open(http, putRequest('{{fields}}'), 'http');
  const refused = await client.ask('userlint/prepare', { textDocument });
  expect(refused).toMatchObject({ refused: expect.stringContaining('fields') });
  expect(refused.range && client.document(http).getText(refused.range)).toContain('{{fields}}');
  expect(await client.ask('userlint/prepare', { textDocument: { uri: http, version: 7 } })).toEqual({
    refused: 'The document has changed; ask again.',
  });
  await client.end();
});

test('an answer is shown on the payload with its repairs until the request changes', async () => {
  const client = await start(visualStudioCode);
  await client.open(uri, mismatch);
  const answer = { textDocument: { uri, version: 1 }, request: 0, errors: refusal };
  expect(await client.ask('userlint/answered', answer)).toEqual({ mapped: 1 });
  await client.until(() => client.asked.includes('workspace/diagnostic/refresh'));
  const shown = (await client.pulled(uri)).find(({ code }) => code === 'service-answer');
  expect(shown?.message).toContain('401655');
  expect(shown && client.document(uri).getText(shown.range)).toBe('SIS_temp');
  const partner = shown?.relatedInformation?.[0]?.location.range;
  expect(partner && client.document(uri).getText(partner)).toBe('SIS');

  const actions = await client.actions(uri, 'SIS_temp', { only: ['quickfix'] });
  expect(actions).toHaveLength(2);
  expect(actions[0]?.diagnostics?.map(({ code }) => code)).toEqual([
    'alma/external-system-code',
    'service-answer',
  ]);

  // An answer given before does not stop the next attempt.
  const prepared = await client.ask('userlint/prepare', { textDocument: { uri } });
  expect(prepared.refused === undefined && prepared.inTheWay).toHaveLength(1);

  await client.apply(actions[1]?.edit);
  expect(client.text(uri)).toBe(match);
  expect(await client.pulled(uri)).toEqual([]);
  await client.end();
});

test('the next answer replaces the one before, and an empty one clears', async () => {
  const client = await start(neovim);
  await client.open(uri, match);
  await client.pushed(uri, 1);
  const told = async (errors: typeof refusal) => {
    const before = client.published.length;
    const { mapped } = await client.ask('userlint/answered', {
      textDocument: { uri, version: 1 },
      request: 0,
      errors,
    });
    await client.until(() => client.published.length > before);
    return [mapped, client.published.at(-1)?.diagnostics.map(({ code }) => code)];
  };
  expect(await told(refusal)).toEqual([1, ['service-answer']]);
  expect(await told([{ code: '401652', message: 'General Error' }])).toEqual([1, ['service-answer']]);
  expect(await told([])).toEqual([0, []]);
  await client.end();
});

test('an answer follows its request when the text above it changes', async () => {
  const client = await start(visualStudioCode);
  const text = `${putRequest('user_group')}\n${putRequest('job_category')}`;
  await client.open(http, text, 'http');
  await client.ask('userlint/prepare', { textDocument: { uri: http }, request: 1 });
  // Typed while the request was under way.
  await client.edit(http, '"John"', '"Johanna"');
  const errors = [{ code: 'GENERAL_ERROR', message: 'Something went wrong' }];
  const answer = { textDocument: { uri: http, version: 1 }, request: 1, errors };
  expect(await client.ask('userlint/answered', answer)).toEqual({ mapped: 1 });
  await client.edit(http, '### Update johns', '###\nGET https://localhost/\n\n### Update johns');
  const place = async () => {
    const shown = (await client.pulled(http)).filter(({ code }) => code === 'service-answer');
    return shown.map(
      ({ range }) => client.document(http).offsetAt(range.start) > client.text(http).lastIndexOf('###'),
    );
  };
  expect(await place()).toEqual([true]);
  await client.edit(http, 'override=job_category', 'override=job_category,user_group');
  expect(await place()).toEqual([]);
  await client.end();
});

test('an answer to a text that is not there any more marks nothing', async () => {
  const client = await start(visualStudioCode);
  await client.open(uri, mismatch);
  await client.ask('userlint/prepare', { textDocument: { uri } });
  await client.edit(uri, 'SIS_temp', 'OTHER');
  const answer = { textDocument: { uri, version: 1 }, request: 0, errors: refusal };
  expect(await client.ask('userlint/answered', answer)).toEqual({ mapped: 0 });
  expect(await client.ask('userlint/answered', { ...answer, request: 5 })).toEqual({ mapped: 0 });
  expect((await client.pulled(uri)).map(({ code }) => code)).toEqual(['alma/external-system-code']);
  await client.end();
});

test('a load file lists its records', async () => {
  const client = await start(minimal);
  const user = (id: string) =>
    `  <user><primary_id>${id}</primary_id><record_type>PUBLIC</record_type></user>\n`;
  await client.open(uri, `<users>\n${user('a')}${user('b')}</users>\n`);
  const requests = await client.ask('userlint/requests', { textDocument: { uri } });
  expect(requests.map(({ range }) => range.start.line)).toEqual([1, 2]);
  expect(await client.ask('userlint/prepare', { textDocument: { uri }, request: 0 })).toHaveProperty(
    'refused',
  );
  await client.end();
});

test('the errors of a service are mapped however it words them', async () => {
  const client = await start(minimal);
  await client.open(uri, envelope('', ''));
  const errors = [{ code: null, message: '\u001b[2J'.repeat(1000) }];
  const answer = { textDocument: { uri, version: 1 }, request: 0, errors };
  expect(await client.ask('userlint/answered', answer)).toEqual({ mapped: 1 });
  await client.end();
});

test.each([
  ['userlint/prepare', undefined],
  ['userlint/prepare', {}],
  ['userlint/requests', { textDocument: 'a' }],
  ['userlint/prepare', { textDocument: { uri }, request: 'length' }],
  ['userlint/answered', { textDocument: { uri, version: 1 }, request: 0 }],
  ['userlint/answered', { textDocument: { uri }, request: 0, errors: [] }],
  ['userlint/answered', { textDocument: { uri, version: '1' }, request: 0, errors: [] }],
  [
    'userlint/answered',
    { textDocument: { uri, version: 1 }, request: 0, errors: [{ code: 1, message: 'x' }] },
  ],
])('wrong parameters of %s are refused: %j', async (method, params) => {
  const client = await start(minimal);
  await client.open(uri, match);
  await expect(client.connection.sendRequest(method, params)).rejects.toMatchObject({ code: -32602 });
  await client.end();
});
