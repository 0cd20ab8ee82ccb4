import type { RecordType } from '../../model/service.ts';
import { type RequestName, tables } from './fields.ts';

export const namespace = 'http://www.skillsoft.com/services/olsa_v1_0/';

/** What tells a bare record of JSON from others; the other requests have no keys of their own. */
const keys: Partial<Record<RequestName, readonly (readonly string[])[]>> = {
  EditUserRequest: [['customerId', 'userName']],
  EditUserExtendedRequest: [['customerId', 'username']],
};

function record(root: RequestName): RecordType {
  return {
    root,
    namespace,
    table: tables[root],
    jsonKeys: { allOf: keys[root] ?? [] },
    xmlChildren: ['customerId', 'userName', 'username'],
    xmlChildrenNeeded: 1,
    lists: [],
    calledBy: [`${root}/userName`, `${root}/username`],
    onlyOnce: ['customerId', 'userName', 'username', 'newUserName', 'newUsername'].map(
      (name) => `${root}/${name}`,
    ),
  };
}

export const records: Readonly<Record<RequestName, RecordType>> = {
  EditUserRequest: record('EditUserRequest'),
  EditUserExtendedRequest: record('EditUserExtendedRequest'),
  CreateUserRequest: record('CreateUserRequest'),
  CreateUserExtendedRequest: record('CreateUserExtendedRequest'),
  GetUserDetailsRequest: record('GetUserDetailsRequest'),
  GetUserDetailsExtendedRequest: record('GetUserDetailsExtendedRequest'),
  DeleteUserRequest: record('DeleteUserRequest'),
  AddUserToGroupRequest: record('AddUserToGroupRequest'),
  RemoveUserFromGroupRequest: record('RemoveUserFromGroupRequest'),
  GetProfileFieldDefinitionsRequest: record('GetProfileFieldDefinitionsRequest'),
  GetTimestampRequest: record('GetTimestampRequest'),
};
