import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type Environments, sandboxEnvironments } from './environment/sandbox.ts';
import { type FetchedTable, fetchCodes, tableNames } from './fetch-codes.ts';

const apiKey = 'sandbox-key';
const now = new Date('2026-11-21T23:59:00Z');

type Reply = (response: ServerResponse, request: IncomingMessage) => void;

/** A service that knows some tables; `replies` by the end of the path. */
async function service(replies: Readonly<Record<string, Reply | object>>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const reply = replies[request.url?.split('/').at(-1) ?? ''];
    if (typeof reply === 'function') reply(response, request);
    else if (reply === undefined) response.writeHead(400).end(unknown);
    else response.end(JSON.stringify(reply));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { environments: sandboxEnvironments((server.address() as AddressInfo).port), asked };
}

const unknown = JSON.stringify({
  errorsExist: true,
  errorList: { error: [{ errorCode: '40166411', errorMessage: 'Param value is invalid.' }] },
});

async function fetched(
  names: readonly string[],
  environments: Environments,
  signal?: AbortSignal,
): Promise<FetchedTable[]> {
  const all: FetchedTable[] = [];
  for await (const one of fetchCodes(names, environments, {
    now,
    largest: 1_000_000,
    timeoutMs: 2000,
    ...(signal && { signal }),
  }))
    all.push(one);
  return all;
}

const groups = {
  name: 'UserGroups',
  row: [
    { code: '01', description: 'Staff', default: false, enabled: true },
    { code: '02', description: 'Student' },
    { code: '09', description: 'Gone', enabled: false },
    { code: '', description: 'Nothing' },
  ],
};
const types = {
  name: 'AddNewUserOptions',
  row: [
    { code: 'PUBLIC', description: '' },
    { code: 'STAFF', description: '' },
  ],
};

test('a code table: its codes, those switched off, the day and the host', async () => {
  const { environments, asked } = await service({
    UserGroups(response, { headers }) {
      expect(headers).toMatchObject({
        accept: 'application/json',
        authorization: `apikey ${apiKey}`,
      });
      response.end(JSON.stringify(groups));
    },
  });
  expect(await fetched(['UserGroups'], environments)).toEqual([
    {
      name: 'UserGroups',
      file: {
        table: 'UserGroups',
        from: new URL(environments.origin).host,
        kind: 'codes',
        codes: {
          date: '2026-11-21',
          codes: new Map([
            ['01', 'Staff'],
            ['02', 'Student'],
          ]),
          disabled: new Set(['09']),
        },
      },
    },
  ]);
  expect(asked).toEqual(['GET /almaws/v1/conf/code-tables/UserGroups']);
});

test('a table that would be too large to be read again is not kept, and an echo of the key not at all', async () => {
  const escaped = apiKey.replace(/^./, (first) => `\\u00${first.charCodeAt(0).toString(16)}`);
  const { environments } = await service({
    UserGroups: { name: 'UserGroups', row: [{ code: '01', description: 'x'.repeat(1_000_000) }] },
    Genders: (response) => response.end(`{"name":"Genders","row":[{"code":"A","description":"${escaped}"}]}`),
  });
  expect(await fetched(['UserGroups', 'Genders'], environments)).toMatchObject([
    { name: 'UserGroups', reason: 'It would be larger than 1 MB.' },
    { name: 'Genders', file: { codes: { codes: new Map([['A', '********']]) } } },
  ]);
});

test('a mapping table, whichever column says what', async () => {
  const row = [
    { column0: '1', column1: '01', column2: 'Staff', enabled: true },
    { column0: '2', column1: '09', column2: 'staff' },
    { column0: '3', column1: '02', column2: 'PUBLIC' },
    { column0: '4', column1: '02', column2: 'STAFF', enabled: false },
  ];
  const { environments } = await service({
    UserGroups: groups,
    AddNewUserOptions: types,
    UserRecordTypeUserGroup: { name: 'UserRecordTypeUserGroup', row },
  });
  const [found] = await fetched(['UserRecordTypeUserGroup'], environments);
  expect(found).toMatchObject({
    file: {
      kind: 'mapping',
      mapping: {
        date: '2026-11-21',
        codes: new Map([
          ['STAFF', new Set(['01', '09'])],
          ['PUBLIC', new Set(['02'])],
        ]),
      },
    },
  });
});

test('a mapping table that nobody understands is not guessed at', async () => {
  const row = [{ column0: 'STAFF', column1: 'something else' }];
  const { environments } = await service({
    UserGroups: groups,
    AddNewUserOptions: types,
    UserRecordTypeUserGroup: { name: 'UserRecordTypeUserGroup', row },
    UserRecordType2EmailType: { name: 'UserRecordType2EmailType', row },
  });
  expect(await fetched(['UserRecordTypeUserGroup', 'UserRecordType2EmailType'], environments)).toEqual([
    { name: 'UserRecordTypeUserGroup', reason: 'Its columns are not record types and codes of UserGroups.' },
    {
      name: 'UserRecordType2EmailType',
      reason:
        'It cannot be read without the table UserEmailTypes. The service answered 400 40166411: Param value is invalid.',
    },
  ]);
});

test.each<[string, Reply | object, string]>([
  [
    'a redirect',
    (response) => response.writeHead(302, { Location: '/elsewhere' }).end(),
    'The service answered 302.',
  ],
  ['another table', { name: 'Genders', row: [] }, 'The answer is not this table.'],
  ['a page', (response) => response.end('<html></html>'), 'The answer is not this table.'],
  ['not UTF-8', (response) => response.end(Buffer.from([0xff, 0xfe])), 'The answer is not this table.'],
  ['too much', (response) => response.end(Buffer.alloc(5_000_001, ' ')), 'The answer is larger than 5 MB.'],
  [
    'an echo of the key',
    (response) => response.writeHead(401).end(unknown.replace('Param', apiKey)),
    'The service answered 401 40166411: ******** value is invalid.',
  ],
])('%s is no table', async (_, reply, reason) => {
  const { environments, asked } = await service({ UserGroups: reply });
  expect(await fetched(['UserGroups'], environments)).toEqual([{ name: 'UserGroups', reason }]);
  expect(asked).toHaveLength(1);
});

test('who does not answer is asked once', async () => {
  const { environments, asked } = await service({ UserGroups: (response) => response.destroy() });
  const found = await fetched(['UserGroups', 'Genders', 'UserRecordTypeUserGroup'], environments);
  expect(found.map((one) => 'reason' in one)).toEqual([true, true, true]);
  expect(asked).toHaveLength(1);
});

test('no other machine is asked, and nobody after it was cancelled', async () => {
  const [elsewhere] = await fetched(['UserGroups'], {
    title: 'Alma',
    origin: 'https://api-eu.example.org',
    of: (kind) => ({ ...sandboxEnvironments(1).of(kind), origin: 'https://api-eu.example.org' }),
  });
  expect(elsewhere).toMatchObject({ reason: expect.stringContaining('sandbox on this machine only') });
  const { environments, asked } = await service({ UserGroups: groups });
  expect(await fetched(['UserGroups'], environments, AbortSignal.abort())).toEqual([]);
  expect(asked).toEqual([]);
});

test('the tables are those that fields and mappings name', () => {
  expect(tableNames).toContain('UserIdentifierTypes');
  expect(tableNames.at(-1)).toBe('ProfileFields');
});
