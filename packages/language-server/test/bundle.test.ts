import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { rules } from '@userlint/rules';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildInto } from './built.ts';

interface Output {
  readonly bytes: number;
  readonly imports: readonly { path: string; kind: string; external?: boolean }[];
  readonly inputs: Readonly<Record<string, unknown>>;
}

let folder = '';
/** By file name. */
let outputs: ReadonlyMap<string, Output>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'userlint-bundle-'));
  await buildInto(folder);
  const metafile: { outputs: Record<string, Output> } = JSON.parse(
    await readFile(join(folder, 'meta.json'), 'utf8'),
  );
  outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

/** What Node loads to start the server: the entry and what it imports at once. */
function loadedAtStart(): Output[] {
  const loaded = new Set(['main.js']);
  for (const file of loaded) {
    for (const { path, kind } of outputs.get(file)?.imports ?? []) {
      if (kind === 'import-statement' && outputs.has(basename(path))) loaded.add(basename(path));
    }
  }
  return [...loaded].flatMap((file) => outputs.get(file) ?? []);
}

test('the server cannot open a socket or start a program', () => {
  const modules = [...outputs.values()].flatMap(({ imports }) =>
    imports.filter(({ external }) => external).map(({ path }) => path.replace('node:', '')),
  );
  expect([...new Set(modules)].sort()).toEqual(['crypto', 'fs', 'fs/promises', 'os', 'path', 'url', 'util']);
});

test('the server asks nobody anything', async () => {
  for (const file of outputs.keys()) {
    const code = await readFile(join(folder, file), 'utf8');
    const asks = /\b(?:fetch|WebSocket|XMLHttpRequest|EventSource)\s*\(/.exec(code);
    expect(asks?.[0], file).toBeUndefined();
  }
});

test('xmldom and xpath are loaded only when a site has rules of its own', () => {
  const isLazy = (input: string) => /node_modules\/(@xmldom|xpath)\//.test(input);
  const inputs = (parts: Iterable<Output>) => [...parts].flatMap((part) => Object.keys(part.inputs));
  expect(inputs(loadedAtStart()).filter(isLazy)).toEqual([]);
  expect(inputs(outputs.values()).filter(isLazy)).not.toEqual([]);
});

test('what is loaded before initialize is answered stays small', () => {
  const bytes = loadedAtStart().reduce((sum, part) => sum + part.bytes, 0);
  expect(bytes).toBeLessThan(260_000);
});

test('rules, tables and features are loaded behind that, and once', () => {
  const isLazy = (input: string) => /\/rules\/src\/|\/features\/|\/desk\.ts$/.test(input);
  const inputs = [...outputs.values()].flatMap((output) => Object.keys(output.inputs));
  expect(
    loadedAtStart()
      .flatMap((output) => Object.keys(output.inputs))
      .filter(isLazy),
  ).toEqual([]);
  expect(inputs.filter((input) => /\/rules\/lint\.ts$/.test(input))).toHaveLength(1);
  expect(inputs.filter((input) => /\/features\/hover\.ts$/.test(input))).toHaveLength(1);
});

test('every rule has its page beside the server', async () => {
  for (const { id } of rules) {
    expect(await readFile(join(folder, 'rules', `${id}.md`), 'utf8'), id).toMatch(`# ${id}\n`);
  }
});
