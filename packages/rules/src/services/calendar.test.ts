import { expect, test } from 'vitest';
import { certainDay } from './calendar.ts';

test.each([
  ['1980-01-31', '1980-01-31'],
  ['1980/01/31', '1980-01-31'],
  ['19800131', '1980-01-31'],
  ['01/31/1980', '1980-01-31'],
  ['31.1.1980', '1980-01-31'],
  ['04/04/1980', '1980-04-04'],
  ['03/04/1980', undefined],
  ['02/30/1980', undefined],
  ['02/29/1980', '1980-02-29'],
  ['02/29/1981', undefined],
  ['1980-01/31', undefined],
  ['13/13/1980', undefined],
  ['yesterday', undefined],
])('%s means %s', (text, day) => {
  expect(certainDay(text)).toBe(day);
});
