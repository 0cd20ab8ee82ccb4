import type { Source } from '../../facts/evidence.ts';
import type { Operation, Updates } from '../../model/service.ts';
import {
  addToGroupDoc,
  createExtendedDoc,
  createUserDoc,
  deleteUserDoc,
  editExtendedDoc,
  editUserDoc,
  getExtendedDoc,
  getUserDoc,
  olsaProxy,
  removeFromGroupDoc,
} from '../sources.ts';
import type { RequestName } from './fields.ts';
import { namespace, records } from './records.ts';
import { securityFields } from './security.ts';

/** 'UM_EditUser' */
export function operationNamed(name: string): Operation {
  const found = operations.find(({ id }) => id === `olsa/${name}`);
  if (found === undefined) throw new Error(`OLSA has no operation ${name}`);
  return found;
}

function operation(
  name: string,
  element: RequestName,
  updates: Updates,
  title: string,
  source: Source,
): Operation {
  const short = name.slice(name.indexOf('_') + 1);
  return {
    id: `olsa/${name}`,
    service: 'olsa',
    title,
    door: {
      kind: 'soap',
      element,
      alsoNamed: [name, `${name}Request`, short],
      namespace,
      prefix: 'olsa',
      telling: ['customerId'],
      action: `${namespace}${name}`,
      path: '/olsa/services/Olsa',
      alwaysTextXml: true,
    },
    parameters: {},
    record: { type: records[element], place: { at: 'call' } },
    updates,
    kind: 'olsa',
    accepted: { by: 'word', names: ['VoidResponse', `${short}Response`] },
    securityFields,
    source,
  };
}

/** The user operations; the service answers a change with a `VoidResponse`. The element is named after the operation without its `UM_` or `UTIL_`. */
export const operations: readonly Operation[] = [
  { ...operation('UM_EditUser', 'EditUserRequest', 'patch', 'Edit user', editUserDoc), isDefault: true },
  {
    ...operation(
      'UM_EditUserExtended',
      'EditUserExtendedRequest',
      'patch',
      'Edit user (extended)',
      editExtendedDoc,
    ),
    isDefault: true,
  },
  operation('UM_CreateUser', 'CreateUserRequest', 'create', 'Create user', createUserDoc),
  operation(
    'UM_CreateUserExtended',
    'CreateUserExtendedRequest',
    'create',
    'Create user (extended)',
    createExtendedDoc,
  ),
  operation('UM_GetUserDetails', 'GetUserDetailsRequest', 'none', 'Get user', getUserDoc),
  operation(
    'UM_GetUserDetailsExtended',
    'GetUserDetailsExtendedRequest',
    'none',
    'Find users',
    getExtendedDoc,
  ),
  operation('UM_DeleteUser', 'DeleteUserRequest', 'delete', 'Delete user', deleteUserDoc),
  operation('UM_AddUserToGroup', 'AddUserToGroupRequest', 'patch', 'Add user to groups', addToGroupDoc),
  operation(
    'UM_RemoveUserFromGroup',
    'RemoveUserFromGroupRequest',
    'patch',
    'Remove user from groups',
    removeFromGroupDoc,
  ),
  operation(
    'UM_GetProfileFieldDefinitions',
    'GetProfileFieldDefinitionsRequest',
    'none',
    'Get profile fields',
    olsaProxy,
  ),
  operation('UTIL_GetTimestamp', 'GetTimestampRequest', 'none', 'Get the time of the service', olsaProxy),
];
