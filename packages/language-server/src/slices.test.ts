import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Work } from './slices.ts';

const always = () => true;

/** The clock of these tests, in milliseconds: it goes on when a step says so. */
let now = 0;

beforeEach(() => {
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** Steps of which each takes longer than a slice, unless they take no time; and what was done when. */
function* steps(log: string[], name: string, count: number, takes = 10): Generator<void, string> {
  for (let step = 1; step <= count; step += 1) {
    log.push(`${name}${step}`);
    now += takes;
    yield;
  }
  return name;
}

test('between two slices everybody else gets their turn', async () => {
  const log: string[] = [];
  const others = () => {
    log.push('|');
    if (log.length < 20) setImmediate(others);
  };
  setImmediate(others);
  expect(await new Work(steps(log, 'a', 4)).result(always)).toBe('a');
  expect(log.join('')).toMatch(/^a1\|a2\|a3\|a4\|*$/);
});

test('small steps share a slice', async () => {
  const log: string[] = [];
  setImmediate(() => log.push('|'));
  expect(await new Work(steps(log, 'a', 5, 1)).result(always)).toBe('a');
  expect(log.join('')).toBe('a1a2a3a4|a5');
});

test('however many works there are, a turn has one slice', async () => {
  const log: string[] = [];
  const a = new Work(steps(log, 'a', 3)).result(always);
  const b = new Work(steps(log, 'b', 3)).result(always);
  log.length = 0;
  const mark = () => {
    log.push('|');
    if (log.length < 20) setImmediate(mark);
  };
  setImmediate(mark);
  expect(await Promise.all([a, b])).toEqual(['a', 'b']);
  expect(log.join('')).toMatch(/^\|?a2\|b2\|a3\|b3\|*$/);
});

test('what nobody wants stops, and goes on where it stopped when it is wanted again', async () => {
  const log: string[] = [];
  const work = new Work(steps(log, 'a', 3));
  let wanted = true;
  const first = work.result(() => wanted);
  wanted = false;
  expect(await first).toBeUndefined();
  await turn();
  expect(log).toEqual(['a1']);
  expect(await work.result(always)).toBe('a');
  expect(log).toEqual(['a1', 'a2', 'a3']);
});

test('it is done once for all who wait, and stops for none of them while one wants it', async () => {
  const log: string[] = [];
  const work = new Work(steps(log, 'a', 2));
  const results = [work.result(() => false), work.result(always), work.result(() => false)];
  expect(await Promise.all(results)).toEqual(['a', 'a', 'a']);
  expect(await work.result(always)).toBe('a');
  expect(log).toEqual(['a1', 'a2']);
});

test('what fails, fails for everybody who waits, then and later', async () => {
  const work = new Work(
    (function* (): Generator<void, string> {
      yield;
      throw new RangeError('too many');
    })(),
  );
  const both = await Promise.allSettled([work.result(always), work.result(always)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(work.result(always)).rejects.toThrow('too many');
});
