import type { Verdict } from '../verdict.ts';
import { olsaRequest } from './payloads.ts';

const createUser = 'OLSA: UM_CreateUser (7932)';
const addToGroup = 'OLSA: UM_AddUserToGroup (7938)';
const removeFromGroup = 'OLSA: UM_RemoveUserFromGroup (7939)';
const search = 'OLSA: UM_GetUserDetailsExtended (50455)';

const newcomer = '<o:userName>newcomer</o:userName>';
const jdoe = '<o:userName>jdoe</o:userName>';
const sales = '<o:groupCode>sales</o:groupCode>';
const create = (elements: string) => olsaRequest('CreateUserRequest', elements);
const createExtended = (elements: string) => olsaRequest('CreateUserExtendedRequest', elements);
const find = (elements: string) => olsaRequest('GetUserDetailsExtendedRequest', elements);

/** The calls that do not edit. */
export const olsaNeighbourVerdicts: readonly Verdict[] = [
  {
    name: 'a new user',
    request: create(newcomer + sales),
    status: 200,
    says: '<VoidResponse',
    source: createUser,
  },
  {
    name: 'a new user in groups',
    request: create(`${newcomer}<o:groupCode>a,b</o:groupCode>`),
    status: 200,
    source: createUser,
  },
  {
    name: 'a new administrator becomes an end user',
    request: create(`${newcomer}${sales}<o:authType>Admin</o:authType>`),
    status: 200,
    source: createUser,
  },
  {
    name: 'a new user without a group',
    request: create(newcomer),
    status: 500,
    code: 'GeneralFault',
    says: 'Error: Group not found.',
    source: `${createUser}: one of the two is needed; that it is this fault is inferred`,
  },
  {
    name: 'a new user in an empty group',
    request: create(`${newcomer}<o:groupCode/>`),
    status: 500,
    code: 'GeneralFault',
    says: 'Error: Group not found.',
    source: `${createUser}: one of the two is needed; that it is this fault is inferred`,
  },
  {
    name: 'a new user with an empty password',
    request: createExtended(`${newcomer}${sales}<o:password/>`),
    status: 200,
    source: 'OLSA: UM_CreateUserExtended (50452): if left blank, it defaults to the user name',
  },
  {
    name: 'a new user that is there already',
    request: create(`<o:userName>JDoe</o:userName>${sales}`),
    status: 500,
    code: 'ObjectExistsFault',
    says: 'Error: A user with this username already exists.',
    source: 'Olsa.cs: the fault; the words are those of UM_EditUser',
  },
  {
    name: 'a new user without a name',
    request: create(sales),
    status: 500,
    code: 'GeneralFault',
    says: 'nvalid new username',
    source: `${createUser}: required; the words are inferred`,
  },
  {
    name: 'a new user with a reserved word for a name',
    request: create(`<o:userName>Block</o:userName>${sales}`),
    status: 500,
    code: 'GeneralFault',
    says: 'nvalid new username',
    source: `${createUser}; the words are inferred`,
  },
  {
    name: 'a new user with a field of editing',
    request: create(`${newcomer}${sales}<o:active>1</o:active>`),
    status: 500,
    says: 'Invalid element in com.skillsoft.olsa.CreateUserRequest - active',
    source: 'Olsa.cs; Apache Axis 1',
  },
  {
    name: 'a new user with a profile',
    request: createExtended(
      `${newcomer}${sales}<o:userRole>ADMIN</o:userRole><o:profileFieldValues><o:fieldValue id="region"><o:value>south</o:value></o:fieldValue></o:profileFieldValues>`,
    ),
    status: 200,
    source: 'OLSA: UM_CreateUserExtended (50452)',
  },
  {
    name: 'a new super administrator',
    request: createExtended(`${newcomer}${sales}<o:userRole>SUPER_ADMIN</o:userRole>`),
    status: 500,
    code: 'GeneralFault',
    says: 'Invalid AuthId field',
    source: 'OLSA: UM_CreateUserExtended (50452); the words are inferred',
  },
  {
    name: 'UM_GetUserDetails',
    request: olsaRequest('GetUserDetailsRequest', jdoe),
    status: 200,
    says: 'fname="Jane" lname="Doe"',
    source: 'Olsa.cs',
  },
  {
    name: 'UM_GetUserDetails of nobody',
    request: olsaRequest('GetUserDetailsRequest', '<o:userName>nobody</o:userName>'),
    status: 500,
    code: 'ObjectNotFoundFault',
    says: 'Could not find the user',
    source: 'Olsa.cs: the fault; the words are those of UM_AddUserToGroup',
  },
  {
    name: 'by group and last name',
    request: find('<o:lastName>Smith</o:lastName><o:orgCode>SkillSoft</o:orgCode>'),
    status: 200,
    says: '<user username="bsmith" activated="true" userRole="MANAGER"',
    source: search,
  },
  {
    name: 'no wild cards',
    request: find('<o:lastName>Sm*</o:lastName>'),
    status: 500,
    code: 'ObjectNotFoundFault',
    source: `${search}; that nobody is a fault is inferred`,
  },
  {
    name: 'all criteria must hold',
    request: find('<o:username>jdoe</o:username><o:lastName>Smith</o:lastName>'),
    status: 500,
    code: 'ObjectNotFoundFault',
    source: search,
  },
  {
    name: 'into a group',
    request: olsaRequest('AddUserToGroupRequest', `${jdoe}${sales}<o:groupCode>b</o:groupCode>`),
    status: 200,
    source: addToGroup,
  },
  {
    name: 'nobody into a group',
    request: olsaRequest('AddUserToGroupRequest', `<o:userName>nobody</o:userName>${sales}`),
    status: 500,
    code: 'ObjectNotFoundFault',
    says: 'Could not find the user',
    source: addToGroup,
  },
  {
    name: 'into no group',
    request: olsaRequest('AddUserToGroupRequest', jdoe),
    status: 500,
    code: 'GeneralFault',
    says: '<faultstring>Could not find the group</faultstring>',
    source: addToGroup,
  },
  {
    name: 'into the group the user is in',
    request: olsaRequest('AddUserToGroupRequest', `${jdoe}<o:groupCode>SkillSoft</o:groupCode>`),
    status: 500,
    code: 'ObjectExistsFault',
    source: 'Olsa.cs has the fault; its cause and words are inferred',
  },
  {
    name: 'out of the only group',
    request: olsaRequest('RemoveUserFromGroupRequest', `${jdoe}<o:groupCode>SkillSoft</o:groupCode>`),
    status: 500,
    code: 'GeneralFault',
    says: 'A user must always be a member of at least one group.',
    source: `${removeFromGroup}: the rule; which fault it is and its words are inferred`,
  },
  {
    name: 'out of a group the user is not in',
    request: olsaRequest('RemoveUserFromGroupRequest', jdoe + sales),
    status: 500,
    code: 'GeneralFault',
    says: "<faultstring>/ug_00000010/jdoe unlink failed. AssignUserToGroup: Can't remove user jdoe from sales. User not in group.</faultstring>",
    source: removeFromGroup,
  },
  {
    name: 'out of no group',
    request: olsaRequest('RemoveUserFromGroupRequest', jdoe),
    status: 500,
    code: 'GeneralFault',
    says: '<faultstring>Could not find the group</faultstring>',
    source: `${removeFromGroup}: the parameter is missing`,
  },
  {
    name: 'out of an empty group',
    request: olsaRequest('RemoveUserFromGroupRequest', `${jdoe}<o:groupCode/>`),
    status: 500,
    code: 'GeneralFault',
    says: '<faultstring>Could not find the group</faultstring>',
    source: `${removeFromGroup}: the value is missing`,
  },
  {
    name: 'out of a group without a name',
    request: olsaRequest('RemoveUserFromGroupRequest', sales),
    status: 500,
    code: 'ObjectNotFoundFault',
    says: '<faultstring>/ug_00000010/null unlink failed. com.skillsoft.elms.pub.platform.exception.BCDException: null is not a valid user.</faultstring>',
    source: removeFromGroup,
  },
  {
    name: 'out of a group with an empty name',
    request: olsaRequest('RemoveUserFromGroupRequest', `<o:userName/>${sales}`),
    status: 500,
    code: 'ObjectNotFoundFault',
    says: '<faultstring>/ug_00000010/ unlink failed. com.skillsoft.elms.pub.platform.exception.BCDException: is not a valid user.</faultstring>',
    source: removeFromGroup,
  },
  {
    name: 'UM_DeleteUser',
    request: olsaRequest('DeleteUserRequest', jdoe),
    status: 500,
    says: 'org.apache.ws.security.WSSecurityException: Access Denied',
    source: 'OLSA: UM_DeleteUser (7934)',
  },
  {
    name: 'UM_GetProfileFieldDefinitions',
    request: olsaRequest('GetProfileFieldDefinitionsRequest', ''),
    status: 200,
    says: '<fieldDefinition id="_sys_firstname" type="TEXT" enabled="true" required="false" isCore="true"',
    source: 'Olsa.cs; ids of the core fields: Skillport user CSV template (24596)',
  },
  {
    name: 'UTIL_GetTimestamp',
    request: olsaRequest('GetTimestampRequest', ''),
    status: 200,
    says: '<status>2026-11-21T17:00:00.000Z</status>',
    source: 'Olsa.cs; how the time is written is inferred',
  },
];
