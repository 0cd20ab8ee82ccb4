import { almaCodes } from './tables.ts';
import { translations } from './translations.ts';

/** The institution the sandbox plays. It is invented, and so are its codes. */
export const institution = { code: 'SANDBOX', name: 'Userlint sandbox', libraries: ['MAIN', 'LIB1', 'LIB2'] };

/** Code → label. */
export type Codes = ReadonlyMap<string, string>;

/** What it has put into its code tables besides the vendor's stock. */
const own: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  UserGroups: {
    FACULTY: 'Faculty',
    STAFF: 'Staff',
    GRADUATE: 'Graduate student',
    STUDENT: 'Student',
    GUEST: 'Guest',
    '01': 'Alumni',
  },
  UserTitles: { DR: 'Dr.', PROF: 'Prof.' },
  JobTitles: { Cataloger: 'Cataloguer', Librarian: 'Librarian' },
  UserStatCategories: { LOCAL: 'Local', DISTANCE: 'Distance learner' },
  UserStatisticalTypes: { COLLEGE: 'College' },
  CountryCodes: {
    CAN: 'Canada',
    DEU: 'Germany',
    FRA: 'France',
    GBR: 'United Kingdom',
    NZL: 'New Zealand',
  },
};

/** Its code tables, by name. */
export const codeTables: ReadonlyMap<string, Codes> = new Map(
  Object.entries(almaCodes).map(([name, { codes }]) => [
    name,
    new Map(Object.entries({ ...codes, ...own[name] })),
  ]),
);

/** Which codes fit which record type: those of persons, and what is left of the table for the contacts of vendors. */
function fitting(table: string, persons: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const contacts = [...(codeTables.get(table)?.keys() ?? [])].filter((code) => !persons.includes(code));
  return new Map([
    ['PUBLIC', persons],
    ['STAFF', persons],
    ['CONTACT', contacts],
  ]);
}

/** Its mapping tables, by name: record type → codes that fit it. */
export const mappingTables: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map([
  [
    'UserRecordTypeUserGroup',
    new Map([
      ['PUBLIC', ['FACULTY', 'STAFF', 'GRADUATE', 'STUDENT', 'GUEST', '01']],
      ['STAFF', ['FACULTY', 'STAFF', 'GRADUATE']],
      ['CONTACT', ['GUEST']],
    ]),
  ],
  ['UserRecordType2AddressType', fitting('UserAddressTypes', ['home', 'work', 'school', 'alternative'])],
  ['UserRecordType2EmailType', fitting('UserEmailTypes', ['personal', 'work', 'school', 'alternative'])],
  ['UserRecordType2PhoneType', fitting('UserPhoneTypes', ['home', 'mobile', 'office', 'officeFax'])],
]);

/** Where the names of institutions stand: no code table of Alma's. */
export const institutionNames = '(institutions)';

const places = new Map([
  [institution.code, institution.name],
  ['MAIN', 'Main library'],
  ['LIB1', 'First branch'],
  ['LIB2', 'Second branch'],
]);

/** By code table; by path where a code is of no table. */
const labels = new Map<string, Codes>([
  ...codeTables,
  [institutionNames, places],
  ['user/campus_code', new Map([['Main', 'Main campus']])],
  ['user/cataloger_level', new Map([['00', '[00] Default Level']])],
  ['user/user_roles/user_role/scope', places],
  ['user/user_roles/user_role/parameters/parameter/scope', places],
]);

/** What a code is called in a language, and in English where that is not known; undefined when its table does not say. */
export function labelOf(table: string, code: string, language: string): string | undefined {
  if (code === '') return '';
  return translations.get(language)?.get(table)?.get(code) ?? labels.get(table)?.get(code);
}
