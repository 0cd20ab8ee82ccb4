import type { AlmaSite, Labels } from './site.ts';
import { almaCodes, almaMappings } from './tables.ts';
import { german } from './translations.ts';

/** The institution the sandbox plays. Without a site file it is invented, and so are its codes. */
export interface Institution {
  readonly code: string;
  readonly libraries: readonly string[];
  readonly environment: string;
  /** Code → label, by name. */
  readonly codeTables: Labels;
  /** Record type → codes that fit it, by name. */
  readonly mappingTables: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** What a code is called in a language, and in English where that is not known; undefined when its table does not say. */
  readonly labelOf: (table: string, code: string, language: string) => string | undefined;
  readonly mandatory: ReadonlySet<string>;
  readonly profiles: readonly string[] | undefined;
  readonly refusals: ReadonlyMap<string, string>;
}

/** What the invented one has put into its code tables besides the vendor's stock. */
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

const invented = {
  code: 'SANDBOX',
  name: 'Userlint sandbox',
  libraries: ['MAIN', 'LIB1', 'LIB2'],
};

const libraryNames = new Map([
  ['MAIN', 'Main library'],
  ['LIB1', 'First branch'],
  ['LIB2', 'Second branch'],
]);

/** Where the names of institutions stand: no code table of Alma's. */
export const institutionNames = '(institutions)';

export function institutionOf(site: AlmaSite = {}): Institution {
  const { code, name, libraries } = { ...invented, ...site.institution };
  const codeTables = new Map([...stock(), ...(site.codes ?? [])]);
  const places = new Map([
    [code, name],
    ...libraries.map((one) => [one, libraryNames.get(one) ?? one] as const),
  ]);
  const labels: Labels = new Map([...codeTables, ...labelsByPath(places)]);
  const translations = new Map([['de', german], ...(site.labels ?? [])]);
  return {
    code,
    libraries,
    environment: site.environment ?? 'SANDBOX',
    codeTables,
    mappingTables: new Map([...mappings(codeTables, site), ...(site.mappings ?? [])]),
    labelOf: (table, value, language) =>
      value === ''
        ? ''
        : (translations.get(language)?.get(table)?.get(value) ?? labels.get(table)?.get(value)),
    mandatory: new Set(site.mandatory),
    profiles: site.profiles,
    refusals: site.refusals ?? new Map(),
  };
}

function stock(): Labels {
  return new Map(
    Object.entries(almaCodes).map(([name, { codes }]) => [
      name,
      new Map(Object.entries({ ...codes, ...own[name] })),
    ]),
  );
}

/** Of codes that are of no table. */
function labelsByPath(places: ReadonlyMap<string, string>): Labels {
  return new Map([
    [institutionNames, places],
    ['user/campus_code', new Map([['Main', 'Main campus']])],
    ['user/cataloger_level', new Map([['00', '[00] Default Level']])],
    ['user/user_roles/user_role/scope', places],
    ['user/user_roles/user_role/parameters/parameter/scope', places],
  ]);
}

/** Which codes fit which record type; who has codes of their own and says nothing of it, lets each fit. */
function mappings(codeTables: Labels, { codes }: AlmaSite): Institution['mappingTables'] {
  const tables: Institution['mappingTables'] = new Map([
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
  return new Map([...tables].filter(([name]) => codes?.has(almaMappings[name]?.codes ?? '') !== true));

  /** Those of persons, and what is left of the table for the contacts of vendors. */
  function fitting(table: string, persons: readonly string[]): ReadonlyMap<string, readonly string[]> {
    const contacts = [...(codeTables.get(table)?.keys() ?? [])].filter((code) => !persons.includes(code));
    return new Map([
      ['PUBLIC', persons],
      ['STAFF', persons],
      ['CONTACT', contacts],
    ]);
  }
}
