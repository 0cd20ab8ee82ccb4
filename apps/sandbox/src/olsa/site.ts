import { type Check, flag, listOf, object, oneOf, text } from '../service/checks.ts';
import { type ProfileField, profileTypes } from './profile-fields.ts';
import { olsaErrors } from './tables.ts';

/** What the administrators of an OLSA site decide. */
export interface OlsaSite {
  /** Codes of the groups there are; without it any code is one. */
  readonly groups?: readonly string[];
  /** Fields that an upgrade to version 8 left behind, by the names of EditUserRequest: 'sex', 'free1'. */
  readonly unmigrated?: readonly string[];
  /** False: the language of a user cannot be set. */
  readonly languages?: boolean;
  /** False: users have no approval managers. */
  readonly managers?: boolean;
  /** True: calls know the users alone that a call has made, since only those have the hashed login name it takes. */
  readonly privacySupport?: boolean;
  /** Instead of the fields the sandbox starts with. */
  readonly profileFields?: readonly ProfileField[];
}

export type Site = Required<Omit<OlsaSite, 'groups'>> & Pick<OlsaSite, 'groups'>;

export function siteOf(given: OlsaSite): Site {
  return {
    unmigrated: [],
    languages: true,
    managers: true,
    privacySupport: false,
    profileFields: seededFields,
    ...given,
  };
}

/** The fields that have a fault of their own. */
const unmigratable = Object.keys(olsaErrors)
  .filter((name) => name.startsWith('unmigrated-'))
  .map((name) => name.slice('unmigrated-'.length));

/** Reads the part of a site file that is about OLSA. */
export const readOlsaSite: Check<OlsaSite> = object<OlsaSite>({
  groups: listOf(text),
  unmigrated: listOf(oneOf(unmigratable)),
  languages: flag,
  managers: flag,
  privacySupport: flag,
  profileFields: listOf(
    object<ProfileField>(
      {
        id: text,
        type: oneOf(profileTypes),
        label: text,
        isCore: flag,
        required: flag,
        choices: listOf(text),
        multiple: flag,
      },
      ['id', 'type', 'label'],
    ),
  ),
});

/** The core fields that every site has, and one invented field of each type. */
const seededFields: readonly ProfileField[] = [
  { id: '_sys_firstname', type: 'TEXT', label: 'First Name', isCore: true },
  { id: '_sys_lastname', type: 'TEXT', label: 'Last Name', isCore: true },
  { id: '_sys_emailaddress', type: 'TEXT', label: 'Email Address', isCore: true },
  { id: 'employee_id', type: 'TEXT', label: 'Employee Id' },
  { id: 'hired', type: 'DATE', label: 'Hired' },
  { id: 'cost_center', type: 'INTEGER', label: 'Cost Center' },
  { id: 'remote', type: 'BOOLEAN', label: 'Works Remotely' },
  { id: 'region', type: 'SELECTION', label: 'Region', choices: ['north', 'south'] },
  {
    id: 'skills',
    type: 'LOCALIZED_SELECTION',
    label: 'Skills',
    choices: ['driving', 'welding', 'accounting'],
    multiple: true,
  },
];
