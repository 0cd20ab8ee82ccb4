import { olsaCall, olsaMessage, olsaNamespace, olsaRequest, sentAt } from '../olsa/payloads.ts';
import type { Excuse, Provocation } from './provocation.ts';

type More = Pick<Provocation, 'site' | 'note'>;

const line = 'POST /olsa/services/Olsa';

/** The elements of a call beside the customer's id, by name. */
type Said = readonly (readonly [name: string, value: string])[];

function call(error: string, request: string, said: Said, more: More = {}): Provocation {
  const written = (some: Said) =>
    olsaRequest(request, some.map(([name, value]) => `<o:${name}>${value}</o:${name}>`).join(''));
  return {
    error,
    request: written(said),
    smaller: said.map((one) => written(said.filter((other) => other !== one))),
    shown: { line, body: shown(request, [['customerId', 'sandbox'], ...said]) },
    ...more,
  };
}

function shown(request: string, said: Said): string {
  const lines = said.map(([name, value]) => `  <${name}>${long(value)}</${name}>\n`);
  return `<${request} xmlns="${olsaNamespace}">\n${lines.join('')}</${request}>`.replaceAll('o:', '');
}

/** A value that only its length matters of. */
function long(value: string): string {
  return value.length > 200 ? `… ${value.length} characters …` : value;
}

const edit = (error: string, name: string, value: string, more?: More) =>
  call(
    error,
    'EditUserRequest',
    [
      ['userName', 'jdoe'],
      [name, value],
    ],
    more,
  );
const upgraded: More = { site: 'upgraded.jsonc' };

const unmigrated = 'sex address1 address2 city state zip country phone ccNumber ccType ccExpr free1'.split(
  ' ',
);

/** A call whose envelope or header is not as it must be; the page shows the call. */
function sealed(error: string, request: Provocation['request'], note: string): Provocation {
  const body = shown('EditUserRequest', [
    ['customerId', 'sandbox'],
    ['userName', 'jdoe'],
  ]);
  return { error, request, shown: { line, body }, note };
}

const plainEdit = `<o:EditUserRequest xmlns:o="${olsaNamespace}"><o:customerId>sandbox</o:customerId><o:userName>jdoe</o:userName></o:EditUserRequest>`;
const minute = 60_000;

export const olsa: readonly Provocation[] = [
  // The table of the seed: UM_EditUser.
  edit('lastNameTooLong', 'lastName', 'x'.repeat(256)),
  edit('firstNameTooLong', 'firstName', 'x'.repeat(256)),
  edit('groupCodeNotFound', 'groupCode', 'groupX', upgraded),
  edit('userNameTaken', 'newUserName', 'bsmith'),
  edit('roleInvalid', 'authType', 'END_USER'),
  edit('managerInvalid', 'manager', 'nobody'),
  edit('groupNotFound', 'groupPath', '/groupX', upgraded),
  edit('languageUnavailable', 'language', 'de', upgraded),
  call('nothingToUpdate', 'EditUserRequest', [['userName', 'jdoe']]),
  ...unmigrated.map((name) => edit(`unmigrated-${name}`, name, '1', upgraded)),
  edit('managerUnavailable', 'manager', 'bsmith', upgraded),

  // Of its values, in words that clients have seen.
  edit('groupCodeTooLong', 'groupCode', 'x'.repeat(241)),
  edit('fieldTooLong', 'zip', '1'.repeat(21)),
  edit('userNameInvalid', 'newUserName', 'link', { note: 'A reserved word.' }),
  edit('passwordInvalid', 'password', 'a b'),
  edit('emailInvalid', 'email', 'a b'),
  call('userNotFound', 'EditUserRequest', [], { note: 'A name that nobody has gets it as well.' }),
  call(
    'groupCodesNotFound',
    'EditUserExtendedRequest',
    [
      ['username', 'jdoe'],
      ['groupCode', 'SkillSoft,groupX'],
    ],
    upgraded,
  ),
  call('profileField', 'EditUserExtendedRequest', [
    ['username', 'jdoe'],
    ['profileFieldValues', '<o:fieldValue id="hired"><o:value>yesterday</o:value></o:fieldValue>'],
  ]),

  // Of who is in which group.
  call('groupMissing', 'RemoveUserFromGroupRequest', [['userName', 'jdoe']]),
  call('userNotInGroup', 'RemoveUserFromGroupRequest', [
    ['userName', 'jdoe'],
    ['groupCode', 'sales'],
  ]),
  call('lastGroup', 'RemoveUserFromGroupRequest', [
    ['userName', 'jdoe'],
    ['groupCode', 'SkillSoft'],
  ]),
  call('userInGroup', 'AddUserToGroupRequest', [
    ['userName', 'jdoe'],
    ['groupCode', 'SkillSoft'],
  ]),
  call('userNotValid', 'RemoveUserFromGroupRequest', []),

  // Of the software in front of the service.
  call('invalidElement', 'EditUserRequest', [['isActive', '1']]),
  call('invalidDate', 'EditUserRequest', [['birthDate', '01/31/1980']]),
  call('invalidBoolean', 'EditUserRequest', [['active', 'N']]),
  call('childElement', 'EditUserRequest', [['lastName', '<o:value>Roe</o:value>']]),
  {
    error: 'noSuchOperation',
    request: olsaCall(`<o:UM_EditUser xmlns:o="${olsaNamespace}"/>`),
    shown: { line, body: `<UM_EditUser xmlns="${olsaNamespace}"/>` },
  },
  call('accessDenied', 'DeleteUserRequest', []),
  sealed('noHeader', olsaMessage(plainEdit, ''), 'Without a WS-Security header.'),
  sealed(
    'order',
    olsaCall(plainEdit, { timestampLast: true }),
    'With the Timestamp after the UsernameToken.',
  ),
  sealed('notAuthenticated', olsaCall(plainEdit, { secret: 'wrong' }), 'With another secret.'),
  sealed(
    'expired',
    olsaCall(plainEdit, { created: sentAt - 6 * minute, expires: sentAt }),
    'With a header of six minutes ago.',
  ),
];

const groupCalls =
  'Of a call that makes or changes a group. It says nothing about a user: neither Userlint nor the sandbox knows the call.';

export const olsaExcuses: readonly Excuse[] = [
  ...[
    'groupExists',
    'groupTitleTooLong',
    'groupTitleMissing',
    'parentGroupProblem',
    'parentGroupMissing',
    'groupUnknown',
    'newGroupCodeTooLong',
    'newGroupTitleTooLong',
    'groupEditEmpty',
  ].map((error) => ({ error, why: groupCalls })),
  {
    error: 'groupNeeded',
    why: 'Seen by a client of the sign-on calls, which make a user on the way: the sandbox has no sign-on.',
  },
];
