import { type Entry, entriesAt, entryAt, isPlaceholder } from '../../../model/entry.ts';
import { envelopeOf, parameter, type Request } from '../../../model/request.ts';
import type { Complaint, Fix, Rule } from '../../../model/rule.ts';
import { quote } from '../../../words/quote.ts';
import { writtenFor } from '../soap-arguments.ts';

export const soapIdentifier: Rule = {
  id: 'alma/soap-identifier',
  severity: 'error',
  title: 'The call names no user, or another one than its record',
  when: ({ operation }) => operation?.parameters['envelope/arg0']?.label === 'user identifier',
  *check(request) {
    const envelope = envelopeOf(request);
    const call = envelope?.call;
    if (call?.at === undefined) return;
    if (writtenFor(request) !== undefined) return;
    const id = parameter(request, 'envelope/arg0');
    if (id === undefined) {
      // A record in its place is told elsewhere.
      if (envelope?.carrier?.name === 'arg0') return;
      yield { about: call, span: call.at.name, message: 'arg0 is missing: the identifier of the user.' };
    } else if (id.text.trim() === '') {
      const message = 'arg0 is empty; it is the identifier of the user.';
      yield { about: id, message, fixes: fill(id, request) } satisfies Complaint;
    } else yield* another(id, request);
  },
};

function fill(id: Entry, { record }: Request): Fix[] {
  const name = entryAt(record, 'userRecord/userDetails/userName')?.text ?? '';
  const edit = name === '' ? undefined : id.write(name);
  return edit === undefined ? [] : [{ title: `Write ${name}`, edits: [edit], safe: false }];
}

/** The record is of somebody else: this renames the user, or updates the wrong one. */
function* another(id: Entry, request: Request): Iterable<Complaint> {
  const userName = entryAt(request.record, 'userRecord/userDetails/userName');
  if (userName === undefined || userName.text === '' || isPlaceholder(id.text + userName.text)) return;
  const others = entriesAt(request.record, 'userRecord/userIdentifiers/userIdentifier/value');
  if ([userName, ...others].some(({ text }) => text.toLowerCase() === id.text.toLowerCase())) return;
  const record = userName.write(id.text);
  const call = id.write(userName.text);
  yield {
    about: userName,
    severity: 'warning',
    message: `The call is for ${quote(id.text)}, but the record is of ${quote(userName.text)}: this renames the user, or updates the wrong one.`,
    related: [{ entry: id, message: 'The call is for this user' }],
    fixes: [
      ...(record === undefined
        ? []
        : [{ title: `Make the record that of ${id.text}`, edits: [record], safe: false }]),
      ...(call === undefined
        ? []
        : [{ title: `Make the call for ${userName.text}`, edits: [call], safe: false }]),
    ],
  };
}
