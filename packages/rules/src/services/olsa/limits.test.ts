import { expect, test } from 'vitest';
import type { Limit } from '../../facts/field.ts';
import * as limits from './limits.ts';

type Limits = readonly Limit[];

function repaired(allowed: Limits, value: string): string | undefined {
  return allowed.map(({ repair }) => repair?.(value)).find((repair) => repair !== undefined);
}

test.each([
  [limits.birthDate, '01/31/1980', '1980-01-31'],
  [limits.birthDate, '03/04/1980', undefined],
  [limits.cardExpiry, '01/26', '0126'],
  [limits.cardExpiry, '01/2026', undefined],
  [limits.active, 'Y', '1'],
  [limits.active, 'inactive', '0'],
  [limits.active, 'perhaps', undefined],
  [limits.sex, 'female', 'F'],
  [limits.language, 'en-us', 'en_US'],
  [limits.language, 'pt-BR', undefined],
  [limits.authType, 'END_USER', 'End-User'],
  [limits.userRole, 'End-User', 'END_USER'],
  [limits.newName, 'Jane.Doe', 'jane.doe'],
])('of %o, %s is repaired to %s', (allowed, value, expected) => {
  expect(repaired(allowed, value)).toBe(expected);
});

function verdicts(allowed: Limits, value: string): string[] {
  const broken = allowed.filter(
    ({ pattern, oneOf, max }) =>
      pattern?.test.test(value) === false ||
      oneOf?.includes(value) === false ||
      [...value].length > (max ?? Number.POSITIVE_INFINITY),
  );
  return broken.map(({ severity }) => severity);
}

test.each([
  ['jdoe', []],
  ['jane.doe@example.com', []],
  ["o'neill", []],
  ["'oneill", ['error']],
  ['-jane', ['error']],
  ['jane doe', ['error']],
  ['jane+doe', ['error']],
  ['jané', ['error']],
  ['山田', ['error']],
  ['force', ['error']],
  ['forces', []],
  ['Force', ['error', 'information']],
  ['JaneDoe', ['information']],
])('a new user name %s', (name, expected) => {
  expect(verdicts(limits.newName, name)).toEqual(expected);
});

test('an existing user name that breaks the rules is doubtful, not wrong', () => {
  expect(verdicts(limits.existingName, 'jane doe')).toEqual(['warning']);
  expect(verdicts(limits.existingName, 'JaneDoe')).toEqual([]);
});

test('254 on the page and 255 elsewhere', () => {
  expect(verdicts(limits.about254, 'x'.repeat(254))).toEqual([]);
  expect(verdicts(limits.about254, 'x'.repeat(255))).toEqual(['information']);
  expect(verdicts(limits.about254, 'x'.repeat(256))).toEqual(['error', 'information']);
});

test('each group code of a list has its own length', () => {
  const long = 'g'.repeat(240);
  expect(verdicts(limits.groups, `${long},${long}`)).toEqual([]);
  expect(verdicts(limits.groups, `${long},${long}g`)).toEqual(['error']);
});
