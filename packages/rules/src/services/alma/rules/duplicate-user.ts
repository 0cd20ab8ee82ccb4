import { type Entry, entryAt, isPlaceholder } from '../../../model/entry.ts';
import type { Rule } from '../../../model/rule.ts';

export const duplicateUser: Rule = {
  id: 'alma/duplicate-user',
  severity: 'warning',
  title: 'A load file carries the same user twice',
  *checkFile(requests) {
    const seen = new Map<string, number>();
    for (const [index, { record }] of requests.entries()) {
      const entry = primaryId(record);
      if (entry === undefined) continue;
      // Case does not count in primary ids.
      const id = entry.text.trim().toLowerCase();
      const earlier = seen.get(id);
      if (earlier === undefined) {
        seen.set(id, index);
        continue;
      }
      const first = primaryId(requests[earlier]?.record);
      yield {
        about: entry,
        message: `The user ${entry.text} is in this file already. Alma takes one of the two records and rejects the other.`,
        related: first === undefined ? [] : [{ entry: first, message: 'The same user' }],
      };
    }
  },
};

function primaryId(record: Entry | undefined): Entry | undefined {
  const entry = entryAt(record, 'user/primary_id');
  return entry === undefined || entry.text.trim() === '' || isPlaceholder(entry.text) ? undefined : entry;
}
