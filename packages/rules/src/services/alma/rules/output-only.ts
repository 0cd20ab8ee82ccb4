import type { Entry } from '../../../model/entry.ts';
import type { Rule } from '../../../model/rule.ts';

export const outputOnly: Rule = {
  id: 'alma/output-only',
  severity: 'hint',
  title: 'The record carries fields that Alma writes and ignores when sent',
  *check({ operation, record }) {
    if (operation === undefined || record?.path !== 'user' || record.at === undefined) return;
    const found = ignored(record);
    if (found.length === 0) return;
    const edits = found.flatMap((entry) => entry.remove() ?? []);
    yield {
      about: record,
      span: record.at.name,
      message: `Alma writes these itself and ignores them here: ${[...new Set(found.map(({ name }) => name))].sort().join(', ')}.`,
      fixes: edits.length === found.length ? [{ title: 'Remove what Alma ignores', edits, safe: false }] : [],
    };
  },
};

/**
 * Labels and links go without saying; proxies stand in the vendor's own sample of a user to be created, whatever the
 * schema says.
 */
function ignored(record: Entry): readonly Entry[] {
  const found: Entry[] = [];
  const waiting = [...record.entries];
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    if (entry.field === undefined || entry.name.startsWith('@') || entry.name === 'proxy_for_users') continue;
    if (entry.field.outputOnly !== true) waiting.push(...entry.entries);
    else if (entry.text !== '') found.push(entry);
  }
  return found;
}
