import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/*
 * One word, one type: a name that two files export means two things, or one thing twice. The linter with its server, its
 * extension and its command line is one program; the sandbox shares no type with it on purpose (invariant 14), and
 * speaks as a service does of its calls and records.
 */

const programs = [['packages', 'apps/cli', 'apps/vscode'], ['apps/sandbox'], ['apps/workbench']] as const;

/** The readers of the two formats are built alike, so these stand once in each. */
const formats = ['packages/rules/src/syntax/json/', 'packages/rules/src/syntax/xml/'];

/** What may stand twice, and why. */
const allowed: ReadonlyMap<string, string> = new Map([
  ['Source', 'that of a fact, and in syntax/ the text of a node with its tape, which no other room sees'],
  [
    'Reading',
    'a document that was read, and in syntax/xml the state of the scanner, which no other file sees',
  ],
]);

const root = dirname(dirname(fileURLToPath(import.meta.url)));

interface Exported {
  readonly name: string;
  readonly file: string;
}

function exportedIn(folder: string): Exported[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((file) => /\/src\/.*\.ts$/.test(file) && !/node_modules|\.test\.ts$/.test(file))
    .flatMap((file) =>
      [
        ...readFileSync(join(root, file), 'utf8').matchAll(
          /^export (?:declare |abstract )*(?:interface|type|class|enum) (\w+)/gm,
        ),
      ].map(([, name = '']) => ({ name, file })),
    );
}

function isSameInBothFormats(files: readonly string[]): boolean {
  return files.length === 2 && formats.every((format) => files.some((file) => file.startsWith(format)));
}

test.each(programs.map((folders) => ({ folders })))('one word, one type: $folders', ({ folders }) => {
  const exported = folders.flatMap(exportedIn);
  expect(exported.length).toBeGreaterThan(5);
  const files = new Map<string, string[]>();
  for (const { name, file } of exported) files.set(name, [...(files.get(name) ?? []), file]);
  const twice = [...files].filter(
    ([name, where]) => where.length > 1 && !isSameInBothFormats(where) && !allowed.has(name),
  );
  expect(twice.map(([name, where]) => `${name}: ${where.map((file) => basename(file)).join(', ')}`)).toEqual(
    [],
  );
});

test('what may stand twice does', () => {
  const names = programs
    .flat()
    .flatMap(exportedIn)
    .map(({ name }) => name);
  for (const name of allowed.keys()) expect(names.filter((one) => one === name).length).toBeGreaterThan(1);
});
