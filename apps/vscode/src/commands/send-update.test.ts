import type { Outgoing } from '@userlint/rules';
import { beforeEach, expect, test, vi } from 'vitest';
import { startService } from '../../test/service.ts';
import { edit, FakeDocument, person, reset, screen, settings, Uri, workspace } from '../../test/vscode.ts';
import type { Ask } from '../ask.ts';
import { ReadOnlyDocuments } from '../read-only-documents.ts';
import { showingRefusals } from '../refusal.ts';
import { sendUpdate } from './send-update.ts';

vi.mock('vscode', () => import('../../test/vscode.ts'));

const body = '{"primary_id":"jdoe"}';
const outgoing: Outgoing = {
  service: 'alma',
  kind: 'alma-rest',
  operation: 'alma/users.update',
  title: 'Update user',
  updates: 'swap',
  subject: { id: 'jdoe', also: [] },
  accepted: { by: 'record' },
  method: 'PUT',
  path: '/almaws/v1/users/jdoe',
  headers: [['Content-Type', 'application/json']],
  body,
  authentication: 'apikey',
};
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: body.length } };
const listed = { request: 0, title: 'Update user', operation: 'alma/users.update', range };
const prepared = { ...listed, version: 1, outgoing, inTheWay: [] as readonly object[] };

/** What the language server says, and what it was asked. */
const server = {
  asked: [] as { method: string; params: object }[],
  'userlint/requests': [listed] as readonly object[],
  'userlint/prepare': prepared as object,
  'userlint/answered': { mapped: 0 },
};
const ask = (async (method: keyof typeof server, params: object) => {
  server.asked.push({ method, params });
  return server[method];
}) as unknown as Ask;

const address = 'file:/work/jdoe.json';
const ok = '{"primary_id":"jdoe"}';
const refusal = JSON.stringify({
  errorsExist: true,
  errorList: { error: [{ errorCode: '401858', errorMessage: 'The external id is not unique.' }] },
});

let document: FakeDocument;

beforeEach(() => {
  reset();
  document = edit(new FakeDocument(address, body, 'json'));
  Object.assign(server, { asked: [], 'userlint/requests': [listed], 'userlint/prepare': prepared });
});

async function send(argument?: unknown): Promise<void> {
  const previews = new ReadOnlyDocuments('userlint-preview');
  const answers = new ReadOnlyDocuments('userlint-answer');
  await showingRefusals(() => sendUpdate(argument, { ask, previews, answers }));
}

/** The sandbox, answering `status` and `text`; the user's settings name its port. */
async function sandbox(status: number, text: string) {
  const service = await startService((response) => response.writeHead(status).end(text));
  settings.set('userlint.sandbox.port', { globalValue: service.port });
  return service;
}

function page(scheme: string): string | undefined {
  return [...screen.pages].find(([uri]) => uri.startsWith(scheme))?.[1];
}

test('shows, asks, sends what was shown, and shows the answer', async () => {
  const { port, arrived } = await sandbox(200, ok);
  person.presses = 'Send';
  await send();

  expect(page('userlint-preview:')).toContain(`PUT http://127.0.0.1:${port}/almaws/v1/users/jdoe\n`);
  expect(page('userlint-preview:')).toContain(`\n\n${body}`);
  expect(screen.modals).toEqual([
    {
      message: 'Send update of jdoe to Sandbox?',
      detail: [
        `Target: Sandbox (http://127.0.0.1:${port})`,
        'Operation: Update user (alma/users.update)',
        'Request: PUT /almaws/v1/users/jdoe',
      ].join('\n'),
      buttons: ['Send'],
    },
  ]);
  expect(arrived).toEqual([{ method: 'PUT', url: '/almaws/v1/users/jdoe', body }]);
  expect(page('userlint-answer:')?.replace(String(port), 'PORT')).toBe(
    [
      '# Target: Sandbox (http://127.0.0.1:PORT)',
      '# Operation: Update user (alma/users.update)',
      '# Status: 200',
      '# Verdict: applied. Update user: the service returned the record.',
      '',
      '{',
      '  "primary_id": "jdoe"',
      '}',
      '',
    ].join('\n'),
  );
  expect(screen.information).toEqual(['Sandbox: updated jdoe.']);
  expect(server.asked.at(-1)).toEqual({
    method: 'userlint/answered',
    params: { textDocument: { uri: address, version: 1 }, request: 0, errors: [] },
  });
});

