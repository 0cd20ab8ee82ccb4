import { textOf } from '../record/record.ts';
import { complexType, schemaAttributes, schemaElement } from '../soap/schema.ts';
import { element, type Markup } from '../xml/write.ts';
import { extendedRole } from './calls.ts';
import { type Refusal, userNotFound } from './faults.ts';
import { coreFields } from './profile-fields.ts';
import { type Arguments, textGiven, textsOf } from './read.ts';
import { findOlsaUser, type OlsaUser } from './users.ts';

/**
 * The attributes of a user in the older answer that the sandbox has something for, and their names in the store.
 * `authid` is left out: which number stands for which role is not known.
 */
const userAttributes: readonly (readonly [attribute: string, stored: string])[] = [
  ['id', 'userName'],
  ['fname', 'firstName'],
  ['lname', 'lastName'],
  ['email', 'email'],
  ['activated', 'active'],
  ['lang_pref', 'language'],
  ['birthdate', 'birthDate'],
  ...['sex', 'address1', 'address2', 'city', 'state', 'zip', 'country', 'phone'].map(
    (name) => [name, name] as const,
  ),
  ['ccnumber', 'ccNumber'],
  ['cctype', 'ccType'],
  ['ccexpr', 'ccExpr'],
  ['free1', 'free1'],
  ['manager', 'manager'],
];

/** UM_GetUserDetails: one user, by login name alone. */
export function userDetails(users: readonly OlsaUser[], given: Arguments): readonly Markup[] | Refusal {
  const name = textGiven(given, 'userName');
  const user = findOlsaUser(users, name);
  if (user === undefined) return userNotFound(name);
  const groups = textsOf(user.groupCode).map((orgcode) => element('ugroup', { title: orgcode, orgcode }));
  const attributes = userAttributes.map(
    ([attribute, stored]) => [attribute, olderText(user, stored)] as const,
  );
  const said = attributes.filter(([, value]) => value !== '');
  return [element('user', Object.fromEntries(said), ...groups)];
}

/** The older answer has 1 and 0. */
function olderText(user: OlsaUser, stored: string): string {
  if (stored === 'active') return textOf(user, stored) === 'true' ? '1' : '0';
  return textOf(user, stored);
}

/** What UM_GetUserDetailsExtended looks for, and its names in the store. */
const criteria: readonly (readonly [argument: string, stored: string])[] = [
  ['username', 'userName'],
  ['firstName', 'firstName'],
  ['lastName', 'lastName'],
  ['email', 'email'],
  ['orgCode', 'groupCode'],
];

const mostUsers = 500;

/** UM_GetUserDetailsExtended: all that have exactly these values. */
export function foundUsers(users: readonly OlsaUser[], given: Arguments): readonly Markup[] | Refusal {
  const wanted = criteria.flatMap(([argument, stored]) => {
    const text = textGiven(given, argument);
    return text === '' ? [] : [{ stored, text: stored === 'userName' ? text.toLowerCase() : text }];
  });
  const found = users.filter((user) =>
    wanted.every(({ stored, text }) => textsOf(user[stored]).includes(text)),
  );
  if (found.length === 0) return userNotFound(textGiven(given, 'username'));
  return found.slice(0, mostUsers).map(extendedUser);
}

function extendedUser(user: OlsaUser): Markup {
  const own = Object.entries(user).filter(([name]) => name.startsWith('@'));
  const fields = [
    ...[...coreFields].map(([id, stored]) => [id, textsOf(user[stored])] as const),
    ...own.map(([name, value]) => [name.slice(1), textsOf(value)] as const),
  ].filter(([, texts]) => texts.some((text) => text !== ''));
  return element(
    'user',
    {
      username: textOf(user, 'userName'),
      activated: textOf(user, 'active'),
      userRole: extendedRole(textOf(user, 'authType')),
      isCustomUser: 'false',
      selfReg: 'false',
      siteLanguage: textOf(user, 'language'),
    },
    ...textsOf(user.groupCode).map((orgCode) =>
      element('userGroup', { orgCode, title: orgCode, activated: 'true', type: 'NORMAL' }),
    ),
    element(
      'profileFieldValues',
      {},
      ...fields.map(([id, texts]) =>
        element('fieldValue', { id }, ...texts.map((text) => element('value', {}, text))),
      ),
    ),
  );
}

/** The types of the two answers: what the sandbox writes of the vendor's schema. */
export const userDetailsType = complexType([
  schemaElement(
    'user',
    complexType(
      [
        schemaElement('ugroup', complexType([], schemaAttributes('xsd:string', 'title', 'orgcode')), {
          min: 0,
          many: true,
        }),
      ],
      schemaAttributes('xsd:string', ...userAttributes.map(([attribute]) => attribute)),
    ),
    { min: 0 },
  ),
]);

const fieldValue = complexType(
  [schemaElement('value', 'xsd:string', { min: 0, many: true })],
  schemaAttributes('xsd:string', 'id'),
);

export const foundUsersType = complexType([
  schemaElement(
    'user',
    complexType(
      [
        schemaElement(
          'userGroup',
          complexType([], schemaAttributes('xsd:string', 'orgCode', 'title', 'activated', 'type')),
          {
            min: 0,
            many: true,
          },
        ),
        schemaElement(
          'profileFieldValues',
          complexType([schemaElement('fieldValue', fieldValue, { min: 0, many: true })]),
          { min: 0 },
        ),
      ],
      schemaAttributes(
        'xsd:string',
        'username',
        'activated',
        'userRole',
        'isCustomUser',
        'selfReg',
        'siteLanguage',
      ),
    ),
    { min: 0, many: true },
  ),
]);
