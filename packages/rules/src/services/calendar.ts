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

function twoDigits(number = ''): string {
  return number.padStart(2, '0');
}
