import type { Source } from '../../facts/evidence.ts';
import type { Operation } from '../../model/service.ts';
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
import { security } from './security.ts';

function operation(name: string, element: RequestName, title: string, source: Source): Operation {
  return {
    id: `olsa/${name}`,
    service: 'olsa',
    title,
    door: { kind: 'soap', element, namespace, action: `${namespace}${name}`, path: '/olsa/services/Olsa' },
    parameters: {},
    record: { type: records[element], place: { at: 'call' } },
    authentication: 'wsse',
    security,
    source,
  };
}

/** The user operations. The element is named after the operation without its `UM_` or `UTIL_`. */
export const operations: readonly Operation[] = [
  operation('UM_EditUser', 'EditUserRequest', 'Edit user', editUserDoc),
  operation('UM_EditUserExtended', 'EditUserExtendedRequest', 'Edit user (extended)', editExtendedDoc),
  operation('UM_CreateUser', 'CreateUserRequest', 'Create user', createUserDoc),
  operation(
    'UM_CreateUserExtended',
    'CreateUserExtendedRequest',
    'Create user (extended)',
    createExtendedDoc,
  ),
  operation('UM_GetUserDetails', 'GetUserDetailsRequest', 'Get user', getUserDoc),
  operation('UM_GetUserDetailsExtended', 'GetUserDetailsExtendedRequest', 'Find users', getExtendedDoc),
  operation('UM_DeleteUser', 'DeleteUserRequest', 'Delete user', deleteUserDoc),
  operation('UM_AddUserToGroup', 'AddUserToGroupRequest', 'Add user to groups', addToGroupDoc),
  operation(
    'UM_RemoveUserFromGroup',
    'RemoveUserFromGroupRequest',
    'Remove user from groups',
    removeFromGroupDoc,
  ),
  operation(
    'UM_GetProfileFieldDefinitions',
    'GetProfileFieldDefinitionsRequest',
    'Get profile fields',
    olsaProxy,
  ),
  operation('UTIL_GetTimestamp', 'GetTimestampRequest', 'Get the time of the service', olsaProxy),
];
