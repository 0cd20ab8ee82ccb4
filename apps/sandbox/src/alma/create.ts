import { type Group, isEmpty, textOf } from '../record/record.ts';
import type { Alma } from './alma.ts';
import { asStored } from './update.ts';
import { type AlmaUser, isIdOf } from './users.ts';

/** The user that Alma makes of `incoming`: with an id and with a role, if it brings none. */
export function createdUser({ users, institution }: Alma, incoming: Group): AlmaUser {
  const primaryId = textOf(incoming, 'primary_id') || freeId(incoming, users.all);
  const roles = isEmpty(incoming.user_role) ? [patron(institution.code)] : incoming.user_role;
  return { user: asStored({ ...incoming, primary_id: primaryId, user_role: roles }), handEdited: [] };
}

/** What the sandbox's role assignment rules give to everybody. */
function patron(scope: string): Group {
  return { status: 'ACTIVE', scope, role_type: '200' };
}

/** Made of the names, as the loader does; with a number where somebody has it already. */
function freeId(incoming: Group, others: readonly AlmaUser[]): string {
  const names = [textOf(incoming, 'first_name'), textOf(incoming, 'last_name')];
  const wish = names.filter(Boolean).join('.').replace(/\s+/g, '').toLowerCase() || 'user';
  let id = wish;
  for (let number = 2; others.some((other) => isIdOf(other, id)); number++) id = `${wish}${number}`;
  return id;
}
