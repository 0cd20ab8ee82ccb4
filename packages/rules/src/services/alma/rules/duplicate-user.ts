import { entryAt, isPlaceholder } from '../../../model/entry.ts';
import type { Fact, Rule } from '../../../model/rule.ts';

interface UserFact extends Fact {
  /** The primary identifier, as it is written. */
  readonly id: string;
}

export const duplicateUser: Rule = {
  id: 'alma/duplicate-user',
  severity: 'warning',
  title: 'A load file carries the same user twice',
  given: (path) => path === 'user/primary_id',
  across: {
    *facts({ record }): Iterable<UserFact> {
      const { at, text = '' } = entryAt(record, 'user/primary_id') ?? {};
      if (at === undefined || text.trim() === '' || isPlaceholder(text)) return;
      // Case does not count in primary ids.
      yield { key: text.trim().toLowerCase(), span: at.value, id: text };
    },
    complain: (_first, later: UserFact) => ({
      message: `The user ${later.id} is in this file already. Alma takes one of the two records and rejects the other.`,
      first: 'The same user',
    }),
  },
};
