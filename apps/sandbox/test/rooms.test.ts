import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/**
 * The folders of src/ in the order in which a message goes through them: it comes in, is read, becomes a record, is
 * taken out of its envelope, and meets a service with its users. A file imports from its own room and from those
 * above; the services stand side by side and know nothing of each other. The files beside the rooms are the hall.
 */
const floors = [['http'], ['xml'], ['record'], ['soap'], ['service'], ['alma', 'olsa'], ['.']];

const src = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'))
  .sort();
/** What each file imports of ours: 'alma/rest.ts' → 'http/exchange.ts', … */
const imports = new Map(
  files.map((file) => [
    file,
    [...readFileSync(join(src, file), 'utf8').matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g)].map(
      ([, to = '']) => posix.join(posix.dirname(file), to),
    ),
  ]),
);

test('a room imports only rooms above it', () => {
  const floorOf = (file: string) => floors.findIndex((rooms) => rooms.includes(posix.dirname(file)));
  const wrong = [...imports].flatMap(([file, targets]) =>
    targets
      .filter((to) => posix.dirname(to) !== posix.dirname(file) && floorOf(to) >= floorOf(file))
      .map((to) => `${file} imports ${to}`),
  );
  expect(wrong).toEqual([]);
  expect(files.filter((file) => floorOf(file) < 0)).toEqual([]);
});

test('no fifth file stands in the hall', () => {
  expect(files.filter((file) => !file.includes('/'))).toEqual([
    'index.ts',
    'main.ts',
    'run.ts',
    'sandbox.ts',
  ]);
});

test('no file imports itself by way of others', () => {
  let left = files;
  for (let before = Number.POSITIVE_INFINITY; left.length < before; ) {
    before = left.length;
    const targets = new Set(left.flatMap((file) => imports.get(file) ?? []));
    // Who imports nobody that is left, or is imported by nobody, is in no circle.
    const sources = new Set(left.filter((file) => imports.get(file)?.some((to) => left.includes(to))));
    left = left.filter((file) => sources.has(file) && targets.has(file));
  }
  expect(left).toEqual([]);
});
