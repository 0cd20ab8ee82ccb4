import { describe, expect, test } from 'vitest';
import type { Field, FieldTable } from '../facts/field.ts';
import { stateRow } from '../facts/states.ts';
import { overrideNames } from './alma/override.ts';
import { user } from './alma/user.ts';
import { ruledServices, services } from './index.ts';

const recordTables = services.flatMap(({ id, records, codes }) =>
  records.map(({ root, table }) => ({ name: `${id} ${root}`, table, codes })),
);
const parameterTables = services.flatMap(({ operations, codes }) =>
  operations.map(({ id, parameters }) => ({ name: `${id} parameters`, table: parameters, codes })),
);
const allTables = [...recordTables, ...parameterTables];

function rows(table: FieldTable): readonly [path: string, field: Field][] {
  return Object.entries(table);
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

describe.each(recordTables)('$name', ({ table }) => {
  test('every row stands after its parent', () => {
    const seen = new Set<string>();
    const orphans = rows(table).filter(([path], index) => {
      seen.add(path);
      return index > 0 && !seen.has(parentOf(path));
    });
    expect(orphans).toEqual([]);
  });

  test('only groups hold elements; the holder of a label is coded', () => {
    const misplaced = rows(table).filter(([path]) => {
      const parent = table[parentOf(path)];
      if (parent === undefined) return false;
      return path.endsWith('/@desc') ? parent.coded !== true : !path.includes('@') && parent.type !== 'group';
    });
    expect(misplaced).toEqual([]);
  });

  test('a wrapper holds one kind of entry, many times', () => {
    const wrong = rows(table).filter(([path, { wrapper }]) => {
      const inside = rows(table).filter(([child]) => parentOf(child) === path);
      return wrapper === true && (inside.length !== 1 || inside[0]?.[1].many !== true);
    });
    expect(wrong.map(([path]) => path)).toEqual([]);
  });
});

describe.each(allTables)('$name', ({ table, codes }) => {
  test('every row says in a sentence what it is', () => {
    const silent = rows(table).filter(([, { doc }]) => doc.length < 20 || !/^[A-Z].*\.$/.test(doc));
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  test('every code table that is named is there', () => {
    const unknown = rows(table).filter(
      ([, field]) => field.codes !== undefined && !Object.hasOwn(codes, field.codes),
    );
    expect(unknown.map(([path]) => path)).toEqual([]);
  });

  test('every limit limits one thing, and its pattern the whole value', () => {
    const wrong = rows(table).flatMap(([path, { limits = [] }]) =>
      limits
        .filter(({ max, pattern, oneOf }) => {
          const kinds = [max, pattern, oneOf].filter((kind) => kind !== undefined).length;
          const whole = pattern === undefined || /^\^.*\$$/s.test(pattern.test.source);
          return kinds !== 1 || !whole || pattern?.test.global === true;
        })
        .map(() => path),
    );
    expect(wrong).toEqual([]);
  });

  test('the example of a field keeps to its limits', () => {
    const broken = rows(table).filter(([, { example, limits = [] }]) =>
      limits.some(
        ({ max, pattern, oneOf }) =>
          example !== undefined &&
          ([...example].length > (max ?? Number.POSITIVE_INFINITY) ||
            pattern?.test.test(example) === false ||
            oneOf?.includes(example) === false),
      ),
    );
    expect(broken.map(([path]) => path)).toEqual([]);
  });
});

/** The calls that change or ask for a user, and the rows of what they carry. A load is no call. */
const carried = services.flatMap(({ operations, errors }) =>
  operations.flatMap(({ id, door, record }) =>
    record === undefined || door.kind === 'file' ? [] : [{ id, record: record.type, errors }],
  ),
);
const states = ['absent', 'nil', 'empty', 'blank'] as const;

describe.each(carried)('$id', ({ id, record: { root, table }, errors }) => {
  const known = rows(table).filter(([path, { opaque }]) => path !== root && opaque !== true);

  test('every field says what each of the four states means', () => {
    const silent = known.flatMap(([path, field]) =>
      states.filter((state) => stateRow(field, state, id) === undefined).map((state) => `${path} ${state}`),
    );
    expect(silent).toEqual([]);
  });

  test('what is refused names a fault of the service', () => {
    const refused = known.flatMap(([, field]) => states.map((state) => stateRow(field, state, id)));
    const unknown = refused.filter(
      (row) => row?.means === 'refused' && !Object.hasOwn(errors, row.error ?? ''),
    );
    expect(unknown).toEqual([]);
  });

  test('what is required is refused when it is absent, where the code is known', () => {
    const wrong = known.filter(([, field]) => {
      const { in: where, error } = field.required ?? {};
      const here = where === 'always' || where?.includes(id);
      return here && error !== undefined && stateRow(field, 'absent', id)?.means !== 'refused';
    });
    // The schema demands it of a new user, too, and clients are seen to make users without it.
    expect(wrong.map(([path]) => path)).toEqual(id === 'alma/users.create' ? ['user/primary_id'] : []);
  });
});

test('the names of override are the protected fields of a user, and no others', () => {
  const marked = rows(user).filter(([, field]) => field.protected === true);
  expect(marked.map(([path]) => path).sort()).toEqual([...overrideNames.values()].sort());
  expect(overrideNames.size).toBe(12);
});

describe.each(ruledServices)('$service.title', ({ service: { id, operations, records, errors }, rules }) => {
  test('the places of every error are rows', () => {
    const known = new Set([
      ...records.flatMap(({ table }) => Object.keys(table)),
      ...operations.flatMap(({ parameters, securityFields = {} }) =>
        Object.keys({ ...parameters, ...securityFields }),
      ),
    ]);
    const unknown = Object.entries(errors).flatMap(([code, { places }]) =>
      places.filter((place) => !known.has(place)).map((place) => `${code} ${place}`),
    );
    expect(unknown).toEqual([]);
  });

  test('operations and rules bear the name of their service', () => {
    const names = [...operations.map((operation) => operation.id), ...rules.map((rule) => rule.id)];
    expect(names.filter((name) => !name.startsWith(`${id}/`))).toEqual([]);
    expect(operations.filter(({ service }) => service !== id)).toEqual([]);
  });

  test('the record of an operation is one the service knows', () => {
    const unknown = operations.filter(({ record }) => record !== undefined && !records.includes(record.type));
    expect(unknown).toEqual([]);
  });
});
