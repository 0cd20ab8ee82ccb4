import { lint, noSettings, readDocument } from '@userlint/rules';
import { expect, test } from 'vitest';
import { loadText } from '../src/load.ts';

/** How many findings of each rule. */
function findings(format: 'xml' | 'json', quality: 'usual' | 'sound', bytes: number): Map<string, number> {
  const text = loadText({ format, quality, bytes });
  const reading = readDocument({ text, path: `load.${format}` }, noSettings);
  const found = new Map<string, number>();
  for (const { rule } of lint(reading, noSettings, { now: new Date('2026-01-01') })) {
    found.set(rule, (found.get(rule) ?? 0) + 1);
  }
  return found;
}

test.each(['xml', 'json'] as const)('a record in %s has three findings, or none', (format) => {
  const oneRecord = 1000;
  expect(Object.fromEntries(findings(format, 'usual', oneRecord))).toEqual({
    'alma/output-only': 1,
    'alma/date-order': 1,
    required: 1,
  });
  expect(findings(format, 'sound', oneRecord)).toEqual(new Map());
});

test.each(['xml', 'json'] as const)('each record of a load in %s has a warning, or none', (format) => {
  const fiftyRecords = 200_000;
  expect(findings(format, 'usual', fiftyRecords).get('alma/date-order')).toBeGreaterThan(40);
  expect([...findings(format, 'sound', fiftyRecords).keys()]).toEqual(['required']);
});

test('a load has at least the bytes it should have, and one record more at most', () => {
  const { length } = loadText({ format: 'xml', quality: 'usual', bytes: 100_000 });
  expect(length).toBeGreaterThanOrEqual(100_000);
  expect(length).toBeLessThan(106_000);
});
