import * as rules from '@userlint/rules';
import { beforeEach, expect, test, vi } from 'vitest';
import { type Client, neovim, visualStudioCode } from './client.ts';
import { OneSettingsFile, start } from './in-process.ts';
import { envelope, mismatch, putRequest } from './payloads.ts';

/** Functions of the rules that fail, as a mistake of ours would make them; the error quotes the document. */
const failing = vi.hoisted(() => new Set<string>());

vi.mock('@userlint/rules', async (original) => {
  const real = await original<Readonly<Record<string, unknown>>>();
  const failable = Object.entries(real).map(([name, value]) => {
    if (typeof value !== 'function' || String(value).startsWith('class')) return [name, value];
    const run: (...given: unknown[]) => unknown = value.bind(undefined);
    const mayFail = (...given: unknown[]) => {
      if (failing.has(name)) throw new RangeError('SIS_temp');
      return run(...given);
    };
    return [name, mayFail];
  });
  return Object.fromEntries(failable);
});

beforeEach(() => failing.clear());

const uri = 'file:///work/a.xml';
const textDocument = { uri };
const position = { line: 5, character: 15 };
const range = { start: position, end: position };
const failed = (feature: string) => ({ code: -32603, message: `${feature} failed: RangeError` });
const refused = { refused: expect.stringMatching(/^Userlint failed while .*; its log names the error\.$/) };
const seen = [
  {
    code: 'rule-failed',
    severity: 2,
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    message: 'Userlint failed on this document (RangeError) and has not checked it. Please report it.',
  },
];

/** What an editor asks, whose function of the rules it needs beside the reading, and what it is told when that fails. */
const asked: readonly (readonly [string, string, unknown, (client: Client) => Promise<unknown>])[] = [
  ['hover', 'find', failed('hover'), (client) => client.hover(uri, 'SIS_temp')],
  ['hover', 'describe', failed('hover'), (client) => client.hover(uri, 'SIS_temp')],
  [
    'completion',
    'complete',
    failed('completion'),
    ({ connection }) => connection.sendRequest('textDocument/completion', { textDocument, position }),
  ],
  [
    'inlay hints',
    'envelopeOf',
    failed('inlay hints'),
    ({ connection }) => connection.sendRequest('textDocument/inlayHint', { textDocument, range }),
  ],
  [
    'outline',
    'userNamed',
    failed('outline'),
    ({ connection }) => connection.sendRequest('textDocument/documentSymbol', { textDocument }),
  ],
  [
    'send lens',
    'prepare',
    failed('send lens'),
    ({ connection }) => connection.sendRequest('textDocument/codeLens', { textDocument }),
  ],
  ['quick fixes', 'lintSteps', failed('quick fixes'), (client) => client.actions(uri, 'SIS_temp')],
  [
    'fix all',
    'lintSteps',
    failed('fix all'),
    (client) => client.resolved({ title: '', kind: 'source.fixAll.userlint', data: { uri, version: 1 } }),
  ],
  ['quick fixes', 'refactoringsOf', failed('quick fixes'), (client) => client.actions(uri, 'SIS_temp')],
  [
    'userlint/requests',
    'readDocument',
    failed('userlint/requests'),
    (client) => client.ask('userlint/requests', { textDocument }),
  ],
  [
    'userlint/answered',
    'readDocument',
    failed('userlint/answered'),
    (client) =>
      client.ask('userlint/answered', { textDocument: { uri, version: 1 }, request: 0, errors: [] }),
  ],
  [
    'userlint/prepare',
    'prepare',
    refused,
    (client) => client.ask('userlint/prepare', { textDocument, request: 0 }),
  ],
  [
    'userlint/decoded',
    'decode',
    refused,
    (client) => client.ask('userlint/decoded', { textDocument, request: 0 }),
  ],
  [
    'userlint/refactor',
    'refactoringsOf',
    refused,
    (client) => client.ask('userlint/refactor', { textDocument, request: 0, refactoring: 'rest-xml' }),
  ],
];

test.each(asked)('%s says so when %s fails, or all reading', async (feature, culprit, told, ask) => {
  for (const broken of [culprit, 'readDocument']) {
    failing.clear();
    failing.add(broken);
    expect(rules).toHaveProperty(broken);
    const client = await start(visualStudioCode);
    await client.open(uri, mismatch);
    const answer = await ask(client).catch(({ code, message }) => ({ code, message }));
    expect(answer, broken).toEqual(told);
    expect(client.failures, broken).toEqual([`${feature} failed: RangeError`]);
  }
});

test.each([
  'readDocument',
  'lintSteps',
])('when %s fails, whoever asks for diagnostics sees that', async (culprit) => {
  const client = await start(visualStudioCode);
  failing.add(culprit);
  await client.open(uri, mismatch);
  expect(await client.pull(uri)).toMatchObject({ kind: 'full', items: seen });
  expect(client.failures).toEqual(['diagnostics failed: RangeError']);
  client.failures.length = 0;

  // The next text is read anew.
  failing.clear();
  await client.edit(uri, mismatch, envelope('A', 'A'));
  expect(await client.pulled(uri)).toEqual([]);
  await client.end();
});

test.each([
  'readDocument',
  'lintSteps',
])('when %s fails, whoever is told the diagnostics sees that', async (culprit) => {
  const client = await start(neovim);
  await client.open('file:///work/other.http', putRequest('user_group'), 'http');
  const before = await client.pushed('file:///work/other.http', 1);
  failing.add(culprit);
  client.mayFail = true;
  await client.open(uri, mismatch);
  expect(await client.pushed(uri, 1)).toMatchObject(seen);
  expect(client.failures).toEqual(['diagnostics failed: RangeError']);
  client.failures.length = 0;

  failing.clear();
  const version = await client.edit(uri, mismatch, envelope('A', 'A'));
  expect(await client.pushed(uri, version)).toEqual([]);
  expect(await client.pushed('file:///work/other.http', 1)).toEqual(before);
  await client.end();
});

test('settings that cannot be looked for are a failure too', async () => {
  const port = new OneSettingsFile('{}');
  port.nearest = () => Promise.reject(new RangeError('SIS_temp'));
  const client = await start(visualStudioCode, port);
  await client.open(uri, mismatch);
  expect(await client.pull(uri)).toMatchObject({ items: seen });
  await expect(client.hover(uri, 'SIS_temp')).rejects.toMatchObject(failed('hover'));
});
