import { complexType, schemaElement } from '../soap/schema.ts';
import { element, type Markup } from '../xml/write.ts';
import { createUser, createUserExtended, editUser, editUserExtended, type UserCall } from './calls.ts';
import { created } from './create.ts';
import { definitionsType, profileFieldDefinitions } from './definitions.ts';
import { foundUsers, foundUsersType, userDetails, userDetailsType } from './details.ts';
import { edited } from './edit.ts';
import { isRefusal, type Refusal } from './faults.ts';
import { addedToGroups, removedFromGroups } from './groups.ts';
import type { Arguments } from './read.ts';
import type { Site } from './site.ts';
import type { OlsaUser, OlsaUsers } from './users.ts';

/** One call: what it says, and what it is said to. */
export interface Situation {
  readonly users: OlsaUsers;
  /** Those the call can name. */
  readonly named: readonly OlsaUser[];
  readonly site: Site;
  readonly given: Arguments;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A call the service does; by its answer's element, which says what it gives. */
export interface OlsaOperation {
  readonly response: string;
  readonly faults: readonly Refusal['fault'][];
  readonly run: (situation: Situation) => readonly Markup[] | Refusal;
}

/** The types of the answers, by the names of their elements. */
export const responseTypes: ReadonlyMap<string, Markup> = new Map([
  ['VoidResponse', complexType([])],
  ['GetUserDetailsResponse', userDetailsType],
  ['GetUserDetailsExtendedResponse', foundUsersType],
  ['GetProfileFieldDefinitionsResponse', definitionsType],
  ['GetTimestampResponse', complexType([schemaElement('status', 'xsd:string', { min: 0 })])],
]);

const missing = ['ObjectNotFoundFault', 'GeneralFault'] as const;
const existing = ['ObjectExistsFault', 'GeneralFault'] as const;

/** By the element of the request. */
export const olsaCalls: ReadonlyMap<string, OlsaOperation> = new Map([
  ['EditUserRequest', edit(editUser)],
  ['EditUserExtendedRequest', edit(editUserExtended)],
  ['CreateUserRequest', create(createUser)],
  ['CreateUserExtendedRequest', create(createUserExtended)],
  ['GetUserDetailsRequest', get('GetUserDetailsResponse', userDetails)],
  ['GetUserDetailsExtendedRequest', get('GetUserDetailsExtendedResponse', foundUsers)],
  [
    'AddUserToGroupRequest',
    move(['ObjectExistsFault', ...missing], ({ named, site, given }) => addedToGroups(named, site, given)),
  ],
  [
    'RemoveUserFromGroupRequest',
    move(missing, ({ named, site, given }) => removedFromGroups(named, site, given)),
  ],
  [
    'GetProfileFieldDefinitionsRequest',
    {
      response: 'GetProfileFieldDefinitionsResponse',
      faults: missing,
      run: ({ site }) => [profileFieldDefinitions(site.profileFields)],
    },
  ],
  [
    'GetTimestampRequest',
    {
      response: 'GetTimestampResponse',
      faults: missing,
      // How the real one writes the time is not known.
      run: ({ now }) => [element('status', {}, new Date(now).toISOString())],
    },
  ],
]);

function edit(call: UserCall): OlsaOperation {
  return move(missing, ({ named, site, given }) => edited({ call, site, users: named }, given));
}

type Change = (situation: Situation) => { readonly before: OlsaUser; readonly after: OlsaUser } | Refusal;

function move(faults: OlsaOperation['faults'], change: Change): OlsaOperation {
  return {
    response: 'VoidResponse',
    faults,
    run: (situation) => {
      const outcome = change(situation);
      if (isRefusal(outcome)) return outcome;
      situation.users.put(outcome.before, outcome.after);
      return [];
    },
  };
}

function create(call: UserCall): OlsaOperation {
  return {
    response: 'VoidResponse',
    faults: existing,
    run: ({ users, named, site, given }) => {
      const user = created({ call, site, users: named }, given);
      if (isRefusal(user)) return user;
      users.put(undefined, user);
      return [];
    },
  };
}

type Search = (users: readonly OlsaUser[], given: Arguments) => readonly Markup[] | Refusal;

function get(response: string, search: Search): OlsaOperation {
  return { response, faults: missing, run: ({ named, given }) => search(named, given) };
}
