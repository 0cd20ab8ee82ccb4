import { type Group, textOf } from '../record/record.ts';
import type { Users } from '../service/store.ts';

/** A stored user, by the names of EditUserRequest; profile fields by their id, which begins with '@'. */
export type OlsaUser = Group;

export type OlsaUsers = Users<OlsaUser>;

/** Whom a call can name: with Privacy Support those alone that a call has made. */
export function namedUsers(users: OlsaUsers, privacySupport: boolean): readonly OlsaUser[] {
  return privacySupport ? users.all.filter((user) => user.madeByCall === 'true') : users.all;
}

/** Usernames are lower case, whatever is sent. */
export function findOlsaUser(users: readonly OlsaUser[], name: string): OlsaUser | undefined {
  return users.find((user) => textOf(user, 'userName') === name.toLowerCase());
}
