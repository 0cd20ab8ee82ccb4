import { type Group, textOf } from '../record/record.ts';
import { childNamed, type Element, readXml } from '../xml/read.ts';
import type { Markup } from '../xml/write.ts';
import type { Alma } from './alma.ts';
import { type AlmaError, almaError, resultXml } from './answers.ts';
import { createdUser } from './create.ts';
import { orderedError } from './ordered.ts';
import { createRefusal, mistyped, updateRefusal } from './refusal.ts';
import { swapAll } from './update.ts';
import { fromUserRecord, hasWrongDate } from './user-record-read.ts';
import { userRecordNamespace } from './user-record-rows.ts';
import { toUserRecord } from './user-record-write.ts';
import { type AlmaUser, findAlmaUser, hasOutstanding, isError } from './users.ts';

/** What goes into SearchResults; an error goes there, too. */
type SoapCall = (alma: Alma, call: Element) => Markup | AlmaError;

/** By the element of the request. */
export const almaSoapCalls: ReadonlyMap<string, SoapCall> = new Map([
  ['getUserDetails', about(getUserDetails)],
  ['updateUser', about(updateUser)],
  ['createUser', createUser],
  ['deleteUser', about(deleteUser)],
]);

/** A call whose first argument names a user. */
function about(answer: SoapCall): SoapCall {
  return (alma, call) => orderedError(alma.institution, argument(call, 'arg0')) ?? answer(alma, call);
}

function getUserDetails({ users }: Alma, call: Element): Markup | AlmaError {
  const found = findAlmaUser(users, argument(call, 'arg0'), argument(call, 'arg1'));
  return isError(found) ? found : resultXml(toUserRecord(found.user));
}

function updateUser(alma: Alma, call: Element): Markup | AlmaError {
  const { users } = alma;
  const record = recordIn(call);
  if (record === undefined || hasWrongDate(record)) return almaError('401676');
  const found = findAlmaUser(users, argument(call, 'arg0'), argument(call, 'arg1'));
  if (isError(found)) return found;

  // Compared as written: a blank more is another code.
  const owner = argument(call, 'arg2');
  const recordOwner = childNamed(childNamed(record, 'userDetails'), 'externalId')?.text ?? '';
  if (owner !== recordOwner || owner !== textOf(found.user, 'external_id')) return almaError('401655');

  // What the record has no words for stays as it is.
  const incoming = { ...found.user, ...fromUserRecord(record) };
  const refusal = unreadable(incoming) ?? updateRefusal(alma, found, incoming);
  if (refusal !== undefined) return refusal;
  const after = swapAll(found, incoming, new Set());
  users.put(found, after);
  return resultXml(toUserRecord(after.user));
}

function createUser(alma: Alma, call: Element): Markup | AlmaError {
  const { users, institution } = alma;
  const record = recordIn(call);
  if (record === undefined || hasWrongDate(record)) return almaError('401676');
  const issueWarning = argument(call, 'arg2').trim() || 'true';
  // Any other value "will return an error message"; which one is inferred.
  if (issueWarning !== 'true' && issueWarning !== 'false') return almaError('401652');

  // The call says whose user it becomes, whatever the record says.
  const owner = argument(call, 'arg0');
  const account = owner === '' ? 'INTERNAL' : 'EXTERNAL';
  const incoming = { ...fromUserRecord(record), account_type: account, external_id: owner };
  const refusal =
    orderedError(institution, textOf(incoming, 'primary_id')) ??
    unreadable(incoming) ??
    createRefusal(alma, incoming) ??
    (issueWarning === 'true' ? duplicateWarning(users.all, incoming) : undefined);
  if (refusal !== undefined) return refusal;
  const created = createdUser(alma, incoming);
  users.put(undefined, created);
  return resultXml(toUserRecord(created.user));
}

function deleteUser({ users }: Alma, call: Element): Markup | AlmaError {
  const found = findAlmaUser(users, argument(call, 'arg0'), argument(call, 'arg1'));
  if (isError(found)) return found;
  // As in REST; that the retired service kept such a user, too, is inferred.
  if (hasOutstanding(found.user)) {
    return almaError('401850', { X: argument(call, 'arg0'), Y: argument(call, 'arg1') });
  }
  users.put(found, undefined);
  return resultXml();
}

const samePerson = ['first_name', 'middle_name', 'last_name', 'birth_date'];

/**
 * A user of the same names and birth date is warned of; without a birth date nobody is looked for. An answer has no
 * place for a warning but the list of errors: that it stands there and with this code is inferred.
 */
function duplicateWarning(users: readonly AlmaUser[], incoming: Group): AlmaError | undefined {
  if (textOf(incoming, 'birth_date') === '') return undefined;
  const same = users.some(({ user }) =>
    samePerson.every((name) => textOf(user, name) === textOf(incoming, name)),
  );
  if (!same) return undefined;
  const { code, message } = almaError('401658');
  return { code, message: `${message} (warning: a user of the same names and birth date exists)` };
}

function unreadable(incoming: Group): AlmaError | undefined {
  return mistyped(incoming) === undefined ? undefined : almaError('401676');
}

function argument(call: Element, name: string): string {
  return childNamed(call, name)?.text ?? '';
}

/** The record in whichever argument carries it: as an element, or as text that is itself XML. */
function recordIn(call: Element): Element | undefined {
  for (const { children, text } of call.children) {
    const root = children[0] ?? (text.trimStart().startsWith('<') ? readXml(text.trim()) : undefined);
    if (root?.name === 'userRecord' && root.namespace === userRecordNamespace) return root;
  }
  return undefined;
}
