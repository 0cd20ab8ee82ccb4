import { type Group, isGroup, listOf, textOf } from '../record/record.ts';
import type { Users } from '../service/store.ts';
import { type AlmaError, almaError } from './answers.ts';

/** A stored user. */
export interface AlmaUser {
  /** By the names of the REST user, without wrappers and labels. */
  readonly user: Group;
  /** Protected fields that a librarian has changed by hand: an update keeps them unless `override` names them. */
  readonly handEdited: readonly string[];
}

export type AlmaUsers = Users<AlmaUser>;

/** What the service counts of a user: shown on demand. */
export const counters = ['loans', 'requests', 'fees'];

/** Something is lent, asked for or owed: such a user cannot be deleted. */
export function hasOutstanding(user: Group): boolean {
  return counters.some((name) => Number(user[name] ?? 0) > 0);
}

/** Without what Alma never shows, and without the counters nobody asked for. */
export function shown(user: Group, asked: readonly string[] = []): Group {
  const hidden = counters.filter((name) => !asked.includes(name)).map((name) => [name, undefined]);
  return { ...user, ...Object.fromEntries(hidden), password: '', pin_number: undefined };
}

/** Whether an entry of the data file can be a user. */
export function isAlmaUser(entry: unknown): entry is AlmaUser {
  return isGroup(entry) && isGroup(entry.user) && Array.isArray(entry.handEdited);
}

/**
 * The user with that primary id (in any case) or identifier; with a type, that identifier alone counts.
 * `user_name` is what the SOAP service calls the primary id.
 * The words differ: 401861 for a plain look-up, 401890 where a type was given.
 */
export function findAlmaUser(users: AlmaUsers, id: string, type = ''): AlmaUser | AlmaError {
  const anyType = type === '' || type === 'all_unique';
  const found = users.all.find((one) => isIdOf(one, id, anyType ? undefined : type));
  return found ?? (anyType ? almaError('401861', { X: id }) : almaError('401890', { X: id, Y: type }));
}

/** True for the primary id of the user in any case, and for an identifier, of that type if one is given. */
export function isIdOf({ user }: AlmaUser, id: string, type?: string): boolean {
  const primary = type === undefined || type === 'user_name';
  if (primary && sameId(textOf(user, 'primary_id'), id)) return true;
  return listOf(user, 'user_identifier').some(
    (identifier) =>
      textOf(identifier, 'value') === id && (type === undefined || textOf(identifier, 'id_type') === type),
  );
}

/** Primary ids are the same in upper and lower case. */
export function sameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

export function isError(found: AlmaUser | AlmaError): found is AlmaError {
  return 'code' in found;
}
