import { expect, test } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import { minimal, neovim, visualStudioCode } from '../../test/client.ts';
import { OneSettingsFile, start } from '../../test/in-process.ts';
import { envelope, match, mismatch, putRequest } from '../../test/payloads.ts';

const uri = 'file:///work/a.xml';
const http = 'file:///work/a.http';

function titles(actions: readonly CodeAction[]): string[] {
  return actions.map(({ title }) => title);
}

test('both repairs of a mismatch are offered at both its ends, neither preferred', async () => {
  const client = await start(visualStudioCode);
  await client.open(uri, mismatch);
  const atRecord = await client.actions(uri, 'SIS_temp', { only: ['quickfix'] });
  expect(titles(atRecord)).toEqual([
    "Make the call match the record: arg2 = 'SIS_temp'",
    "Make the record match the call: externalId = 'SIS'",
  ]);
  expect(atRecord.some(({ isPreferred }) => isPreferred)).toBe(false);
  expect(atRecord[0]?.diagnostics).toMatchObject([{ code: 'alma/external-system-code' }]);
  expect(await client.actions(uri, 'SIS<', { only: ['quickfix'] })).toEqual(atRecord);
  expect(await client.actions(uri, 'johns', { only: ['quickfix'] })).toEqual([]);
  await client.end();
});

test.each([
  [0, envelope('SIS_temp', 'SIS_temp')],
  [1, match],
])('repair %i applied leaves nothing to repair', async (choice, repaired) => {
  const client = await start(neovim);
  await client.open(uri, mismatch);
  const actions = await client.actions(uri, 'SIS_temp', { only: ['quickfix'] });
  await client.apply(actions[choice]?.edit);
  expect(client.text(uri)).toBe(repaired);
  expect(await client.pushed(uri, 2)).toEqual([]);
  await client.end();
});

test('an edit made for an older text is refused by the version it names', async () => {
  const client = await start(visualStudioCode);
  await client.open(uri, mismatch);
  const [action] = await client.actions(uri, 'SIS_temp');
  await client.edit(uri, 'johns', 'susan');
  await expect(client.apply(action?.edit)).rejects.toThrow('the edit is for another version');
  await client.end();
});

test('everything safe is fixed by one edit, and then there is nothing to fix', async () => {
  const client = await start(visualStudioCode);
  const blanks = putRequest('user_group,%20job_category');
  await client.open(http, blanks, 'http');
  const [quick] = await client.actions(http, 'job_category', { only: ['quickfix'] });
  expect(quick).toMatchObject({ title: 'Remove the blanks', isPreferred: true });
  const [all, ...rest] = await client.actions(http, '###', { only: ['source.fixAll'] });
  expect(rest).toEqual([]);
  expect(all?.kind).toBe('source.fixAll.userlint');
  expect(all?.edit?.documentChanges).toMatchObject([{ edits: [{ newText: '' }] }]);
  await client.apply(all?.edit);
  expect(client.text(http)).toBe(putRequest('user_group,job_category'));
  expect(await client.actions(http, '###', { only: ['source.fixAll.userlint'] })).toEqual([]);
  await client.end();
});

test('fixing everything leaves alone what only the author can decide', async () => {
  const client = await start(visualStudioCode);
  await client.open(uri, mismatch);
  expect(await client.actions(uri, 'SIS_temp', { only: ['source.fixAll'] })).toEqual([]);
  await client.end();
});

test('only what was asked for is answered', async () => {
  const client = await start(visualStudioCode);
  await client.open(http, putRequest('user_group,%20job_category'), 'http');
  const at = 'job_category';
  expect(titles(await client.actions(http, at, { only: ['refactor'] }))).toEqual([]);
  expect(titles(await client.actions(http, at, { only: ['quickfix.other'] }))).toEqual([]);
  expect(titles(await client.actions(http, at, { only: ['source.fixAll.other'] }))).toEqual([]);
  expect(titles(await client.actions(http, at, { only: ['source'] }))).toHaveLength(1);
  expect(titles(await client.actions(http, at, { triggerKind: 2 }))).toEqual(['Remove the blanks']);
  expect(titles(await client.actions(http, at, { triggerKind: 1 }))).toHaveLength(2);
  await client.end();
});

test('a restarted server repairs from what the diagnostics carry', async () => {
  const before = await start(visualStudioCode);
  await before.open(uri, mismatch);
  const diagnostics: Diagnostic[] = JSON.parse(JSON.stringify(await before.pulled(uri)));
  const [known] = await before.actions(uri, 'SIS_temp', { only: ['quickfix'] });
  await before.end();

  const after = await start(visualStudioCode);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const actions: CodeAction[] = await after.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context: { diagnostics: [...diagnostics, { range, message: 'of another server', data: 7 }] },
  });
  expect(titles(actions)).toHaveLength(2);
  expect(actions[0]).toEqual(known);
  await after.end();
});

test('a client without code actions is offered none', async () => {
  const client = await start(minimal);
  await client.open(uri, mismatch);
  await expect(client.actions(uri, 'SIS_temp')).rejects.toMatchObject({ code: -32601 });
  await client.end();
});

test('a repair that belongs in the settings edits them, where nothing in the document could say it', async () => {
  const settings = new OneSettingsFile('{ "files": { "*.json": { "operation": "alma/users.update" } } }');
  const client = await start(visualStudioCode, settings);
  const record = 'file:///work/a.json';
  await client.open(
    record,
    '{"primary_id": "x", "account_type": {"value": "EXTERNAL"}, "user_group": {"value": "A"}}',
    'json',
  );
  const action = (await client.actions(record, '{"primary_id')).find(({ title }) =>
    title.includes('userlint.json'),
  );
  expect(action?.edit?.documentChanges).toMatchObject([
    {
      textDocument: { uri: settings.uri, version: null },
      edits: [{ newText: expect.stringContaining('"query/override": "user_group"') }],
    },
  ]);
  await client.end();
});
