import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src');

/** In the order in which data flows: a room imports itself and the rooms before it, nothing else. */
const rooms = [
  'text',
  'facts',
  'syntax',
  'words',
  'model',
  'reading',
  'rules',
  'services',
  'settings',
  'sending',
  'ask',
  'docs',
  'testing',
];

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));

interface Import {
  readonly file: string;
  readonly to: string;
}

const imports: readonly Import[] = files.flatMap((file) =>
  [...readFileSync(join(src, file), 'utf8').matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^'\n]+)'/g)].map(
    ([, to = '']) => ({ file, to: relative(src, join(src, dirname(file), to)).replaceAll('\\', '/') }),
  ),
);

function roomOf(file: string): string {
  return file.slice(0, Math.max(0, file.indexOf('/')));
}

test('a room imports only the rooms above it', () => {
  const upward = imports
    .filter(({ file, to }) => roomOf(file) !== '' && rooms.indexOf(roomOf(to)) > rooms.indexOf(roomOf(file)))
    .map(({ file, to }) => `${file} → ${to}`);
  expect(upward).toEqual([]);
});

test('every file stands in a room; in the hall stand four at most', () => {
  expect([...new Set(files.map(roomOf))].filter((room) => room !== '' && !rooms.includes(room))).toEqual([]);
  expect(files.filter((file) => roomOf(file) === '').length).toBeLessThanOrEqual(4);
});

/** What the sandbox shares is facts: nothing that decides may come with them. */
test('of a service only its index knows its rules', () => {
  const knowing = imports
    .filter(({ file, to }) => /^services\/\w+\/rules\//.test(to) && !/^services\/\w+\/rules\//.test(file))
    .filter(({ file }) => !/^services\/\w+\/index\.ts$/.test(file))
    .map(({ file, to }) => `${file} → ${to}`);
  expect(knowing).toEqual([]);
});

test('no file imports itself by a circle, of types neither', () => {
  const waiting = new Map(
    files.map((file) => [file, imports.filter((one) => one.file === file).map(({ to }) => to)]),
  );
  for (let before = -1; before !== waiting.size; ) {
    before = waiting.size;
    for (const [file, to] of waiting) if (!to.some((other) => waiting.has(other))) waiting.delete(file);
    const imported = new Set([...waiting.values()].flat());
    for (const file of waiting.keys()) if (!imported.has(file)) waiting.delete(file);
  }
  expect([...waiting.keys()]).toEqual([]);
});
