import { type Entry, entriesAt, entryAt, isPlaceholder } from '../../../model/entry.ts';
import { parameter } from '../../../model/request.ts';
import type { Fix, Rule } from '../../../model/rule.ts';

export const userId: Rule = {
  id: 'alma/user-id',
  severity: 'warning',
  title: 'The request is for one user, the record is of another',
  when: ({ operation }) => operation?.id === 'alma/users.update',
  given: (path) => path === 'user/primary_id',
  *check(request) {
    const id = parameter(request, 'path/user_id');
    const primary = entryAt(request.record, 'user/primary_id');
    if (id === undefined || primary === undefined) return;
    if (id.text === '' || primary.text === '' || isPlaceholder(id.text) || isPlaceholder(primary.text))
      return;
    if (same(id.text, primary.text) || isIdentifier(request.record, id.text)) return;
    yield {
      about: primary,
      message: `The request is for ${id.text}, but the record is of ${primary.text}: this renames the user, or updates the wrong one.`,
      related: [{ entry: id, message: 'The request is for this user' }],
      fixes: repairs(id, primary),
    };
  },
};

/** Alma compares primary ids without regard to case (documented). */
function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function isIdentifier(record: Entry | undefined, id: string): boolean {
  return entriesAt(record, 'user/user_identifiers/user_identifier/value').some(({ text }) => same(text, id));
}

function repairs(id: Entry, primary: Entry): Fix[] {
  const record = primary.write(id.text);
  const request = id.write(primary.text);
  return [
    ...(record === undefined
      ? []
      : [{ title: `Make the record that of ${id.text}`, edits: [record], safe: false }]),
    ...(request === undefined
      ? []
      : [{ title: `Make the request for ${primary.text}`, edits: [request], safe: false }]),
  ];
}
