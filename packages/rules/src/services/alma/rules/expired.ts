import { entryAt } from '../../../model/entry.ts';
import type { Rule } from '../../../model/rule.ts';
import { dayOf } from '../day-of.ts';

export const expired: Rule = {
  id: 'alma/expired',
  severity: 'information',
  title: 'The account is active, but its day has passed',
  // A record that is only read is what it is.
  when: ({ operation }) => operation !== undefined,
  given: (path) => path === 'user/expiry_date',
  *check({ record }, { now }) {
    const expiry = entryAt(record, 'user/expiry_date');
    const status = entryAt(record, 'user/status');
    const day = dayOf(expiry);
    if (expiry === undefined || day === undefined || status?.text !== 'ACTIVE') return;
    if (day >= now.toISOString().slice(0, day.length)) return;
    yield {
      about: expiry,
      message: 'The expiry_date has passed, so the user can do nothing although the status is ACTIVE.',
      related: [{ entry: status, message: 'The status is ACTIVE' }],
    };
  },
};
