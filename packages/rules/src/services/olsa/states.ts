import type { Source } from '../../facts/evidence.ts';
import type { Field, FieldTable, StateRow } from '../../facts/field.ts';
import {
  addToGroupDoc,
  axisInferred,
  createExtendedDoc,
  createUserDoc,
  editUserDoc,
  getExtendedDoc,
  olsaInferred,
  olsaMoodle,
  removeFromGroupDoc,
} from '../sources.ts';

/** Gives every row of a request its states. */
export function withStates(root: string, table: FieldTable): FieldTable {
  return Object.fromEntries(
    Object.entries(table).map(([path, field]) => [
      path,
      path === root ? field : { ...field, states: statesOf(root, path.slice(root.length + 1), field) },
    ]),
  );
}

type States = readonly StateRow[];

/** Of most fields, whatever their name, by what the call does. */
const ofCall: Readonly<Record<string, States>> = {
  // That an empty text changes nothing is concluded from "User not updated - nothing to update."
  EditUserRequest: text(editUserDoc, olsaInferred),
  EditUserExtendedRequest: text(editUserDoc, olsaInferred),
  CreateUserRequest: text(createUserDoc, olsaInferred),
  // "If left blank, the password defaults to username."
  CreateUserExtendedRequest: text(createExtendedDoc, createExtendedDoc),
  GetUserDetailsExtendedRequest: text(getExtendedDoc, olsaInferred),
};

/** Axis sets nothing where an element is nil, and takes the blanks of a text for the text. */
function text(absent: Source, empty: Source): States {
  return [
    { of: ['absent'], means: 'ignored', source: absent },
    { of: ['nil'], means: 'ignored', source: axisInferred },
    { of: ['empty'], means: 'ignored', source: empty },
    { of: ['blank'], means: 'taken', source: axisInferred },
  ];
}

const missing = ['absent', 'nil', 'empty', 'blank'] as const;

/** What the call cannot do without. */
function refused(error: string, source: Source): States {
  return [{ of: missing, means: 'refused', error, source }];
}

const userOfCall: Readonly<Record<string, States>> = {
  CreateUserRequest: refused('userNameInvalid', olsaInferred),
  CreateUserExtendedRequest: refused('userNameInvalid', olsaInferred),
  RemoveUserFromGroupRequest: refused('userNotValid', removeFromGroupDoc),
};

const groupOfCall: Readonly<Record<string, States>> = {
  CreateUserExtendedRequest: refused('groupNotFound', olsaInferred),
  AddUserToGroupRequest: refused('groupMissing', addToGroupDoc),
  RemoveUserFromGroupRequest: refused('groupMissing', removeFromGroupDoc),
};

/** A path of blanks is nobody's, and so is a code. */
function groupOf(root: string, error: string): States {
  const unknown: StateRow = { of: ['blank'], means: 'refused', error, source: olsaInferred };
  // A sign-on client sends the code empty on purpose, and nobody loses a group.
  const empty: StateRow = { of: ['empty'], means: 'ignored', source: olsaMoodle };
  return [unknown, ...(root.startsWith('Edit') ? [empty] : []), ...(ofCall[root] ?? [])];
}

/** Axis reads an empty date as a date that is none. */
function dateOf(root: string): States {
  return [
    { of: ['empty', 'blank'], means: 'refused', error: 'invalidDate', source: axisInferred },
    ...(ofCall[root] ?? []),
  ];
}

/** Of a flag Axis looks at the first letter, where there is one. */
function flagOf(root: string): States {
  return [{ of: ['nil', 'empty', 'blank'], means: 'ignored', source: axisInferred }, ...(ofCall[root] ?? [])];
}

/** A field of the profile that is named without a value loses the one it has. */
const profileValue: States = [
  { of: ['absent', 'nil', 'empty'], means: 'emptied', source: olsaInferred },
  { of: ['blank'], means: 'taken', source: axisInferred },
];

function statesOf(root: string, name: string, { type }: Field): States {
  if (name === 'customerId') return refused('notAuthenticated', olsaInferred);
  if (isUser(root, name)) return userOfCall[root] ?? refused('userNotFound', olsaInferred);
  if (name === 'groupCode') return groupOfCall[root] ?? groupOf(root, 'groupCodeNotFound');
  if (name === 'groupPath') return groupOf(root, 'groupNotFound');
  if (name === 'profileFieldValues/fieldValue/value') return profileValue;
  if (type === 'date') return dateOf(root);
  return type === 'boolean' ? flagOf(root) : (ofCall[root] ?? []);
}

/** Whom the call is about; to a search the name is one criterion of several. */
function isUser(root: string, name: string): boolean {
  return name.toLowerCase() === 'username' && root !== 'GetUserDetailsExtendedRequest';
}
