import { lint, noSettings, readDocument } from '@userlint/rules';
import { expect, test } from 'vitest';
import { loadText } from '../src/load.ts';

/** Findings a record; the load is the same each time. */
function findingsPerRecord(format: 'xml' | 'json', quality: 'usual' | 'sound'): number {
  const text = loadText({ format, quality, bytes: 200_000 });
  const reading = readDocument({ text, path: `load.${format}` }, noSettings);
  expect(reading.requests.length).toBeGreaterThan(40);
  return lint(reading, noSettings, { now: new Date('2026-01-01') }).length / reading.requests.length;
}

test.each([
  'xml',
  'json',
] as const)('a load in %s has about three findings a record, or hardly one', (format) => {
  expect(findingsPerRecord(format, 'usual')).toBeCloseTo(2.85, 0);
  expect(findingsPerRecord(format, 'sound')).toBeLessThan(0.1);
});

test('a load has at least the bytes it should have, and one record more at most', () => {
  const { length } = loadText({ format: 'xml', quality: 'usual', bytes: 100_000 });
  expect(length).toBeGreaterThanOrEqual(100_000);
  expect(length).toBeLessThan(106_000);
});
