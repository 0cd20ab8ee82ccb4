import { expect, test } from 'vitest';
import reached from '../reached.json' with { type: 'json' };
import { measured, needs } from '../src/figures.ts';
import { idOf, type Row, rows } from '../src/rows.ts';
import { interleave, Samples, type Series } from '../src/series.ts';

const againstPeer: Row = {
  what: 'key/xml-8KB',
  statistic: 'p95',
  against: 'null',
  target: { times: 2.5 },
};
const againstLoad: Row = { ...againstPeer, what: 'key/xml-10MB', statistic: 'median', against: 'xml-8KB' };
const growing: Row = {
  what: 'lint/json-100MB',
  statistic: 'growth',
  against: 'JSON.parse',
  target: { figure: 8 },
};

function samplesOf(all: Partial<Record<Series, readonly number[]>>): Samples {
  const samples = new Samples();
  for (const [series, values] of Object.entries(all)) {
    for (const value of values ?? []) samples.add(series as Series, value);
  }
  return samples;
}

test('a row needs ours and its peer, another load of ours, a quarter of the load', () => {
  expect(needs(againstPeer)).toEqual(['key/xml-8KB/ours', 'key/xml-8KB/null']);
  expect(needs(againstLoad)).toEqual(['key/xml-10MB/ours', 'key/xml-8KB/ours']);
  expect(needs({ ...againstPeer, against: 'json' })).toEqual(['key/xml-8KB/ours', 'key/json-8KB/json']);
  expect(needs(growing)).toEqual([
    'lint/json-100MB/ours',
    'lint/json-25MB/ours',
    'lint/json-100MB/JSON.parse',
    'lint/json-25MB/JSON.parse',
  ]);
  expect(needs(againstLoad, 'other')).toEqual(['key/xml-10MB/other', 'key/xml-8KB/other']);
});

test('no two rows have the same id, and what was reached is of rows there are', () => {
  const ids = rows.map(idOf);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(reached).filter((id) => !ids.includes(id))).toEqual([]);
});

test('a target of times is for the ratio', () => {
  const samples = samplesOf({ 'key/xml-8KB/ours': [5], 'key/xml-8KB/null': [2] });
  expect(measured(againstPeer, samples)).toMatchObject({ ours: 5, peer: 2, ratio: 2.5, isReached: true });
  samples.add('key/xml-8KB/ours', 6);
  expect(measured(againstPeer, samples)).toMatchObject({ ours: 6, ratio: 3, isReached: false });
});

test('growth is what four times the load costs more; a target of figure is for ours alone', () => {
  const samples = samplesOf({ 'lint/json-100MB/ours': [9, 8, 8], 'lint/json-25MB/ours': [2] });
  samples.fail('lint/json-25MB/JSON.parse', 'not installed');
  const { ours, ratio, isReached, failures } = measured(growing, samples);
  expect({ ours, ratio, isReached }).toEqual({ ours: 4, ratio: Number.NaN, isReached: true });
  expect(failures).toEqual({ ours: undefined, peer: 'not installed' });
});

test('without a peer a ratio is neither reached nor missed; where we fail, it is missed', () => {
  const samples = samplesOf({ 'key/xml-8KB/ours': [5], 'key/xml-8KB/null': [2] });
  samples.fail('key/xml-8KB/null', 'not installed');
  expect(measured(againstPeer, samples).isReached).toBeUndefined();
  samples.fail('key/xml-8KB/ours', 'the server ended with 1');
  expect(measured(againstPeer, samples).isReached).toBe(false);
});

test('samples are taken in turn, forward and backward; who fails is asked no more', async () => {
  const order: string[] = [];
  const samples = new Samples();
  const subject = (name: string, work = async () => {}) => ({
    series: [`start/nothing/${name}`] as Series[],
    sample: async () => {
      order.push(name);
      await work();
    },
  });
  const failing = subject('null', async () => {
    throw new Error('ended with 1');
  });
  await interleave([subject('ours'), failing, subject('json')], 3, samples);
  expect(order.join(' ')).toBe('ours null json json ours ours json');
  expect(samples.failure('start/nothing/null')).toBe('ended with 1');
  expect(samples.failure('start/nothing/ours')).toBeUndefined();
});
