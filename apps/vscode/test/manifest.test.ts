import { readdirSync, readFileSync } from 'node:fs';
import { sandboxPort } from '@userlint/rules';
import { beforeEach, expect, test, vi } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import words from '../package.nls.json' with { type: 'json' };
import { activate } from '../src/extension.ts';
import { commandHandlers, reset, Uri } from './vscode.ts';

vi.mock('vscode', () => import('./vscode.ts'));
vi.mock('vscode-languageclient/node', () => import('./language-client.ts'));
beforeEach(reset);

const { commands, menus, configuration } = manifest.contributes;
const declared = commands.map(({ command }) => command).sort();

function read(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
}

test('every command of the manifest is registered, and no other', async () => {
  await activate({ subscriptions: [], extensionUri: new Uri('file', '/extension') } as never);
  expect([...commandHandlers.keys()].sort()).toEqual(declared);
});

test('menus name commands of the manifest', () => {
  for (const item of Object.values(menus).flat()) expect(declared).toContain(item.command);
});

test('every word of the manifest is in package.nls.json, and no other', () => {
  const used = [...read('package.json').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
  expect([...new Set(used)].sort()).toEqual(Object.keys(words).sort());
});

test('what decides where a request goes is the own setting of a person', () => {
  expect(configuration.properties['userlint.sandbox.port']).toMatchObject({
    scope: 'machine',
    default: sandboxPort,
  });
  expect(manifest.capabilities.untrustedWorkspaces).toMatchObject({
    supported: 'limited',
    restrictedConfigurations: ['userlint.sandbox.port'],
  });
});

test('nothing happens when a document is saved', () => {
  const sources = readdirSync(new URL('../src', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => read(`src/${path}`));
  expect(sources.filter((text) => /on(Did|Will)Save/.test(text))).toEqual([]);
});

test('files the manifest points to exist', () => {
  const [http] = manifest.contributes.languages;
  const [grammar] = manifest.contributes.grammars;
  const [walkthrough] = manifest.contributes.walkthroughs;
  const steps = walkthrough?.steps.map(({ media }) => media.markdown) ?? [];
  for (const path of [manifest.icon, http?.configuration, grammar?.path, ...steps]) {
    expect(read(String(path)).length).toBeGreaterThan(0);
  }
});
