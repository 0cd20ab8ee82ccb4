import type { ServiceErrorRow } from '../../model/service.ts';
import {
  axisInferred,
  createGroupDoc,
  deleteUserDoc,
  editUserDoc,
  olsaPhp,
  securityDoc,
} from '../sources.ts';
import { naming, places, row } from './fault-row.ts';
import { tables } from './fields.ts';
import { groupErrors } from './group-errors.ts';

const loginName = places('newUserName', 'newUsername', 'userName', 'username');

const faults = {
  lastNameTooLong: row(
    editUserDoc,
    'Error: Last Name field is too long. Max 255 characters.',
    'last name field is too long',
    places('lastName'),
    'Shorten the last name to 255 characters.',
  ),
  firstNameTooLong: row(
    editUserDoc,
    'Error: First Name field is too long. Max 255 characters.',
    'first name field is too long',
    places('firstName'),
    'Shorten the first name to 255 characters.',
  ),
  groupCodeTooLong: row(
    createGroupDoc,
    "'ORGCODE' field is too long. Max 240 characters",
    "'orgcode' field is too long",
    places('groupCode'),
    'Shorten the group code to 240 characters.',
  ),
  fieldTooLong: naming(
    /['"]?([\w ]{1,40}?)['"]? field is too long/i,
    row(olsaPhp, 'field is too long', 'field is too long', [], 'Shorten the field that is named.'),
  ),
  groupCodeNotFound: row(
    editUserDoc,
    'Error: Org Code X not found.',
    'error: org code',
    places('groupCode'),
    'Use the code of one group that exists.',
  ),
  groupCodesNotFound: row(
    olsaPhp,
    'user group with orgcode',
    'user group with orgcode',
    places('groupCode'),
    'Use codes of groups that exist.',
  ),
  groupNotFound: row(
    editUserDoc,
    'Error: Group not found.',
    'error: group not found',
    places('groupCode', 'groupPath'),
    'Use the code of a group that exists.',
  ),
  groupNeeded: row(
    olsaPhp,
    "the property '_pathid_' or '_orgcode_' must be specified",
    "'_orgcode_' must be specified",
    places('groupCode', 'groupPath'),
    'Send the code of a group: the user is to be made, or is in none.',
  ),
  userNameTaken: row(
    editUserDoc,
    'Error: A user with this username already exists.',
    'a user with this username already exists',
    loginName,
    'Choose a login name that nobody has.',
  ),
  userNameInvalid: row(
    olsaPhp,
    'invalid new username',
    'invalid new username',
    loginName,
    "Use letters a-z, digits and @ $ _ . ~ ' - only, and no reserved word.",
  ),
  passwordInvalid: row(
    olsaPhp,
    'invalid password',
    'invalid password',
    places('password'),
    'Use single-byte characters without blanks and without a backslash.',
  ),
  emailInvalid: row(
    olsaPhp,
    'enter a valid email address',
    'enter a valid email address',
    places('email', 'profileFieldValues/fieldValue/value'),
    "Use letters, digits and - _ . * ^ + = @ ' only.",
  ),
  roleInvalid: row(
    editUserDoc,
    "Error: Invalid AuthId field. Only 'Admin' and 'Manager' can be customized.",
    'invalid authid field',
    places('authType', 'userRole'),
    'Use Admin, Manager or End-User.',
  ),
  managerInvalid: row(
    editUserDoc,
    'Error: Approval manager name is not valid.',
    'approval manager name is not valid',
    places('manager'),
    'Give the login name of a user who is a manager.',
  ),
  managerUnavailable: row(
    editUserDoc,
    'Error: Approval Manager selection is not available. Please check your database settings.',
    'approval manager selection is not available',
    places('manager'),
    'Leave the manager out: the site has the feature off.',
  ),
  languageUnavailable: row(
    editUserDoc,
    'Error: The language selection is not available. Please check your database settings.',
    'language selection is not available',
    places('language', 'siteLanguage'),
    'Leave the language out: the site does not let it be set.',
  ),
  nothingToUpdate: row(
    editUserDoc,
    'Error: User not updated - nothing to update.',
    'nothing to update',
    ['EditUserRequest', 'EditUserExtendedRequest'],
    'Send at least one value that differs from the stored one.',
  ),
};

/** What the software in front of the service cannot read. */
const reading = {
  invalidElement: naming(
    /invalid element in [\w.$]{1,200} - ([\w.-]{1,100})/i,
    row(
      axisInferred,
      'org.xml.sax.SAXException: Invalid element in com.skillsoft.olsa.EditUserRequest - X',
      'invalid element in',
      [],
      'The request has no element of this name; upper and lower case count.',
    ),
  ),
  invalidDate: row(
    axisInferred,
    'Invalid date',
    'invalid date',
    places('birthDate'),
    'Write the day as yyyy-MM-dd, or leave it out.',
  ),
  invalidBoolean: row(
    axisInferred,
    'Invalid boolean',
    'invalid boolean',
    places('active'),
    'Write 1 or 0, true or false.',
  ),
  childElement: row(
    axisInferred,
    'SimpleDeserializer encountered a child element, which is NOT expected',
    'encountered a child element',
    [],
    'An element stands where the request has a plain value.',
  ),
  noSuchOperation: row(
    axisInferred,
    "No such operation 'X'",
    'no such operation',
    Object.keys(tables),
    'The element is named after the operation, such as EditUserRequest for UM_EditUser, in the namespace of the service.',
  ),
  profileField: naming(
    /profile field ([\w.-]{1,256}) /i,
    row(
      axisInferred,
      'Error: Profile field X is not valid.',
      'profile field ',
      places('profileFieldValues'),
      'UM_GetProfileFieldDefinitions tells the ids of the fields and what they take.',
    ),
  ),
};

const unmigratedFields = [
  'sex',
  'address1',
  'address2',
  'city',
  'state',
  'zip',
  'country',
  'phone',
  'ccNumber',
  'ccType',
  'ccExpr',
  'free1',
];

/** Fields that an upgrade to version 8 may have left behind: one fault each. */
const unmigrated = Object.fromEntries(
  unmigratedFields.map((name) => [
    `unmigrated-${name}`,
    row(
      editUserDoc,
      `Error: Unmigrated userstat field ${name.toUpperCase()} is not available through this command.`,
      `unmigrated userstat field ${name.toLowerCase()} `,
      places(name),
      'Leave the field out: the site no longer has it.',
    ),
  ]),
);

const security = {
  noHeader: row(
    axisInferred,
    'WSDoAllReceiver: Request does not contain required Security header',
    'does not contain required security header',
    ['Security'],
    'Send it with a WS-Security header; Userlint makes one.',
  ),
  order: row(
    axisInferred,
    'WSDoAllReceiver: security processing failed (actions mismatch)',
    'actions mismatch',
    ['Security/Timestamp'],
    'The header must hold a Timestamp and then a UsernameToken, and nothing else.',
  ),
  notAuthenticated: row(
    olsaPhp,
    'The security token could not be authenticated or authorized',
    'security token could not be authenticated',
    [...places('customerId'), 'Security/UsernameToken/Username'],
    'Check the customer id and the shared secret, upper and lower case included, and the clock.',
  ),
  expired: row(
    securityDoc,
    'Invalid timestamp The security semantics of message have expired',
    'message have expired',
    ['Security/Timestamp/Created', 'Security/UsernameToken/Created'],
    'Send the request again with a new time stamp: it lives for five minutes. Check the clock.',
  ),
  accessDenied: row(
    deleteUserDoc,
    'org.apache.ws.security.WSSecurityException: Access Denied',
    'access denied',
    ['DeleteUserRequest'],
    'The operation is switched off for this customer.',
  ),
};

/** Faults of OLSA have no codes: they are told by their text, the more specific ones first. */
export const errors: Readonly<Record<string, ServiceErrorRow>> = {
  ...groupErrors,
  ...faults,
  ...reading,
  ...unmigrated,
  ...security,
};
