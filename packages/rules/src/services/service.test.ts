import { describe, expect, test } from 'vitest';
import { marina } from '../testing/marina/index.ts';
import { ruledServices, services } from './index.ts';

/** What a service says of itself in words must be there: the words of one place are looked for in another. */
describe.each([...ruledServices, marina])('$service.title', ({ service }) => {
  const { id, addresses, kinds, operations, records, tables, codes, mappings } = service;
  const called = [...operations, ...tables.map(({ operation }) => operation)];

  test('whatever is sent is of one of its kinds; a file is of none', () => {
    const sent = called.filter(({ door }) => door.kind !== 'file');
    expect(sent.filter(({ kind }) => !kinds.some((known) => known.id === kind))).toEqual([]);
    expect(called.filter(({ door, kind }) => door.kind === 'file' && kind !== undefined)).toEqual([]);
    expect(kinds.filter(({ authentication, sandbox }) => sandbox.credential.kind !== authentication)).toEqual(
      [],
    );
  });

  test('its calls are behind its own addresses and bear its name', () => {
    const paths = called.flatMap(({ door }) => (door.kind === 'file' ? [] : [door.path]));
    expect(paths.filter((path) => !addresses.test(path))).toEqual([]);
    expect(
      called.filter((operation) => operation.service !== id || !operation.id.startsWith(`${id}/`)),
    ).toEqual([]);
  });

  test('a parameter that an operation names is one of its own', () => {
    const missing = operations.flatMap(({ id: operation, parameters, calledBy, systemCode }) =>
      [calledBy, systemCode]
        .filter((path) => path !== undefined && !Object.hasOwn(parameters, path))
        .map((path) => `${operation} ${path}`),
    );
    expect(missing).toEqual([]);
  });

  test('what names somebody stands in the record', () => {
    const outside = records.flatMap(({ root, calledBy, onlyOnce }) =>
      [...calledBy, ...onlyOnce].filter((path) => !path.startsWith(`${root}/`)),
    );
    expect(outside).toEqual([]);
    expect(records.filter(({ calledBy }) => calledBy.length === 0)).toEqual([]);
  });

  test('a bare record is the record of one call at most', () => {
    for (const type of records) {
      const defaults = operations.filter(
        ({ record, isDefault }) => isDefault === true && record?.type === type,
      );
      expect(defaults.length).toBeLessThanOrEqual(1);
    }
  });

  test('the tables it is asked for are those its fields and mappings name', () => {
    const known = [...Object.keys(codes), ...Object.keys(mappings)];
    expect(tables.flatMap(({ names }) => names).filter((name) => !known.includes(name))).toEqual([]);
    const needed = Object.values(mappings).flatMap((mapping) => [mapping.codes, mapping.types]);
    expect(needed.filter((name) => !Object.hasOwn(codes, name))).toEqual([]);
  });
});

test('no two services share a kind, an operation or a table: each is looked for by its name alone', () => {
  const names = services.flatMap(({ kinds, operations, tables }) => [
    ...kinds.map(({ id }) => `kind ${id}`),
    ...operations.map(({ id }) => `operation ${id}`),
    ...tables.flatMap((source) => source.names.map((name) => `table ${name}`)),
  ]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
