/** What a call that edits or makes a user calls things, where another call or the store calls them otherwise. */
export interface UserCall {
  /** The element of the request. */
  readonly request: string;
  /** Names the user to edit; absent where a user is made. */
  readonly userName?: string;
  /** The login name the user gets. */
  readonly newName: string;
  /** From the name in the request to the name in the store. */
  readonly stored: ReadonlyMap<string, string>;
  /** A user moves to one group alone. */
  readonly oneGroup?: true;
  /** Knows the fields of the profile. */
  readonly extended?: true;
}

export const editUser: UserCall = {
  request: 'EditUserRequest',
  userName: 'userName',
  newName: 'newUserName',
  stored: new Map(),
  oneGroup: true,
};

export const editUserExtended: UserCall = {
  request: 'EditUserExtendedRequest',
  userName: 'username',
  newName: 'newUsername',
  extended: true,
  stored: new Map([
    ['userRole', 'authType'],
    ['siteLanguage', 'language'],
  ]),
};

export const createUser: UserCall = {
  request: 'CreateUserRequest',
  newName: 'userName',
  stored: new Map(),
};

export const createUserExtended: UserCall = {
  request: 'CreateUserExtendedRequest',
  newName: 'userName',
  extended: true,
  stored: new Map([['userRole', 'authType']]),
};

/** The roles of the Extended calls, and what the older ones call them. The last has no older name. */
const roles = new Map([
  ['END_USER', 'End-User'],
  ['MANAGER', 'Manager'],
  ['ADMIN', 'Admin'],
  ['COMPANY_ADMIN', 'COMPANY_ADMIN'],
]);

/** Where a role may stand, and how it may be spelt there. */
export const roleNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['authType', ['Admin', 'Manager', 'End-User']],
  ['userRole', [...roles.keys()]],
]);

/** A role is kept in its older spelling. */
export function storedRole(role: string): string {
  return roles.get(role) ?? role;
}

export function extendedRole(stored: string): string {
  return [...roles].find(([, older]) => older === stored)?.[0] ?? stored;
}
