import type { Entry } from '../../../model/entry.ts';
import type { Fix, Rule } from '../../../model/rule.ts';
import { isUser } from '../account.ts';

export const outputOnly: Rule = {
  id: 'alma/output-only',
  severity: 'hint',
  title: 'The record carries fields that Alma writes and ignores when sent',
  when: (call) => isUser(call) && call.operation !== undefined,
  given: (path, { outputOnly }) => outputOnly === true && isWorthAWord(path),
  *check({ record }, _context, given) {
    const found = [...given].filter(({ text }) => text !== '');
    if (found.length === 0 || record?.at === undefined) return;
    yield {
      about: record,
      span: record.at.name,
      message: `Alma writes these itself and ignores them here: ${[...new Set(found.map(({ name }) => name))].sort().join(', ')}.`,
      fixes: () => removing(found),
    };
  },
};

/**
 * Labels and links go without saying; proxies stand in the vendor's own sample of a user to be created, whatever the
 * schema says.
 */
function isWorthAWord(path: string): boolean {
  return !path.includes('@') && !path.startsWith('user/proxy_for_users');
}

function removing(found: readonly Entry[]): Fix[] {
  const edits = found.flatMap((entry) => entry.remove() ?? []);
  return edits.length === found.length ? [{ title: 'Remove what Alma ignores', edits, safe: false }] : [];
}
