import type { Limit } from '../../facts/field.ts';
import { certainDay } from '../calendar.ts';
import { xsd21 } from '../sources.ts';

/**
 * How the schema has dates and booleans written. That Alma cannot read a record with another spelling, and says so
 * with 401676, is concluded; so they warn.
 */
const thirtyOne = '(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])';
const thirty = '(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)';
const february = '02-(?:0[1-9]|1\\d|2[0-8])';
const leapYear = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';
const day = `(?:\\d{4}-(?:${thirtyOne}|${thirty}|${february})|${leapYear}-02-29)`;
const time = '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?';
const zone = '(?:Z|[+-]\\d\\d:\\d\\d)?';

function limit(pattern: string, means: string, repair: (value: string) => string | undefined): Limit {
  const test = new RegExp(`^(?:${pattern})$`);
  return {
    pattern: { test, means },
    severity: 'warning',
    source: xsd21,
    error: '401676',
    repair: (value) => {
      const repaired = test.test(value.trim()) ? value.trim() : repair(value.trim());
      return repaired !== undefined && test.test(repaired) ? repaired : undefined;
    },
  };
}

export const dateLimit: Limit = limit(
  `${day}${zone}`,
  'a day of the calendar written as 2030-01-16 or 2030-01-16Z',
  // Only at midnight does leaving the time out lose nothing.
  (value) => /^(.{10})T00:00:00(?:\.0+)?(Z?)$/.exec(value)?.slice(1).join('') ?? certainDay(value),
);

export const dateTimeLimit: Limit = limit(
  `${day}T${time}${zone}`,
  'a day and a time written as 2030-01-16T09:30:00Z',
  (value) => value.replace(/^(.{10}) +/, '$1T'),
);

const words: ReadonlyMap<string, string> = new Map([
  ['yes', 'true'],
  ['y', 'true'],
  ['no', 'false'],
  ['n', 'false'],
]);

export const booleanLimit: Limit = limit('true|false|1|0', 'true or false', (value) => {
  const word = value.toLowerCase();
  return words.get(word) ?? word;
});
