import { type Group, isEmpty, textOf } from '../record/record.ts';
import { institution } from './institution.ts';
import { asStored } from './update.ts';
import { type AlmaUser, isIdOf } from './users.ts';

/** The user that Alma makes of `incoming`: with an id and with a role, if it brings none. */
export function createdUser(incoming: Group, others: readonly AlmaUser[]): AlmaUser {
  const primaryId = textOf(incoming, 'primary_id') || freeId(incoming, others);
  const roles = isEmpty(incoming.user_role) ? [patron] : incoming.user_role;
  return { user: asStored({ ...incoming, primary_id: primaryId, user_role: roles }), handEdited: [] };
}

/** What the sandbox's role assignment rules give to everybody. */
const patron: Group = { status: 'ACTIVE', scope: institution.code, role_type: '200' };

/** Made of the names, as the loader does; with a number where somebody has it already. */
function freeId(incoming: Group, others: readonly AlmaUser[]): string {
  const names = [textOf(incoming, 'first_name'), textOf(incoming, 'last_name')];
  const wish = names.filter(Boolean).join('.').replace(/\s+/g, '').toLowerCase() || 'user';
  let id = wish;
  for (let number = 2; others.some((other) => isIdOf(other, id)); number++) id = `${wish}${number}`;
  return id;
}
