import { expect, test } from 'vitest';
import { loadedUserV1, soapUser } from './records.ts';
import { lostAnywhere, soapToRest } from './soap-to-rest.ts';
import { user } from './user.ts';

test('every row names places of the records, and every place of the older ones has its row', () => {
  const older = [soapUser, loadedUserV1].flatMap(({ root, table }) =>
    Object.keys(table).map((path) => path.slice(root.length + 1)),
  );
  const ends = soapToRest.flatMap(({ to, otherwise }) =>
    to === undefined ? [] : [to, ...Object.keys(otherwise ?? {}).map((name) => `${to}/${name}`)],
  );
  expect(ends.filter((path) => !(`user/${path}` in user))).toEqual([]);
  expect(soapToRest.filter(({ from }) => !older.includes(from))).toEqual([]);
  const covered = (path: string) =>
    path.split('/').some((name) => lostAnywhere.has(name)) ||
    soapToRest.some(({ from }) => from.startsWith(path));
  expect(older.filter((path) => !covered(path))).toEqual([]);
});

test('what is carried over stands below what is carried over round it', () => {
  for (const { from, to } of soapToRest) {
    const round = soapToRest.findLast((row) => row.to !== undefined && from.startsWith(`${row.from}/`));
    if (to !== undefined && round?.to !== undefined) expect(to.startsWith(`${round.to}/`)).toBe(true);
  }
});
