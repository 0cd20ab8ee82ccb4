import { expect, test } from 'vitest';
import type { CodeAction, Diagnostic, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Client, minimal, neovim, visualStudioCode } from '../../test/client.ts';
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

test.each([
  ['one that resolves', visualStudioCode],
  ['one that does not', neovim],
])('everything safe is fixed by one edit, and then there is nothing to fix: %s', async (_, kind) => {
  const client = await start(kind);
  const blanks = putRequest('user_group,%20job_category');
  await client.open(http, blanks, 'http');
  const [quick] = await client.actions(http, 'job_category', { only: ['quickfix'] });
  expect(quick).toMatchObject({ title: 'Remove the blanks', isPreferred: true });
  const [offered, ...rest] = await client.actions(http, '###', { only: ['source.fixAll'] });
  expect(rest).toEqual([]);
  expect(offered?.kind).toBe('source.fixAll.userlint');
  const resolves = kind === visualStudioCode;
  expect(offered?.edit === undefined).toBe(resolves);
  const all = resolves ? await client.resolved(offered) : offered;
  expect(all?.edit?.documentChanges).toMatchObject([{ edits: [{ newText: '' }] }]);
  await client.apply(all?.edit);
  expect(client.text(http)).toBe(putRequest('user_group,job_category'));
  expect(await client.actions(http, '###', { only: ['source.fixAll.userlint'] })).toEqual([]);
  await client.end();
});

test('an offer to fix everything is not taken up for another text, nor what is no offer of ours', async () => {
  const client = await start(visualStudioCode);
  await client.open(http, putRequest('user_group,%20job_category'), 'http');
  const [offered] = await client.actions(http, '###', { only: ['source.fixAll'] });
  await client.edit(http, 'johns', 'susan');
  await expect(client.resolved(offered)).rejects.toMatchObject({ code: -32801 });
  await client.close(http);
  await expect(client.resolved(offered)).rejects.toMatchObject({ code: -32801 });
  const foreign = { title: 'Fix', kind: 'quickfix', data: { uri: http, version: 1 } };
  await expect(client.resolved(foreign)).rejects.toMatchObject({ code: -32602 });
  await expect(
    client.resolved({ title: 'Fix', kind: 'source.fixAll.userlint', data: 7 }),
  ).rejects.toMatchObject({ code: -32602 });
  await client.end();
});

test.each([
  visualStudioCode,
  neovim,
])('fixing everything leaves alone what only the author can decide', async (kind) => {
  const client = await start(kind);
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

test('where everything must be worked out to be offered, only who asks for it by name is offered it', async () => {
  const client = await start(neovim);
  await client.open(http, putRequest('user_group,%20job_category'), 'http');
  const at = 'job_category';
  expect(titles(await client.actions(http, at, { triggerKind: 1 }))).toEqual(['Remove the blanks']);
  expect(titles(await client.actions(http, at))).toEqual(['Remove the blanks']);
  expect(titles(await client.actions(http, at, { only: ['source'] }))).toHaveLength(1);
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

const settingsText = '{ "files": { "*.json": { "operation": "alma/users.update" } } }';
const record = 'file:///work/a.json';
const external = '{"primary_id": "x", "account_type": {"value": "EXTERNAL"}, "user_group": {"value": "A"}}';

/** The repair that edits the settings. */
async function repairInSettings(client: Client): Promise<CodeAction | undefined> {
  const actions = await client.actions(record, '{"primary_id');
  return actions.find(({ title }) => title.includes('userlint.json'));
}

test('a repair that belongs in the settings edits them, where nothing in the document could say it', async () => {
  const settings = new OneSettingsFile(settingsText);
  const client = await start(visualStudioCode, settings);
  await client.open(record, external, 'json');
  const edits = [{ newText: expect.stringContaining('"query/override": "user_group"') }];
  const onDisk = { textDocument: { uri: settings.uri, version: null }, edits };
  expect((await repairInSettings(client))?.edit?.documentChanges).toMatchObject([onDisk]);

  await client.open(settings.uri, settingsText, 'jsonc');
  await client.edit(settings.uri, '{ "files"', '{\n"files"');
  const inEditor = { textDocument: { uri: settings.uri, version: 2 }, edits };
  const action = await repairInSettings(client);
  expect(action?.edit?.documentChanges).toMatchObject([inEditor]);
  await client.apply(action?.edit);
  expect(JSON.parse(client.text(settings.uri)).files['*.json'].parameters).toEqual({
    'query/override': 'user_group',
  });
  await client.end();
});

test('settings that changed on disk without a word are edited as they are now', async () => {
  const settings = new OneSettingsFile(settingsText);
  const client = await start(visualStudioCode, settings);
  await client.open(record, external, 'json');
  await client.pull(record);
  settings.text = `// Of today.\n${settingsText}`;
  const edit = (await repairInSettings(client))?.edit;
  const now = TextDocument.create(settings.uri, 'jsonc', 1, settings.text);
  const [change] = edit?.documentChanges ?? [];
  const edits = change !== undefined && 'edits' in change ? (change.edits as TextEdit[]) : [];
  expect(TextDocument.applyEdits(now, edits)).toMatch(
    /^\/\/ Of today\.\n\{ "files": \{ "\*\.json": \{ "operation": "alma\/users\.update", "parameters": \{ "query\/override": "user_group" \} \} \} \}$/,
  );
  await client.until(() => client.asked.includes('workspace/diagnostic/refresh'));

  // They say something else about the document: what they once lacked is not written into them.
  settings.text = '{ "files": { "*.json": { "operation": "alma/users.create" } } }';
  expect(await repairInSettings(client)).toBeUndefined();
  await client.end();
});
