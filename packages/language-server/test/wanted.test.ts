import { beforeEach, expect, test, vi } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver';
import { type Client, neovim, visualStudioCode } from './client.ts';
import { OneSettingsFile, start } from './in-process.ts';
import { envelope, match, mismatch } from './payloads.ts';

/** The texts that were linted, in their order, and the steps that were made on those that take for ever. */
const { linted, endless } = vi.hoisted(() => ({ linted: [] as string[], endless: { steps: 0 } }));

vi.mock('@userlint/rules', async (original) => {
  const real = await original<typeof import('@userlint/rules')>();
  const lintSteps: typeof real.lintSteps = function* (reading, ...others) {
    linted.push(reading.document.text);
    while (reading.document.text.includes('endless')) {
      endless.steps += 1;
      yield;
    }
    return yield* real.lintSteps(reading, ...others);
  };
  return { ...real, lintSteps };
});

beforeEach(() => {
  linted.length = 0;
  endless.steps = 0;
});

const uri = 'file:///work/a.xml';
const textDocument = { uri };
/** In the value of xb:status. */
const position = { line: 10, character: 18 };
const range = { start: { line: 0, character: 0 }, end: position };

const quick: readonly (readonly [string, (client: Client) => Promise<unknown>])[] = [
  ['hover', (client) => client.hover(uri, 'SIS_temp')],
  ...['completion', 'codeLens', 'documentSymbol', 'inlayHint'].map((name): (typeof quick)[number] => [
    name,
    ({ connection }) => connection.sendRequest(`textDocument/${name}`, { textDocument, position, range }),
  ]),
  ['refactorings', (client) => client.actions(uri, 'SIS_temp', { only: ['refactor'] })],
  ['the list of requests', (client) => client.ask('userlint/requests', { textDocument })],
  ['the decoded record', (client) => client.ask('userlint/decoded', { textDocument })],
];

test.each(quick)('for %s nothing is linted', async (_, ask) => {
  const client = await start(visualStudioCode);
  await client.open(uri, mismatch);
  expect(await ask(client)).toBeTruthy();
  expect(linted).toEqual([]);
  await client.end();
});

test('whoever asks about the same text, it is linted once', async () => {
  const client = await start(visualStudioCode);
  await client.open(uri, mismatch);
  await Promise.all([client.pull(uri), client.pull(uri), client.actions(uri, 'SIS_temp')]);
  await client.pull(uri);
  expect(linted).toEqual([mismatch]);
  await client.end();
});

/** Settings that come when they are told to. */
function slowSettings() {
  const port = new OneSettingsFile('{}');
  let come = () => {};
  const coming = new Promise<void>((resolve) => {
    come = resolve;
  });
  const nearest = port.nearest.bind(port);
  port.nearest = (document) => coming.then(() => nearest(document));
  return { port, come };
}

const typed = 'SIS_tem'.split('');

test('six keys while the settings are read are one lint, of the last text, for who asks at each key', async () => {
  const { port, come } = slowSettings();
  const client = await start(visualStudioCode, port);
  await client.open(uri, envelope('SIS', ''));
  const pulls = [client.pull(uri)];
  for (const key of typed) {
    await client.edit(uri, '</xb:externalId>', `${key}</xb:externalId>`);
    pulls.push(client.pull(uri));
  }
  await client.ask('userlint/requests', { textDocument: { uri: 'file:///work/unknown.xml' } });
  come();
  const reports = await Promise.all(pulls);
  expect(linted).toEqual([envelope('SIS', 'SIS_tem')]);
  expect(new Set(reports.map((report) => report.kind === 'full' && report.items[0]?.message)).size).toBe(1);
  await client.end();
});

test('and for who is told', async () => {
  const { port, come } = slowSettings();
  const client = await start(neovim, port);
  await client.open(uri, envelope('SIS', ''));
  for (const key of typed) {
    await client.edit(uri, '</xb:externalId>', `${key}</xb:externalId>`);
    await client.ask('userlint/requests', { textDocument: { uri: 'file:///work/unknown.xml' } });
  }
  come();
  expect(await client.pushed(uri, 8)).toHaveLength(1);
  expect(linted).toEqual([envelope('SIS', 'SIS_tem')]);
  expect(client.published.map(({ version }) => version)).toEqual([8]);
  await client.end();
});

const big = 'file:///work/big.xml';
const bigText = envelope('SIS', 'endless');

/** Fails when work on the endless text goes on although nobody wants it. */
async function expectRest(client: Client): Promise<void> {
  // The slice that runs when the news comes in is done.
  await client.pull('file:///work/unknown.xml');
  const { steps } = endless;
  await client.pull('file:///work/unknown.xml');
  expect(endless.steps).toBe(steps);
  expect(steps).toBeGreaterThan(0);
}

test.each([
  ['one that asks', visualStudioCode],
  ['one that is told', neovim],
])('a file that takes long keeps no other waiting: %s', async (_, kind) => {
  const client = await start(kind);
  await client.open(big, bigText);
  const asks = kind === visualStudioCode;
  if (asks) client.pull(big).catch(() => {});
  await client.open(uri, mismatch);
  expect(asks ? await client.pulled(uri) : await client.pushed(uri, 1)).toHaveLength(1);
  expect(await client.hover(big, 'endless')).toBeTruthy();
  await client.close(big);
  await client.end();
});

test('a cancelled request is answered and its work ends', async () => {
  const client = await start(visualStudioCode);
  await client.open(big, bigText);
  const cancellation = new CancellationTokenSource();
  const params = { textDocument: { uri: big } };
  const pull = client.connection.sendRequest('textDocument/diagnostic', params, cancellation.token);
  const answer = expect(pull).rejects.toMatchObject({ code: -32800 });
  await client.pull('file:///work/unknown.xml');
  cancellation.cancel();
  await answer;
  await expectRest(client);
  await client.end();
});

test('an edit ends the work on the text before, and who asked about it is told about the new one', async () => {
  const client = await start(visualStudioCode);
  await client.open(big, bigText);
  const pull = client.pulled(big);
  await client.pull('file:///work/unknown.xml');
  await client.edit(big, 'endless', 'SIS');
  expect(await pull).toEqual([]);
  await expectRest(client);
  expect(linted).toEqual([bigText, match]);
  await client.end();
});

test('so does closing it', async () => {
  const client = await start(visualStudioCode);
  await client.open(big, bigText);
  const pull = client.pulled(big);
  await client.pull('file:///work/unknown.xml');
  await client.close(big);
  expect(await pull).toEqual([]);
  await expectRest(client);
  await client.end();
});

test('who is told is told once, however often the text was edited while it was worked on', async () => {
  const client = await start(neovim);
  await client.open(big, bigText);
  for (const key of typed) {
    await client.edit(big, '</xb:externalId>', `${key}</xb:externalId>`);
    await client.hover(big, 'endless');
  }
  const version = await client.edit(big, 'endlessSIS_tem', 'SIS');
  expect(await client.pushed(big, version)).toEqual([]);
  await client.open(uri, match);
  await client.pushed(uri, 1);
  expect(client.published.map((one) => [one.uri, one.version])).toEqual([
    [big, version],
    [uri, 1],
  ]);
  await client.end();
});
