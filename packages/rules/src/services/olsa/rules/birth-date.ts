import { type Entry, isPlaceholder } from '../../../model/entry.ts';
import type { Rule } from '../../../model/rule.ts';
import { isoDay } from '../../calendar.ts';

export const birthDate: Rule = {
  id: 'olsa/birth-date',
  severity: 'warning',
  title: 'The birth date is empty or no day of the calendar',
  *checkEntry(entry) {
    if (entry.name !== 'birthDate' || entry.field?.type !== 'date' || isPlaceholder(entry.text)) return;
    if (entry.text === '' && !isOther(entry.kind)) {
      const edit = entry.remove();
      yield {
        about: entry,
        message: 'An empty birthDate is refused as "Invalid date" (inferred). Leave it out.',
        fixes: edit === undefined ? [] : [{ title: 'Leave birthDate out', edits: [edit], safe: true }],
      };
    }
    const day = /^(\d{4})-(\d\d)-(\d\d)/.exec(entry.text);
    if (day === null || isoDay(day[1] ?? '', day[2] ?? '', day[3] ?? '') !== undefined) return;
    yield { about: entry, message: 'The calendar has no such day; OLSA answers "Invalid date" (inferred).' };
  },
};

/** What is null is not sent, and a list or an object is a mistake of its own. */
function isOther(kind: Entry['kind']): boolean {
  return kind === 'null' || kind === 'array' || kind === 'object';
}
