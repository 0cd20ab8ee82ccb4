import { beforeEach, expect, test, vi } from 'vitest';
import { edit, FakeDocument, reset, screen, workspace } from '../../test/vscode.ts';
import type { Ask } from '../ask.ts';
import { showingRefusals } from '../refusal.ts';
import { convertToRest } from './convert-to-rest.ts';

vi.mock('vscode', () => import('../../test/vscode.ts'));
beforeEach(reset);

const address = 'file:/work/call.xml';

async function convert(argument: unknown, answer: object) {
  const asked: unknown[] = [];
  const ask = async (method: string, params: unknown) => {
    asked.push(params);
    return method === 'userlint/requests'
      ? [{ request: 0, title: 'Update', operation: null, range: {} }]
      : answer;
  };
  await showingRefusals(() =>
    convertToRest(argument, { ask: ask as unknown as Ask, refactoring: 'rest-json' }),
  );
  return asked;
}

const made = { suggestedName: 'johns.http', language: 'http', text: 'PUT {{host}}' };

test.each([
  ['at the cursor', undefined],
  ['of a code action', { uri: address, request: 0 }],
])('the request %s is opened as a new document, in an untrusted workspace too', async (_, argument) => {
  workspace.isTrusted = false;
  edit(new FakeDocument(address, '<xml/>'));
  const asked = await convert(argument, made);
  expect(asked.at(-1)).toEqual({ textDocument: { uri: address }, request: 0, refactoring: 'rest-json' });
  expect(screen).toMatchObject({ errors: [], pages: new Map([['untitled:Untitled-1', 'PUT {{host}}']]) });
});

test('a refusal is shown', async () => {
  edit(new FakeDocument(address, '<xml/>'));
  await convert(undefined, { refused: 'There is no SOAP user record here.' });
  expect(screen).toMatchObject({ errors: ['There is no SOAP user record here.'], pages: new Map() });
});

test('without a document it says what to do', async () => {
  await convert(undefined, made);
  expect(screen.errors).toEqual([expect.stringContaining('Open a payload first')]);
});
