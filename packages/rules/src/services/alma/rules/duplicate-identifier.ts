import { type Entry, entriesAt, entryAt, isPlaceholder } from '../../../model/entry.ts';
import type { Complaint, Fact, Fix, Rule } from '../../../model/rule.ts';

const identifierPath = 'user/user_identifiers/user_identifier';

export const duplicateIdentifier: Rule = {
  id: 'alma/duplicate-identifier',
  severity: 'error',
  title: 'An identifier is given twice',
  given: (path) => path === 'user/primary_id' || path === `${identifierPath}/value`,
  *check({ record }) {
    const seen = new Map<string, Entry>();
    for (const entry of identifiers(record)) {
      const first = seen.get(fold(entry.text));
      if (first === undefined) seen.set(fold(entry.text), entry);
      else yield twice(first, entry);
    }
  },
  across: {
    *facts({ record }): Iterable<IdentifierFact> {
      const user = fold(entryAt(record, 'user/primary_id')?.text ?? '');
      for (const entry of identifiers(record)) {
        const { at, text } = entry;
        if (at !== undefined)
          yield { key: fold(text), span: at.value, value: text, type: typeOf(entry), user };
      }
    },
    // A whole user that comes twice is another rule's matter.
    complain: (first: IdentifierFact, later: IdentifierFact) =>
      first.user === later.user
        ? undefined
        : {
            severity: 'warning',
            message: `${later.value} is given to another user of this file already, as ${first.type}. Alma takes an identifier once and skips the second user.`,
            first: 'It is given to this user',
          },
  },
};

interface IdentifierFact extends Fact {
  /** As it is written. */
  readonly value: string;
  readonly type: string;
  /** Whose it is: the primary identifier, folded. */
  readonly user: string;
}

/** The primary identifier and the others, as far as they say something. */
function identifiers(record: Entry | undefined): readonly Entry[] {
  const all = [...entriesAt(record, 'user/primary_id'), ...entriesAt(record, `${identifierPath}/value`)];
  return all.filter(({ text }) => text.trim() !== '' && !isPlaceholder(text));
}

/** Case does not count in primary ids (documented); whether it and blanks do elsewhere is not known. */
function fold(value: string): string {
  return value.trim().toLowerCase();
}

function twice(first: Entry, entry: Entry): Complaint {
  const same =
    first.text === entry.text || (isPrimary(first) && first.text.toLowerCase() === entry.text.toLowerCase());
  return {
    about: entry,
    severity: same ? 'error' : 'warning',
    error: '4018994',
    message: `${entry.text} is given twice in this user: as ${typeOf(first)} and as ${typeOf(entry)}.${same ? '' : ' The two differ only in case or blanks.'}`,
    related: [{ entry: first, message: 'It is given here already' }],
    fixes: remove(superfluous(first, entry)),
  };
}

/** Alma itself returns an inactive copy beside the active one, and refuses both together: the inactive one goes. */
function superfluous(first: Entry, entry: Entry): Entry {
  const inactive = (one: Entry) =>
    one.parent !== undefined && entryAt(one.parent, `${identifierPath}/status`)?.text === 'INACTIVE';
  return !isPrimary(first) && inactive(first) && !inactive(entry) ? first : entry;
}

function remove(value: Entry): Fix[] {
  const edit = isPrimary(value) ? undefined : value.parent?.remove();
  return edit === undefined
    ? []
    : [{ title: `Remove the identifier ${typeOf(value)}`, edits: [edit], safe: false }];
}

function isPrimary({ path }: Entry): boolean {
  return path === 'user/primary_id';
}

function typeOf(value: Entry): string {
  if (isPrimary(value)) return 'primary_id';
  const type = value.parent && entryAt(value.parent, `${identifierPath}/id_type`)?.text;
  return type === undefined || type === '' ? 'identifier' : type;
}
