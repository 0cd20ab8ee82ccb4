import type { Source } from '../../evidence.ts';
import type { Operation } from '../../service.ts';
import {
  createExtendedDoc,
  createUserDoc,
  deleteUserDoc,
  editExtendedDoc,
  editUserDoc,
  getExtendedDoc,
  getUserDoc,
  userGroupDoc,
} from '../sources.ts';
import type { RequestName } from './fields.ts';
import { namespace, records } from './records.ts';

function operation(name: string, element: RequestName, title: string, source: Source): Operation {
  return {
    id: `olsa/${name}`,
    service: 'olsa',
    title,
    door: { kind: 'soap', element, namespace, action: `${namespace}${name}`, path: '/olsa/services/Olsa' },
    parameters: {},
    record: { type: records[element], place: { at: 'call' } },
    authentication: 'wsse',
    source,
  };
}

/** The user operations. The element is named after the operation without its `UM_`. */
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
  operation('UM_AddUserToGroup', 'AddUserToGroupRequest', 'Add user to groups', userGroupDoc),
  operation('UM_RemoveUserFromGroup', 'RemoveUserFromGroupRequest', 'Remove user from groups', userGroupDoc),
];