test('errors of the service are shown and handed to the server', async () => {
  await sandbox(400, refusal);
  person.presses = 'Send';
  await send();

  expect(page('userlint-answer:')).toContain('\n# Error 401858: The external id is not unique.\n');
  expect(screen.errors).toEqual(['Sandbox: The service refused it. 401858: The external id is not unique.']);
  expect(server.asked.at(-1)?.params).toMatchObject({
    errors: [{ code: '401858', message: 'The external id is not unique.' }],
  });
});

test('an answer that means nothing is neither success nor refusal', async () => {
  await sandbox(200, '<html>Sign in</html>');
  person.presses = 'Send';
  await send();
  expect(screen).toMatchObject({ information: [], errors: [] });
  expect(screen.warnings).toEqual([expect.stringContaining('look at the record')]);
});

test('an untrusted workspace sends nothing and asks nobody', async () => {
  workspace.isTrusted = false;
  await send();
  expect(screen.errors).toEqual([expect.stringContaining('trusted workspace')]);
  expect(server.asked).toEqual([]);
});

test('nothing is sent unless the button is pressed', async () => {
  const { arrived } = await sandbox(200, ok);
  await send();
  expect(screen.modals).toHaveLength(1);
  expect(arrived).toEqual([]);
});

test('errors stand in the way unless one says so', async () => {
  const { arrived } = await sandbox(200, ok);
  const error = (number: number) => ({ message: `Wrong ${number}.`, range });
  server['userlint/prepare'] = { ...prepared, inTheWay: [1, 2, 3, 4, 5, 6, 7].map(error) };
  person.presses = 'Send';
  await send();
  expect(arrived).toEqual([]);
  expect(screen.modals[0]?.buttons).toEqual(['Show Errors', 'Send Despite Errors']);
  expect(screen.modals[0]?.detail.split('\n').slice(3)).toEqual([
    '',
    '7 errors stand in the way:',
    '• Wrong 1.',
    '• Wrong 2.',
    '• Wrong 3.',
    '• Wrong 4.',
    '• Wrong 5.',
    '… and 2 more',
  ]);

  person.presses = 'Send Despite Errors';
  await send();
  expect(arrived).toHaveLength(1);
});

test('a document that changes under the question is not sent', async () => {
  const { arrived } = await sandbox(200, ok);
  person.presses = 'Send';
  person.meanwhile = () => document.edit('{"primary_id":"somebody else"}');
  await send();
  expect(screen.errors).toEqual([expect.stringContaining('has changed')]);
  expect(arrived).toEqual([]);
});

test('a document that was closed under the question is not sent', async () => {
  const { arrived } = await sandbox(200, ok);
  person.presses = 'Send';
  person.meanwhile = () => {
    document.isClosed = true;
  };
  await send();
  expect(screen.errors).toEqual([expect.stringContaining('has changed')]);
  expect(arrived).toEqual([]);
});

test('what the server refuses is said in its words', async () => {
  server['userlint/prepare'] = { refused: 'Give "user_id" a value.' };
  await send();
  expect(screen).toMatchObject({ errors: ['Give "user_id" a value.'], modals: [] });
});

test('cancelling leaves the outcome unknown, and nothing is sent again', async () => {
  const service = await startService(() => cancel());
  settings.set('userlint.sandbox.port', { globalValue: service.port });
  let cancel = () => {};
  person.watches = (stop) => {
    cancel = stop;
  };
  person.presses = 'Send';
  await send();
  expect(screen.errors).toEqual([
    'It is not known whether Sandbox updated jdoe. It was cancelled. Look at the record before you send again.',
  ]);
  expect(service.arrived).toHaveLength(1);
  expect(server.asked.map(({ method }) => method)).not.toContain('userlint/answered');
});

test('when nobody listens, it says how to start the sandbox', async () => {
  settings.set('userlint.sandbox.port', { globalValue: 1 });
  person.presses = 'Send';
  await send();
  expect(screen.errors).toEqual([
    expect.stringMatching(/^Nothing was sent to Sandbox\. .*"userlint sandbox"/),
  ]);
});

