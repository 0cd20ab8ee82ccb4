import { type Entry, entriesAt, entryAt } from '../../../model/entry.ts';
import type { Complaint, Rule } from '../../../model/rule.ts';
import { dayOf } from '../day-of.ts';

const address = 'user/contact_info/addresses/address';

export const dateOrder: Rule = {
  id: 'alma/date-order',
  severity: 'warning',
  title: 'One day comes before another that it must follow',
  given: (path) => path === 'user/purge_date' || path === `${address}/end_date`,
  *check({ record }) {
    yield* before(
      entryAt(record, 'user/expiry_date'),
      entryAt(record, 'user/purge_date'),
      'the user may be deleted while the account still holds',
    );
    for (const entry of entriesAt(record, address)) {
      const start = entryAt(entry, `${address}/start_date`);
      yield* before(start, entryAt(entry, `${address}/end_date`), 'the address never holds');
    }
  },
};

function* before(
  first: Entry | undefined,
  second: Entry | undefined,
  consequence: string,
): Iterable<Complaint> {
  const [from, to] = [dayOf(first), dayOf(second)];
  if (first === undefined || second === undefined || from === undefined || to === undefined || to >= from)
    return;
  yield {
    about: second,
    message: `${second.name} is before ${first.name}: ${consequence}.`,
    related: [{ entry: first, message: `The ${first.name}` }],
  };
}
