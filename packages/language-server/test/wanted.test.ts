import { beforeEach, expect, test, vi } from 'vitest';
import { type Client, neovim, visualStudioCode } from './client.ts';
import { OneSettingsFile, start } from './in-process.ts';
import { envelope, mismatch } from './payloads.ts';

/** The texts that were linted, in their order. */
const linted = vi.hoisted((): string[] => []);

vi.mock('@userlint/rules', async (original) => {
  const real = await original<typeof import('@userlint/rules')>();
  const lint: typeof real.lint = (reading, ...others) => {
    linted.push(reading.document.text);
    return real.lint(reading, ...others);
  };
  return { ...real, lint };
});

beforeEach(() => {
  linted.length = 0;
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
