import { type Group, textOf, type Value } from '../record/record.ts';
import { storedRole, type UserCall } from './calls.ts';
import { generalFault, type Refusal, userNotFound } from './faults.ts';
import { coreFields } from './profile-fields.ts';
import { type Arguments, textGiven, textsOf } from './read.ts';
import { findOlsaUser, type OlsaUser } from './users.ts';
import { codesOf, type Place, valuesRefusal } from './values.ts';

/** The user after the edit, or why the service would not do it. */
export function edited(
  place: Place,
  given: Arguments,
): { readonly before: OlsaUser; readonly after: OlsaUser } | Refusal {
  const { call, users } = place;
  const key = call.userName ?? '';
  const name = textGiven(given, key);
  const before = findOlsaUser(users, name);
  if (before === undefined) return userNotFound(name);

  const changes = new Map([...given].filter(([argument]) => argument !== 'customerId' && argument !== key));
  const refusal = valuesRefusal(place, changes);
  if (refusal !== undefined) return refusal;
  const after = withChanges(before, call, changes);
  const nothing = !changes.has('password') && sameUser(before, after);
  return nothing ? generalFault('nothingToUpdate') : { before, after };
}

/** The user with the values sent. The service never shows a password, so none is kept. */
export function withChanges(before: OlsaUser, call: UserCall, changes: Arguments): OlsaUser {
  const members = [...changes]
    .filter(([name]) => name !== 'password')
    .map(([name, value]) => stored(call, name, value));
  const after: OlsaUser = { ...before, ...Object.fromEntries(members) };
  if (!call.extended) return after;
  // Without a first or last name the login name is used.
  const nameless = ['firstName', 'lastName'].filter((name) => textOf(after, name) === '');
  return { ...after, ...Object.fromEntries(nameless.map((name) => [name, textOf(after, 'userName')])) };
}

function stored(call: UserCall, name: string, value: Value): readonly [string, Value] {
  const texts = textsOf(value);
  if (name === call.newName) return ['userName', texts.join().toLowerCase()];
  if (name === 'groupCode') return [name, codesOf(texts)];
  if (name.startsWith('@')) {
    const core = coreFields.get(name.slice(1));
    return core === undefined ? [name, texts] : [core, texts[0] ?? ''];
  }
  const own = call.stored.get(name) ?? name;
  return own === 'authType' ? [own, storedRole(texts.join())] : [own, value];
}

function sameUser(before: Group, after: Group): boolean {
  return Object.entries(after).every(
    ([name, value]) => textsOf(before[name]).join('\n') === textsOf(value).join('\n'),
  );
}
