import type { Field, FieldTable, Limit } from '../../facts/field.ts';
import { monthFirstDay } from '../calendar.ts';
import {
  addToGroupDoc,
  createExtendedDoc,
  createUserDoc,
  csvTemplate,
  editExtendedDoc,
  editUserDoc,
  getExtendedDoc,
  getUserDoc,
  olsaProxy,
  removeFromGroupDoc,
} from '../sources.ts';
import { under } from '../under.ts';
import * as limits from './limits.ts';
import { wireNames } from './names.ts';
import { withStates } from './states.ts';

type More = Partial<Omit<Field, 'type' | 'doc' | 'limits'>>;

function text(doc: string, allowed: readonly Limit[] = [], more: More = {}): Field {
  return { type: 'text', doc, source: editUserDoc, ...(allowed.length > 0 && { limits: allowed }), ...more };
}

const required: NonNullable<Field['required']> = { in: 'always', severity: 'error', source: editUserDoc };

const customerId = text('The short name of the site; the same as the user name of the security header.', [], {
  required,
  example: 'sandbox',
});
const existingUser = text('Login name of the user the call is about.', limits.existingName, {
  required,
  example: 'jdoe',
});
const createdUser = text('Login name the user gets; capital letters become small ones.', limits.createdName, {
  required,
  source: createUserDoc,
  example: 'jdoe',
});
const newUser = text(
  'Login name the user has from now on; capital letters become small ones.',
  limits.newName,
  {
    example: 'jane.doe',
  },
);
const password = text('Password of the login; upper and lower case differ.', limits.password, {
  secret: true,
});
const manager = text(
  'Login name of the user who approves for this one; the site may have the feature off.',
  limits.existingName,
  {
    example: 'bsmith',
  },
);
const active: Field = {
  type: 'boolean',
  doc: 'Whether the user can log in; 0 keeps all usage data.',
  source: editUserDoc,
  limits: limits.active,
  example: '1',
};
const language = text(
  'Language of the pages for this user; the site may not allow it to be set.',
  limits.language,
  {
    example: 'en_US',
  },
);
const authType = text('Role of the user: End-User, Manager or Admin.', limits.authType, {
  example: 'End-User',
});
const userRole = text('Role of the user: END_USER, MANAGER, ADMIN or COMPANY_ADMIN.', limits.userRole, {
  source: editExtendedDoc,
  example: 'END_USER',
});

/** What the older calls say about a person. */
const person: FieldTable = {
  firstName: text('Given name of the user.', limits.personName, { example: 'Jane' }),
  lastName: text('Family name of the user.', limits.personName, { example: 'Doe' }),
  email: text('E-mail address of the user.', limits.email, { example: 'jane.doe@example.com' }),
  manager,
  authType,
  groupPath: text('Path of the group; the schema has it, the documentation does not.', [], {
    source: olsaProxy,
  }),
  birthDate: {
    type: 'date',
    doc: 'Day of birth, as yyyy-MM-dd; the documentation says MM/DD/YYYY. Leave it out when it is empty.',
    source: olsaProxy,
    limits: limits.birthDate,
    secret: true,
    fromForm: monthFirstDay,
    example: '1980-01-31',
  },
};

/** What they say about where a person lives and the like. */
const details: FieldTable = {
  sex: text('Gender of the user: M or F.', limits.sex, { example: 'F' }),
  address1: text('First line of the address.', limits.about254),
  address2: text('Second line of the address.', limits.about254),
  city: text('Town or city of the user.', limits.about254, { example: 'Nashua' }),
  state: text('State, as its abbreviation of two letters.', limits.state, { example: 'NH' }),
  zip: text('Postal code of the user.', limits.zip, { example: '03062' }),
  country: text('Country of the user.', limits.about254),
  phone: text('Phone number of the user.', limits.about254),
  ccNumber: text('Once a card number, now anything of up to 16 characters.', limits.cardNumber),
  ccType: text('Once the kind of card, now anything.', limits.about254),
  ccExpr: text('Once the month and year a card ends, MMYY; now up to four digits.', limits.cardExpiry, {
    example: '0126',
  }),
  free1: text('A remark of up to 104 characters.', limits.freeText),
  language,
};

/** The fields a site defines itself, and the names and address every site has. */
const profile: FieldTable = {
  profileFieldValues: {
    type: 'group',
    doc: 'Values of the profile fields of the site.',
    source: editExtendedDoc,
  },
  ...under('profileFieldValues', {
    fieldValue: { type: 'group', doc: 'One profile field and its values.', source: olsaProxy, many: true },
    'fieldValue/@id': text('Id of the field: the site’s own, or one that begins with _sys.', limits.fieldId, {
      source: csvTemplate,
      codes: 'ProfileFields',
      example: '_sys_firstname',
    }),
    'fieldValue/value': text('One value of the field.', [], { source: olsaProxy, many: true }),
  }),
};

