/** True when `text` is in the lexical space of xs:date, and the calendar has that day. */
export function isXsDate(text: string): boolean {
  const parts = /^(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)?$/.exec(text);
  return parts !== null && isDay(parts[1] ?? '');
}

export function isXsDateTime(text: string): boolean {
  const parts = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)?$/.exec(
    text,
  );
  return parts !== null && isDay(parts[1] ?? '');
}

export function isXsBoolean(text: string): boolean {
  return ['true', 'false', '1', '0'].includes(text);
}

/** `yyyy-MM-dd`, and not the thirtieth of February. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
