import type { FieldTable } from '../../facts/field.ts';
import { seedPut, xsd21 } from '../sources.ts';
import { under } from '../under.ts';
import { boolean, coded, date, group, mandatoryInApi, text, unlimitedText } from './rows.ts';

const identity: FieldTable = {
  ...coded('record_type', 255, 'What kind of person the record is about: the public, staff, or a contact.', {
    codes: 'AddNewUserOptions',
    example: 'PUBLIC',
    required: mandatoryInApi,
  }),
  primary_id: text(255, 'The identifier the user is known by; upper and lower case count as the same.', {
    example: 'johns',
    required: mandatoryInApi,
  }),
  first_name: text(255, 'Given name of the user.', { example: 'John' }),
  middle_name: text(255, 'Middle name or initial of the user.', { example: 'W' }),
  last_name: text(255, 'Family name of the user.', { example: 'Smith' }),
  full_name: text(600, 'All names in one line; Alma puts it together itself.', {
    example: 'John W Smith',
    outputOnly: true,
  }),
  pref_first_name: text(255, 'Given name the user wants to be called by.', { example: 'John' }),
  pref_middle_name: text(255, 'Middle name the user wants to be called by.', { example: 'W' }),
  pref_last_name: text(255, 'Family name the user wants to be called by.', { example: 'Smith' }),
  pref_name_suffix: text(255, 'What follows the name, for researchers in Esploro.', { example: 'Junior' }),
  ...coded('user_title', 255, 'Form of address, as a code of the institution.', { codes: 'UserTitles' }),
  ...coded('gender', 255, 'Gender, as a code of the institution.', { codes: 'Genders', example: 'FEMALE' }),
  birth_date: date('Day the user was born.', { secret: true, example: '1979-01-11Z' }),
};

const membership: FieldTable = {
  ...coded(
    'user_group',
    255,
    'The group that decides what the user may borrow; not every group fits every record type.',
    {
      codes: 'UserGroups',
      example: 'FACULTY',
    },
  ),
  ...coded('job_category', 255, 'Kind of work the user does in the library.', {
    codes: 'JobTitles',
    example: 'Cataloger',
  }),
  job_description: text(255, 'The work of the user in free words.', { example: 'Catalogues maps' }),
  ...coded('campus_code', 50, 'Campus of the user, as a code of the institution’s campus list.', {
    labelMax: 255,
    example: 'Main',
  }),
  web_site_url: text(255, 'A web page of the user.', { example: 'https://example.org/johns' }),
  ...coded(
    'cataloger_level',
    255,
    'Up to which level the user may change the records of other cataloguers.',
    {
      example: '00',
    },
  ),
  ...coded('preferred_language', 255, 'Language Alma writes to the user in; English where none is given.', {
    codes: 'UserPreferredLanguage',
    default: 'en',
    example: 'en',
  }),
};

const account: FieldTable = {
  ...coded(
    'account_type',
    255,
    'Who manages the account: the library (INTERNAL) or a loading system (EXTERNAL). An external account cannot become internal.',
    {
      codes: 'UserUserType',
      example: 'EXTERNAL',
      required: mandatoryInApi,
    },
  ),
  external_id: text(
    255,
    'The code of the system that loads an external user, not an identifier of the person. Empty for internal users; on an update it must equal the stored one.',
    {
      example: 'SIS',
    },
  ),
  password: text(255, 'Password of an internal user. Alma never returns it.', {
    secret: true,
    omitted: 'The stored password stays.',
    limits: [
      {
        pattern: { test: /^(?:.{8,})?$/su, means: 'at least 8 characters long' },
        severity: 'error',
        source: seedPut,
        error: '500038',
      },
    ],
  }),
  force_password_change: text(4, 'TRUE makes an internal user choose a new password at the next login.', {
    example: 'TRUE',
  }),
  pin_number: text(255, 'Four digits the user types at a self-check machine. Alma does not return it.', {
    secret: true,
    example: '4554',
    limits: [{ pattern: { test: /^(?:\d{4})?$/, means: 'four digits' }, severity: 'warning', source: xsd21 }],
  }),
  ...coded('status', 255, 'Whether the account can be used; active where none is given.', {
    codes: 'ContentStructureStatus',
    default: 'ACTIVE',
    example: 'ACTIVE',
  }),
  expiry_date: date('Day after which the user is expected to be gone.', { example: '2030-01-16Z' }),
  purge_date: date('Day on which the record may be deleted.', { example: '2031-01-16Z' }),
};

const counter = { outputOnly: true, example: '0' } as const;

const written: FieldTable = {
  status_date: date('Day the status last changed; Alma keeps it.', {
    outputOnly: true,
    example: '2016-01-01Z',
  }),
  last_patron_activity_date: date('Day the user was last active; Alma keeps it.', {
    outputOnly: true,
    example: '2016-01-01Z',
  }),
  requests: { type: 'integer', doc: 'How many requests the user has open.', source: xsd21, ...counter },
  'requests/@link': unlimitedText('Address of the list of requests.', { outputOnly: true }),
  loans: { type: 'integer', doc: 'How many loans the user has.', source: xsd21, ...counter },
  'loans/@link': unlimitedText('Address of the list of loans.', { outputOnly: true }),
  fees: {
    type: 'decimal',
    doc: 'What the user owes the library.',
    source: xsd21,
    outputOnly: true,
    example: '0.0',
  },
  'fees/@link': unlimitedText('Address of the list of fees.', { outputOnly: true }),
  source_link_id: unlimitedText(
    'Identifier of the account this one was copied from, at its own institution.',
    {
      outputOnly: true,
      example: '2541663001021',
    },
  ),
  source_institution_code: unlimitedText('Institution that manages the account this one was copied from.', {
    outputOnly: true,
  }),
  linking_id: unlimitedText('Identifier by which copies of this account at other institutions are found.', {
    outputOnly: true,
    example: '5131558001021',
  }),
};

const research: FieldTable = {
  is_researcher: boolean('Whether the user is a researcher in Esploro; false where it is not given.', {
    example: 'false',
  }),
  researcher: group('What Esploro knows about a researcher; Userlint does not look into it.', {
    opaque: true,
  }),
};

/** The fields that stand directly in the user. */
export const core: FieldTable = under('user', {
  '@link': unlimitedText('Address of the user in the API.', { outputOnly: true }),
  ...identity,
  ...membership,
  ...account,
  ...written,
  ...research,
});
