import { expect, test } from 'vitest';
import type { Limit } from '../../facts/field.ts';
import { booleanLimit, dateLimit, dateTimeLimit } from './schema-types.ts';

const valid = true;
const unknown = undefined;

test.each([
  ['2030-01-16', valid],
  ['2030-01-16Z', valid],
  ['2030-01-16+02:00', valid],
  ['2028-02-29', valid],
  ['2000-02-29', valid],
  ['2031-02-29', unknown],
  ['1900-02-29', unknown],
  ['2030-04-31', unknown],
  ['2030-13-01', unknown],
  [' 2030-01-16Z\n', '2030-01-16Z'],
  ['2022/10/31', '2022-10-31'],
  ['20221031', '2022-10-31'],
  ['31-10-2022', '2022-10-31'],
  ['2022-10-31T00:00:00Z', '2022-10-31Z'],
  ['2022-10-31T00:00:00.000', '2022-10-31'],
  ['2022-10-31T23:00:00Z', unknown],
  ['03/04/2022', unknown],
  ['tomorrow', unknown],
])('the day %j', (text, expected) => {
  expect(reading(dateLimit, text)).toBe(expected);
});

test.each([
  ['2020-03-05T10:59:00Z', valid],
  ['2022-06-16T22:33:57.540Z', valid],
  ['2022-06-16T22:33:57', valid],
  ['2022-06-16T24:33:57', unknown],
  ['2022-06-16 22:33:57', '2022-06-16T22:33:57'],
  ['2022-06-16', unknown],
])('the moment %j', (text, expected) => {
  expect(reading(dateTimeLimit, text)).toBe(expected);
});

test.each([
  ['true', valid],
  ['0', valid],
  ['TRUE', 'true'],
  [' False ', 'false'],
  ['yes', 'true'],
  ['N', 'false'],
  ['maybe', unknown],
])('the truth of %j', (text, expected) => {
  expect(reading(booleanLimit, text)).toBe(expected);
});

/** True when it is right, else its repair. */
function reading({ pattern, repair }: Limit, text: string): true | string | undefined {
  return pattern?.test.test(text) === true ? true : repair?.(text);
}
