import { noSettings, readDocument } from '@userlint/rules';
import { expect, test } from 'vitest';
import { readSample, sample } from './warm-up.ts';

test('the sample goes through both readers', () => {
  const { requests } = readDocument({ text: sample, path: 'warm-up.http' }, noSettings);
  expect(requests.map(({ spelling, record }) => [spelling, record?.path])).toEqual([
    ['xml', 'user'],
    ['json', 'user'],
  ]);
  expect(readSample).not.toThrow();
});
