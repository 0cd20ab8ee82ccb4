import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules, services } from '@userlint/rules';
import { expect, test } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The error codes of the documentation of `PUT /almaws/v1/users/{user_id}`. */
const codesOfUpdate = [
  '401890',
  '401859',
  '401676',
  '401858',
  '401855',
  '500038',
  '401860',
  '401652',
  '401863',
  '401864',
];

test.each(codesOfUpdate)('%s is explained when the service answers it', (code) => {
  const row = Object.entries(services.find(({ id }) => id === 'alma')?.errors ?? {}).find(
    ([known]) => known === code,
  )?.[1];
  expect(row?.advice?.length).toBeGreaterThan(20);
});

test.each(['docs/coverage-alma.md', 'docs/coverage-olsa.md'])('the rules that %s names exist', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const named = [...text.matchAll(/\[([a-z][a-z/-]+)\]\(\.\.\/packages/g)].map(([, id]) => id ?? '');
  const known = new Set(rules.map(({ id }) => id));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});
