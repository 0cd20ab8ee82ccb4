import type { ProfileField } from './profile-fields.ts';

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
  /** Instead of the fields the sandbox starts with. */
  readonly profileFields?: readonly ProfileField[];
}

export type Site = Required<Omit<OlsaSite, 'groups'>> & Pick<OlsaSite, 'groups'>;

export function siteOf(given: OlsaSite): Site {
  return { unmigrated: [], languages: true, managers: true, profileFields: seededFields, ...given };
}

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
