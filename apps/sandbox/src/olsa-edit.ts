import type { Field } from '@userlint/rules/tables';
import type { Arguments } from './olsa-read.ts';
import { type Group, textOf, type Value } from './record.ts';
import type { OlsaUser } from './store.ts';
import { olsaErrors } from './tables.ts';

export interface Refusal {
  readonly fault: 'GeneralFault' | 'ObjectNotFoundFault';
  readonly text: string;
}

/** What one of the two edit calls calls things, where the other or the store calls them otherwise. */
export interface EditCall {
  readonly userName: string;
  readonly newUserName: string;
  /** From the name in the request to the name in the store. */
  readonly stored: ReadonlyMap<string, string>;
}

export const editUser: EditCall = { userName: 'userName', newUserName: 'newUserName', stored: new Map() };

export const editUserExtended: EditCall = {
  userName: 'username',
  newUserName: 'newUsername',
  stored: new Map([
    ['userRole', 'authType'],
    ['siteLanguage', 'language'],
    ['@_sys_firstname', 'firstName'],
    ['@_sys_lastname', 'lastName'],
    ['@_sys_emailaddress', 'email'],
  ]),
};

/** Usernames are lower case, whatever is sent. */
export function findOlsaUser(users: readonly OlsaUser[], name: string): OlsaUser | undefined {
  return users.find((user) => textOf(user, 'userName') === name.toLowerCase());
}

/** The user after the edit, or why the service would not do it. */
export function edited(
  users: readonly OlsaUser[],
  call: EditCall,
  given: Arguments,
  limits: (name: string) => Field['limits'],
): { readonly before: OlsaUser; readonly after: OlsaUser } | Refusal {
  const before = findOlsaUser(users, textsOf(given.get(call.userName))[0] ?? '');
  if (before === undefined) return { fault: 'ObjectNotFoundFault', text: words('userNotFound') };

  const changes = new Map([...given].filter(([name]) => name !== 'customerId' && name !== call.userName));
  for (const [name, value] of changes) {
    for (const text of textsOf(value)) {
      const error =
        text === '' ? undefined : (broken(name, text, limits(name)) ?? misfit(users, call, name, text));
      if (error !== undefined) return { fault: 'GeneralFault', text: error };
    }
  }
  const after = withChanges(before, call, changes);
  const nothing = !changes.has('password') && sameUser(before, after);
  return nothing ? { fault: 'GeneralFault', text: words('nothingToUpdate') } : { before, after };
}

/** The documented words of a fault, with the value in the place they leave open. */
function words(error: string, value = ''): string {
  return (olsaErrors[error]?.message ?? error).replace(/\bX\b/, () => value);
}

/** A limit of the table that the service is known to enforce. */
function broken(name: string, value: string, limits: Field['limits'] = []): string | undefined {
  for (const { severity, max, pattern, oneOf } of limits) {
    if (severity !== 'error') continue;
    if (max !== undefined && [...value].length > max) return tooLong(name, max);
    if (pattern?.test.test(value) === false || oneOf?.includes(value) === false) return notValid(name);
  }
  return undefined;
}

const lengthErrors = new Map([
  ['firstName', 'firstNameTooLong'],
  ['lastName', 'lastNameTooLong'],
  ['groupCode', 'groupCodeTooLong'],
]);

function tooLong(name: string, max: number): string {
  const documented = lengthErrors.get(name);
  return documented === undefined
    ? `Error: ${name} field is too long. Max ${max} characters.`
    : words(documented);
}

const valueErrors = new Map([
  ['groupCode', 'groupCodeTooLong'],
  ['authType', 'roleInvalid'],
  ['userRole', 'roleInvalid'],
  ['manager', 'managerInvalid'],
  ['language', 'languageUnavailable'],
  ['siteLanguage', 'languageUnavailable'],
  ['email', 'emailInvalid'],
  ['password', 'passwordInvalid'],
  ['newUserName', 'userNameInvalid'],
  ['newUsername', 'userNameInvalid'],
]);

function notValid(name: string): string {
  const documented = valueErrors.get(name);
  return documented === undefined ? `Error: ${name} is not valid.` : words(documented);
}

const roles = new Map([
  ['authType', ['Admin', 'Manager', 'End-User']],
  ['userRole', ['END_USER', 'MANAGER', 'ADMIN', 'COMPANY_ADMIN']],
]);

/** What no limit of one field says. */
function misfit(users: readonly OlsaUser[], call: EditCall, name: string, text: string): string | undefined {
  if (name === call.newUserName) {
    if (!isUserName(text)) return notValid(name);
    return findOlsaUser(users, text) === undefined ? undefined : words('userNameTaken');
  }
  if (name === 'manager') return findOlsaUser(users, text) === undefined ? notValid(name) : undefined;
  // UM_EditUser moves to one group alone: to it, a list is an org code that nobody has.
  if (name === 'groupCode' && call === editUser && text.includes(','))
    return words('groupCodeNotFound', text);
  return roles.get(name)?.includes(text) === false ? notValid(name) : undefined;
}

const reserved = new Set('add all block count down force link mount off simple tag up'.split(' '));

function isUserName(text: string): boolean {
  const name = text.toLowerCase();
  return /^[a-z0-9@$_.~][a-z0-9@$_.~'-]{0,254}$/.test(name) && !reserved.has(name);
}

/** The service never shows a password, so none is kept. */
function withChanges(before: OlsaUser, call: EditCall, changes: Arguments): OlsaUser {
  const members = [...changes]
    .filter(([name, value]) => name !== 'password' && !(name === call.newUserName && value === ''))
    .map(([name, value]): readonly [string, Value] => {
      if (name === call.newUserName) return ['userName', String(value).toLowerCase()];
      if (name === 'groupCode') return [name, codesOf(value)];
      const stored = call.stored.get(name);
      return stored === undefined ? [name, value] : [stored, textsOf(value)[0] ?? ''];
    });
  return { ...before, ...Object.fromEntries(members) };
}

/** Repeated elements and a list with commas say the same. */
function codesOf(value: Value): readonly string[] {
  return textsOf(value)
    .flatMap((codes) => codes.split(','))
    .map((code) => code.trim());
}

function sameUser(before: Group, after: Group): boolean {
  return Object.entries(after).every(
    ([name, value]) => textsOf(before[name]).join('\n') === textsOf(value).join('\n'),
  );
}

function textsOf(value: Value | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}