test('a request is sent once at a time', async () => {
  const { arrived } = await sandbox(200, ok);
  person.presses = 'Send';
  await Promise.all([send(), send()]);
  expect(screen.errors).toEqual(['This request is already being sent.']);
  expect(arrived).toHaveLength(1);
  await send();
  expect(arrived).toHaveLength(2);
});

test('a record is sent once at a time, whichever file it stands in; other records are not held up', async () => {
  const { arrived } = await sandbox(200, ok);
  edit(new FakeDocument('file:/work/copy.json', body, 'json'));
  const of = (uri: string) => send({ uri, request: 0 });
  person.presses = 'Send';
  const first = of(address);
  server['userlint/prepare'] = { ...prepared, outgoing: { ...outgoing, subject: { id: 'JDoe', also: [] } } };
  await of('file:/work/copy.json');
  expect(screen.errors).toEqual(['Another request about JDoe is already being sent to Sandbox.']);
  server['userlint/prepare'] = { ...prepared, outgoing: { ...outgoing, subject: { id: 'mary', also: [] } } };
  await of('file:/work/copy.json');
  await first;
  expect(screen.errors).toHaveLength(1);
  expect(arrived).toHaveLength(2);
});

test('a port that a workspace sets is not read', async () => {
  const { arrived } = await sandbox(200, ok);
  const elsewhere = await startService((response) => response.end(ok));
  const mine = settings.get('userlint.sandbox.port');
  settings.set('userlint.sandbox.port', { ...mine, workspaceValue: elsewhere.port });
  person.presses = 'Send';
  await send();
  expect([arrived.length, elsewhere.arrived.length]).toEqual([1, 0]);
});

test('the question cannot be made to say something else', async () => {
  const subject = `a\nto Nobody?\u202E${'x'.repeat(200)}`;
  server['userlint/prepare'] = { ...prepared, outgoing: { ...outgoing, subject: { id: subject, also: [] } } };
  await send();
  expect(screen.modals[0]?.message).toMatch(
    /^Send update of a<U\+000A>to Nobody\?<U\+202E>x+ … x+ \(213 characters\) to Sandbox\?$/,
  );
});

test.each([
  ['the address of an open document', new Uri('file', '/work/jdoe.json')],
  ['a request of an open document', { uri: address, request: 0 }],
])('takes %s', async (_, argument) => {
  await send(argument);
  expect(screen).toMatchObject({ errors: [], modals: [{ message: 'Send update of jdoe to Sandbox?' }] });
});

test.each([
  ['an address to send to', { uri: address, request: 0, url: 'http://127.0.0.1:9' }],
  ['a way round the question', { uri: address, request: 0, confirmed: true }],
  ['a text', address],
  ['nothing known', null],
  ['half a request', { uri: address, request: 0.5 }],
  ['a request before the first', { uri: address, request: -1 }],
  ['a document that is not open', { uri: 'file:/work/other.json' }],
  ['an address that is none', { uri: 7 }],
])('does not take %s', async (_, argument) => {
  await send(argument);
  expect(screen.errors).toHaveLength(1);
  expect(screen.modals).toEqual([]);
  expect(server.asked).toEqual([]);
});

const second = {
  request: 1,
  title: 'Second',
  operation: null,
  range: { start: { line: 4, character: 0 }, end: { line: 9, character: 0 } },
};

test('of several requests it takes the one at the cursor', async () => {
  server['userlint/requests'] = [listed, second];
  reset();
  edit(new FakeDocument(address, body), { line: 5, character: 2 });
  await send();
  expect(screen.quickPicks).toEqual([]);
  expect(server.asked.at(-1)?.params).toMatchObject({ request: 1 });
});

test('or the one that is picked', async () => {
  server['userlint/requests'] = [listed, second];
  reset();
  edit(new FakeDocument(address, body), { line: 3, character: 0 });
  person.picks = 1;
  await send();
  expect(screen.quickPicks).toEqual([['Update user – line 1, alma/users.update', 'Second – line 5']]);
  expect(server.asked.at(-1)?.params).toMatchObject({ request: 1 });
});

test('or none', async () => {
  server['userlint/requests'] = [listed, second];
  reset();
  edit(new FakeDocument(address, body), { line: 3, character: 0 });
  person.picks = undefined;
  await send();
  expect(screen).toMatchObject({ errors: [], modals: [] });
});
