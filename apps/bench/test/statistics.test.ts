import { expect, test } from 'vitest';
import { median, p95 } from '../src/statistics.ts';

test('the median is the middle one, or the mean of the two in the middle', () => {
  expect(median([9, 1, 2])).toBe(2);
  expect(median([9, 1, 2, 4])).toBe(3);
  expect(median([7])).toBe(7);
  expect(median([])).toBeNaN();
});

test('95 of 100 samples do not exceed p95', () => {
  const samples = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect(p95(samples)).toBe(95);
  expect(p95([3, 1, 2])).toBe(3);
  expect(p95([])).toBeNaN();
});
