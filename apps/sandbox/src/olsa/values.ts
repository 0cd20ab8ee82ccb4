import type { Field } from '@userlint/rules/tables';
import { roleNames, type UserCall } from './calls.ts';
import { generalFault, type Refusal, words } from './faults.ts';
import { coreFields, profileProblem } from './profile-fields.ts';
import { type Arguments, textsOf } from './read.ts';
import type { Site } from './site.ts';
import { olsaTables } from './tables.ts';
import { findOlsaUser, type OlsaUser } from './users.ts';

/** Where a value is to be put. */
export interface Place {
  readonly call: UserCall;
  readonly site: Site;
  readonly users: readonly OlsaUser[];
}

/** Repeated elements and a list with commas say the same. */
export function codesOf(values: readonly string[]): readonly string[] {
  return values.flatMap((codes) => codes.split(',')).map((code) => code.trim());
}

/** Why one of the values is not taken. */
export function valuesRefusal(place: Place, given: Arguments): Refusal | undefined {
  for (const [name, value] of given) {
    const texts = textsOf(value);
    const refusal = name.startsWith('@')
      ? profileRefusal(place, name.slice(1), texts)
      : (siteRefusal(place, name, texts) ?? firstRefusal(place, name, texts));
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function profileRefusal({ site }: Place, id: string, texts: readonly string[]): Refusal | undefined {
  const problem = profileProblem(site.profileFields, id, texts);
  if (problem !== undefined) return { fault: 'GeneralFault', text: problem };
  const older = coreFields.get(id);
  const broken = older === undefined ? [] : texts.map((text) => limitBroken('EditUserRequest', older, text));
  return broken.find((refusal) => refusal !== undefined);
}

/** What the site does not have or does not allow. */
function siteRefusal({ call, site }: Place, name: string, texts: readonly string[]): Refusal | undefined {
  if (site.unmigrated.includes(name)) return generalFault(`unmigrated-${name}`);
  if (name === 'manager' && !site.managers) return generalFault('managerUnavailable');
  if ((name === 'language' || name === 'siteLanguage') && !site.languages)
    return generalFault('languageUnavailable');
  if (site.groups === undefined) return undefined;
  if (name === 'groupPath') {
    const group = texts.join().split('/').at(-1) ?? '';
    return site.groups.includes(group) ? undefined : generalFault('groupNotFound');
  }
  if (name !== 'groupCode') return undefined;
  const codes = call.oneGroup ? texts : codesOf(texts);
  const unknown = codes.find((code) => site.groups?.includes(code) === false);
  if (unknown === undefined) return undefined;
  return codes.length === 1 ? generalFault('groupCodeNotFound', unknown) : generalFault('groupCodesNotFound');
}

function firstRefusal(place: Place, name: string, texts: readonly string[]): Refusal | undefined {
  for (const text of texts) {
    if (text === '') continue;
    const refusal = limitBroken(place.call.request, name, text) ?? misfit(place, name, text);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** A limit of the table that the service is known to enforce. */
function limitBroken(request: string, name: string, value: string): Refusal | undefined {
  const limits: NonNullable<Field['limits']> = olsaTables.get(request)?.[`${request}/${name}`]?.limits ?? [];
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

function tooLong(name: string, max: number): Refusal {
  return generalFault(lengthErrors.get(name) ?? `Error: ${name} field is too long. Max ${max} characters.`);
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
  ['userName', 'userNameInvalid'],
  ['newUserName', 'userNameInvalid'],
  ['newUsername', 'userNameInvalid'],
]);

function notValid(name: string): Refusal {
  return generalFault(valueErrors.get(name) ?? `Error: ${name} is not valid.`);
}

/** What no limit of one field says. */
function misfit({ call, users }: Place, name: string, text: string): Refusal | undefined {
  if (name === call.newName) {
    if (!isUserName(text)) return notValid(name);
    if (findOlsaUser(users, text) === undefined) return undefined;
    return call.userName === undefined
      ? { fault: 'ObjectExistsFault', text: words('userNameTaken'), objectName: text }
      : generalFault('userNameTaken');
  }
  if (name === 'manager') return findOlsaUser(users, text) === undefined ? notValid(name) : undefined;
  // To a call that moves to one group alone, a list is an org code that nobody has.
  if (name === 'groupCode' && call.oneGroup && text.includes(','))
    return generalFault('groupCodeNotFound', text);
  // UM_CreateUser makes an end user of whoever is no manager, whatever is asked.
  if (name === 'authType' && call.userName === undefined) return undefined;
  return roleNames.get(name)?.includes(text) === false ? notValid(name) : undefined;
}

const reserved = new Set('add all block count down force link mount off simple tag up'.split(' '));

function isUserName(text: string): boolean {
  const name = text.toLowerCase();
  return /^[a-z0-9@$_.~][a-z0-9@$_.~'-]{0,254}$/.test(name) && !reserved.has(name);
}
