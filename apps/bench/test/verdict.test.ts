import { expect, test } from 'vitest';
import type { Measured } from '../src/figures.ts';
import { idOf, type Row } from '../src/rows.ts';
import { accept, fallen } from '../src/verdict.ts';

const row: Row = { what: 'key/xml-8KB', statistic: 'p95', against: 'null', target: { times: 2.5 } };
const id = idOf(row);

function ratio(ratio: number): Measured {
  return {
    row,
    ours: ratio,
    peer: 1,
    ratio,
    isReached: undefined,
    failures: { ours: undefined, peer: undefined },
  };
}

test('a ratio has fallen when it is more than 15 % worse than what was reached', () => {
  const reached = new Map([[id, 2]]);
  expect(fallen([ratio(2.3)], reached)).toEqual([]);
  expect(fallen([ratio(2.31)], reached)).toHaveLength(1);
  expect(fallen([ratio(9)], new Map())).toEqual([]);
});

test('beside ourselves the target counts: a ratio also grows when the other load gets quicker', () => {
  const beside: Row = { ...row, what: 'lint/json-10MB', against: 'xml-10MB', target: { times: 1.5 } };
  const reached = new Map([[idOf(beside), 0.7]]);
  expect(fallen([{ ...ratio(1.4), row: beside, isReached: true }], reached)).toEqual([]);
  expect(fallen([{ ...ratio(1.6), row: beside, isReached: false }], reached)).toHaveLength(1);
});

test('failing at what was reached is a fall; a missing peer is none', () => {
  const reached = new Map([[id, 2]]);
  expect(fallen([{ ...ratio(Number.NaN), ours: Number.NaN }], reached)).toHaveLength(1);
  expect(fallen([{ ...ratio(Number.NaN), ours: 3 }], reached)).toEqual([]);
});

test('accepting takes what was measured and keeps the rest', () => {
  const reached = new Map([
    ['other', 1],
    [id, 2],
  ]);
  expect([...accept([ratio(1.23456)], reached)]).toEqual([
    ['other', 1],
    [id, 1.23],
  ]);
  expect([...accept([ratio(Number.NaN)], reached)]).toEqual([...reached]);
});
