import {
  type Group,
  groupOf,
  isEmpty,
  isGroup,
  isScalar,
  listOf,
  membersOf,
  type Shape,
  textOf,
  type Value,
} from '../record/record.ts';
import { almaUserShape, updateOperation } from './tables.ts';
import { unsaidRow } from './unsaid.ts';
import type { AlmaUser } from './users.ts';

/**
 * The user after an update: everything is swapped for what came in, and what did not come in is gone, except
 * - what Alma alone writes,
 * - what the table says is ignored when it says nothing: the roles,
 * - the protected fields of an external user that were edited by hand or came in empty, unless `override` names them.
 */
export function swapAll(
  { user, handEdited }: AlmaUser,
  incoming: Group,
  override: ReadonlySet<string>,
): AlmaUser {
  const external = textOf(user, 'account_type') === 'EXTERNAL';
  const members: [string, Value | undefined][] = [];
  for (const child of almaUserShape.children) {
    const { name } = child.field.wrapper ? (child.children[0] ?? child) : child;
    const unsaid = unsaidRow(child.field, incoming[name], updateOperation);
    const shielded = external && child.field.protected && !override.has(child.name);
    const keep =
      child.field.outputOnly ||
      unsaid?.means === 'ignored' ||
      (shielded && (unsaid !== undefined || handEdited.includes(child.name)));
    members.push([name, keep ? user[name] : incoming[name]]);
  }
  return { user: asStored(Object.fromEntries(members)), handEdited };
}

/** A user as Alma keeps it: with defaults, segment types and a full name. */
export function asStored(user: Group): Group {
  // A password goes no further: Alma keeps the old one where none comes in, and never shows either.
  const { password: _password, ...rest } = user;
  const stored = normalised(rest, almaUserShape, textOf(user, 'account_type') === 'EXTERNAL');
  return { ...stored, full_name: fullName(stored) };
}

function fullName(user: Group): string {
  const names = ['first_name', 'middle_name', 'last_name'].map((name) => textOf(user, name));
  return names.filter((name) => name !== '').join(' ');
}

/**
 * Every segment gets its type: always Internal for an internal user; for an external one External, unless it says
 * Internal. What is not said gets its default; a flag is false. As deep as the table.
 */
function normalised(group: Group, shape: Shape, external: boolean): Group {
  const members: [string, Value | undefined][] = [];
  for (const member of membersOf(shape)) {
    const value = group[member.name];
    if (member.name === 'segment_type') {
      members.push([member.name, external && value !== 'Internal' ? 'External' : 'Internal']);
    } else if (isScalar(member)) {
      const said = isEmpty(value) ? member.field.default : value;
      members.push([member.name, member.field.type === 'boolean' ? flag(said) : said]);
    } else if (member.field.many) {
      members.push([
        member.name,
        listOf(group, member.name).map((entry) => normalised(entry, member, external)),
      ]);
    } else if (isGroup(value)) {
      members.push([member.name, normalised(groupOf(group, member.name), member, external)]);
    }
  }
  return Object.fromEntries(members.filter(([, value]) => value !== undefined && value !== ''));
}

function flag(value: Value | undefined): string {
  return value === 'true' || value === '1' ? 'true' : 'false';
}
