import { expect, test } from 'vitest';
import { tables } from './fields.ts';
import { wireNames } from './names.ts';

test('a wrong name is no field, the right one is', () => {
  const known = new Map(Object.entries(tables));
  const wrong = [...wireNames].flatMap(([root, names]) =>
    [...names].filter(([documented, wire]) => {
      const table = known.get(root) ?? {};
      return Object.hasOwn(table, `${root}/${documented}`) || !Object.hasOwn(table, `${root}/${wire}`);
    }),
  );
  expect(wrong).toEqual([]);
});
