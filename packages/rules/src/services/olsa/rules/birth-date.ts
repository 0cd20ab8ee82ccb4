import { type Entry, isPlaceholder } from '../../../model/entry.ts';
import type { Rule } from '../../../model/rule.ts';
import { isoDay } from '../../calendar.ts';

export const birthDate: Rule = {
  id: 'olsa/birth-date',
  severity: 'warning',
  title: 'The birth date is empty or no day of the calendar',
  value: ({ type }, path) =>
    type === 'date' && path.endsWith('/birthDate') ? (text) => text === '' || !isRealDay(text) : undefined,
  *complain(entry) {
    if (isPlaceholder(entry.text)) return;
    if (entry.text === '' && !isOther(entry.kind)) {
      const edit = entry.remove();
      yield {
        about: entry,
        message: 'An empty birthDate is refused as "Invalid date" (inferred). Leave it out.',
        fixes: edit === undefined ? [] : [{ title: 'Leave birthDate out', edits: [edit], safe: true }],
      };
    }
    if (isRealDay(entry.text)) return;
    yield { about: entry, message: 'The calendar has no such day; OLSA answers "Invalid date" (inferred).' };
  },
};

/** Another notation is a matter of its format. */
function isRealDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text) ?? [];
  return year === undefined || isoDay(year, month ?? '', day ?? '') !== undefined;
}

/** What is null is not sent, and a list or an object is a mistake of its own. */
function isOther(kind: Entry['kind']): boolean {
  return kind === 'null' || kind === 'array' || kind === 'object';
}
