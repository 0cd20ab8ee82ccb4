import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { allExpressions, expressionsIn } from './expressions.ts';
import ledger from './regular-expressions.json' with { type: 'json' };

/*
 * No regular expression may take more than linear time for what it is given. regular-expressions.json holds those that
 * `recheck` has proven linear, and those it could not, each with the bound of what it is given. `npm run regexes`
 * proves what is new and writes the file; a bound is written by hand.
 */

test('every regular expression is proven linear, or what it is given is bounded', () => {
  const known = new Set([...ledger.linear, ...Object.keys(ledger.bounded)]);
  const all = allExpressions(dirname(dirname(fileURLToPath(import.meta.url))));
  expect(all.length).toBeGreaterThan(150);
  expect(all.filter((expression) => !known.has(expression))).toEqual([]);
  expect([...known].filter((expression) => !all.includes(expression))).toEqual([]);
});

test('expressions are found where they stand, and nowhere else', () => {
  const source = "const a = /x[/]y/g; // /no/\nconst b = 1 / 2 / 3; f('/no/', /z\\/w/); `/no/`;";
  expect(expressionsIn(source)).toEqual(['/x[/]y/g', '/z\\/w/']);
});
