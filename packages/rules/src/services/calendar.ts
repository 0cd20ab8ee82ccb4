/** The day as `yyyy-MM-dd`; undefined when the calendar has no such day. */
export function isoDay(year: string, month: string, day: string): string | undefined {
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.getUTCDate() === Number(day)
    ? `${year}-${month}-${day}`
    : undefined;
}

/**
 * The day a notation can only mean, as `yyyy-MM-dd`: `1980/01/31`, `19800131`, `01/31/1980`, `31.1.1980`.
 * Undefined where day and month may be meant either way (`03/04/1980`).
 */
export function certainDay(text: string): string | undefined {
  const yearFirst = /^(\d{4})([-/.]?)(\d\d)\2(\d\d)$/.exec(text.trim());
  if (yearFirst) return isoDay(yearFirst[1] ?? '', yearFirst[3] ?? '', yearFirst[4] ?? '');
  const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text.trim());
  if (!yearLast) return undefined;
  const [first, second, year] = [twoDigits(yearLast[1]), twoDigits(yearLast[3]), yearLast[4] ?? ''];
  const readings = new Set([isoDay(year, first, second), isoDay(year, second, first)]);
  readings.delete(undefined);
  return readings.size === 1 ? [...readings][0] : undefined;
}

/** The day written month first, `01/31/1980`, as `yyyy-MM-dd`; undefined for anything else. */
export function monthFirstDay(text: string): string | undefined {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim()) ?? [];
  return year === undefined ? undefined : isoDay(year, twoDigits(month), twoDigits(day));
}

/** The two days that `03/04/1980` may mean, and how each reads it; none where only one day can be meant. */
export function possibleDays(text: string): readonly (readonly [reading: string, day: string])[] {
  const [, first, mark = '', second, year = ''] =
    /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text.trim()) ?? [];
  if (mark === '') return [];
  const readings = [
    [
      `Read it as month${mark}day${mark}year, as the documentation writes days`,
      isoDay(year, twoDigits(first), twoDigits(second)),
    ],
    [`Read it as day${mark}month${mark}year`, isoDay(year, twoDigits(second), twoDigits(first))],
  ] as const;
  return readings.flatMap(([reading, day]) => (day === undefined ? [] : [[reading, day] as const]));
}

function twoDigits(number = ''): string {
  return number.padStart(2, '0');
}