const groupCode = text(
  'Code of a group of the user; all groups sent replace those the user is in.',
  limits.groups,
  {
    source: editExtendedDoc,
    many: true,
    example: 'sales',
  },
);

function request(root: string, doc: string, source: Field['source'], rows: FieldTable): FieldTable {
  return withStates(root, {
    [root]: { type: 'group', doc, source },
    ...under(root, withAliases(root, rows)),
  });
}

/** The names of the documentation and of sister calls, at the fields they stand for. */
function withAliases(root: string, rows: FieldTable): FieldTable {
  const names = [...(wireNames.get(root) ?? [])];
  const all = Object.entries(rows).map(([name, field]): [string, Field] => {
    const aliases = names.filter(([, wire]) => wire === name).map(([alias]) => alias);
    return [name, aliases.length === 0 ? field : { ...field, aliases }];
  });
  return Object.fromEntries(all);
}

/** The requests of the user operations, by the name of their element. */
export const tables = {
  EditUserRequest: request(
    'EditUserRequest',
    'Changes a user: what is sent is changed, what is not sent stays.',
    editUserDoc,
    {
      customerId,
      userName: existingUser,
      groupCode: text(
        'Code of the one group the user moves to; it replaces every group the user is in.',
        limits.oneGroup,
        {
          example: 'sales',
        },
      ),
      password,
      ...person,
      active,
      ...details,
      newUserName: newUser,
    },
  ),
  EditUserExtendedRequest: request(
    'EditUserExtendedRequest',
    'Changes a user, with profile fields and several groups.',
    editExtendedDoc,
    {
      customerId,
      username: { ...existingUser, source: editExtendedDoc },
      password,
      manager,
      userRole,
      active,
      siteLanguage: language,
      newUsername: newUser,
      groupCode,
      ...profile,
    },
  ),
  CreateUserRequest: request('CreateUserRequest', 'Makes a new user of the site.', createUserDoc, {
    customerId,
    userName: createdUser,
    groupCode: text('Codes of the groups of the user, with commas between them.', limits.groups, {
      source: createUserDoc,
      example: 'sales',
    }),
    password,
    ...person,
    authType: text('Role of the user: Manager or End-User.', limits.createdRole, {
      source: createUserDoc,
      example: 'End-User',
    }),
    ...details,
  }),
  CreateUserExtendedRequest: request(
    'CreateUserExtendedRequest',
    'Makes a new user, with profile fields.',
    olsaProxy,
    {
      customerId,
      userName: createdUser,
      password: {
        ...password,
        doc: `${password.doc} Without one it is the login name.`,
        source: createExtendedDoc,
      },
      manager,
      language,
      userRole,
      groupCode: {
        ...groupCode,
        doc: 'Codes of the groups of the user: elements, or one list with commas.',
        source: createExtendedDoc,
        required: { in: 'always', severity: 'error', source: createExtendedDoc },
      },
      ...profile,
    },
  ),
  GetUserDetailsRequest: request('GetUserDetailsRequest', 'Asks for one user by login name.', getUserDoc, {
    customerId,
    userName: existingUser,
  }),
  GetUserDetailsExtendedRequest: request(
    'GetUserDetailsExtendedRequest',
    'Asks for the users that have exactly these values, 500 at most.',
    getExtendedDoc,
    {
      customerId,
      username: text('Login name to look for.', limits.existingName, {
        source: getExtendedDoc,
        example: 'jdoe',
      }),
      firstName: text('Given name to look for.', [], { source: getExtendedDoc }),
      lastName: text('Family name to look for.', [], { source: getExtendedDoc }),
      email: text('E-mail address to look for.', [], { source: getExtendedDoc }),
      orgCode: text('Code of the group to look in.', [], { source: getExtendedDoc }),
    },
  ),
  DeleteUserRequest: request('DeleteUserRequest', 'Deletes a user; switched off for customers.', olsaProxy, {
    customerId,
    userName: existingUser,
  }),
  AddUserToGroupRequest: request('AddUserToGroupRequest', 'Puts a user into more groups.', addToGroupDoc, {
    customerId,
    userName: existingUser,
    groupCode: { ...groupCode, doc: 'Code of a group the user comes into.', source: addToGroupDoc },
  }),
  RemoveUserFromGroupRequest: request(
    'RemoveUserFromGroupRequest',
    'Takes a user out of groups.',
    removeFromGroupDoc,
    {
      customerId,
      userName: existingUser,
      groupCode: { ...groupCode, doc: 'Code of a group the user leaves.', source: removeFromGroupDoc },
    },
  ),
  GetProfileFieldDefinitionsRequest: request(
    'GetProfileFieldDefinitionsRequest',
    'Asks which profile fields the site has.',
    olsaProxy,
    { customerId },
  ),
  GetTimestampRequest: request('GetTimestampRequest', 'Asks for the clock of the service.', olsaProxy, {
    customerId,
  }),
} as const satisfies Readonly<Record<string, FieldTable>>;

export type RequestName = keyof typeof tables;
