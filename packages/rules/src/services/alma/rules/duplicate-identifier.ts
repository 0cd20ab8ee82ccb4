import { type Entry, entriesAt, entryAt, isPlaceholder } from '../../../model/entry.ts';
import type { Request } from '../../../model/request.ts';
import type { Complaint, Fix, Rule } from '../../../model/rule.ts';

const identifierPath = 'user/user_identifiers/user_identifier';

export const duplicateIdentifier: Rule = {
  id: 'alma/duplicate-identifier',
  severity: 'error',
  title: 'An identifier is given twice',
  *check({ record }) {
    const seen = new Map<string, Entry>();
    for (const entry of identifiers(record)) {
      const first = seen.get(fold(entry.text));
      if (first === undefined) seen.set(fold(entry.text), entry);
      else yield twice(first, entry);
    }
  },
  *checkFile(requests) {
    // A value is kept with the number of its record: records of a load file are made when asked for.
    const seen = new Map<string, number>();
    for (const [index, { record }] of requests.entries()) {
      const own = new Set<string>();
      for (const entry of identifiers(record)) {
        const value = fold(entry.text);
        const earlier = seen.get(value);
        if (earlier === undefined) seen.set(value, index);
        if (earlier === undefined || earlier === index || own.has(value)) continue;
        own.add(value);
        const complaint = taken(value, requests[earlier], entry, record);
        if (complaint !== undefined) yield complaint;
      }
    }
  },
};

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

/** A whole user that comes twice is another rule's matter. */
function taken(
  value: string,
  earlier: Request | undefined,
  entry: Entry,
  record: Entry | undefined,
): Complaint | undefined {
  const other = earlier?.record;
  const first = identifiers(other).find(({ text }) => fold(text) === value);
  if (first === undefined || primaryOf(other) === primaryOf(record)) return undefined;
  return {
    about: entry,
    severity: 'warning',
    message: `${entry.text} is given to another user of this file already, as ${typeOf(first)}. Alma takes an identifier once and skips the second user.`,
    related: [{ entry: first, message: 'It is given to this user' }],
  };
}

function primaryOf(record: Entry | undefined): string {
  return fold(entryAt(record, 'user/primary_id')?.text ?? '');
}

function isPrimary({ path }: Entry): boolean {
  return path === 'user/primary_id';
}

function typeOf(value: Entry): string {
  if (isPrimary(value)) return 'primary_id';
  const type = value.parent && entryAt(value.parent, `${identifierPath}/id_type`)?.text;
  return type === undefined || type === '' ? 'identifier' : type;
}
