import type { Group } from '../record/record.ts';

export const userRecordNamespace = 'http://com/exlibris/urm/user_record/xmlbeans';

/** How a value is spelt in the SOAP record, and how in the stored user. */
export interface Spelling {
  readonly read: (text: string) => string;
  readonly write: (value: string) => string;
}

/** `unset`: how the service writes it where it has no value; it leaves out what does not say. */
export type Row = readonly [soap: string, stored: string, spelling: Spelling, unset?: 'nil' | 'empty'];

/** Blanks belong to a text, and to nothing else. */
const text: Spelling = { read: (said) => said, write: (value) => value };
const flag: Spelling = { read: (said) => said.trim(), write: (value) => value };

/** `Active` and `ACTIVE`. */
const code: Spelling = {
  read: (said) => said.toUpperCase(),
  write: (value) => value.slice(0, 1) + value.slice(1).toLowerCase(),
};

/** The REST service misspells this one code. */
const noteType: Spelling = {
  read: (said) => (said === 'Registrar' ? 'REGISTAR' : code.read(said)),
  write: (value) => (value === 'REGISTAR' ? 'Registrar' : code.write(value)),
};

/** `20301231000000` and `2030-12-31Z`. */
const date: Spelling = {
  read: (said) => said.trim().replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3Z'),
  write: (value) => (value === '' ? '' : `${value.slice(0, 10).replaceAll('-', '')}000000`),
};

/** `20240901105900` and `2024-09-01T10:59:00Z`. */
const moment: Spelling = {
  read: (said) => said.trim().replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z'),
  write: (value) => value.slice(0, 19).replace(/[-T:]/g, ''),
};

/** Which rows hold fourteen digits. */
export const digits: ReadonlySet<Spelling> = new Set([date, moment]);

const yesNo: Spelling = {
  read: (said) => (said === 'yes' ? 'TRUE' : ''),
  write: (value) => (value === 'TRUE' ? 'yes' : ''),
};

/** In the order of the records that the service has answered; those that were not among them stand last. */
export const details: readonly Row[] = [
  ['birthDate', 'birth_date', date, 'empty'],
  ['defaultLanguage', 'preferred_language', text, 'nil'],
  ['expiryDate', 'expiry_date', date],
  ['externalId', 'external_id', text, 'nil'],
  ['firstName', 'first_name', text, 'nil'],
  ['jobDescription', 'job_description', text, 'nil'],
  ['jobTitle', 'job_category', text, 'nil'],
  ['lastName', 'last_name', text, 'nil'],
  ['middleName', 'middle_name', text, 'nil'],
  ['campusCode', 'campus_code', text, 'nil'],
  ['pinNumber', 'pin_number', text, 'nil'],
  ['purgeDate', 'purge_date', date],
  ['recordType', 'record_type', code],
  ['status', 'status', code],
  ['userGroup', 'user_group', text, 'nil'],
  ['userName', 'primary_id', text],
  ['userType', 'account_type', code],
  ['webSiteUrl', 'web_site_url', text, 'nil'],
  ['gender', 'gender', code],
  ['password', 'password', text],
  ['forcePasswordChange', 'force_password_change', yesNo],
];

/** What userDetails is worth where it says nothing: mostly nothing. Source: user_record.xsd. */
export const detailDefaults: Group = {
  ...Object.fromEntries(details.map(([, stored]) => [stored, ''])),
  record_type: 'PUBLIC',
  account_type: 'EXTERNAL',
};

/** Who made an entry and when, as far as the REST user knows it, too: of notes and blocks. */
export const madeBy: readonly Row[] = [
  ['createdBy', 'created_by', text],
  ['creationDate', 'created_date', moment],
];

/** A list of the record: where it stands, what an entry is called there and in the stored user. */
export interface List {
  readonly wrapper: string;
  readonly item: string;
  readonly stored: string;
  readonly inContact?: true;
  /** Entries say who made them. */
  readonly owned?: true;
  readonly attributes?: readonly Row[];
  readonly rows: readonly Row[];
  readonly types?: readonly [soap: string, stored: string];
}

const preferred: Row = ['preferred', 'preferred', flag];

export const lists: readonly List[] = [
  {
    wrapper: 'userNoteList',
    item: 'userNote',
    stored: 'user_note',
    owned: true,
    rows: [
      ['note', 'note_text', text],
      ['type', 'note_type', noteType],
      ['userViewable', 'user_viewable', flag],
    ],
  },
  {
    wrapper: 'userBlockList',
    item: 'userBlock',
    stored: 'user_block',
    owned: true,
    rows: [
      ['type', 'block_type', code],
      ['blockDefinitionId', 'block_description', text],
      ['status', 'block_status', code],
      ['note', 'block_note', text],
    ],
  },
  {
    wrapper: 'userIdentifiers',
    item: 'userIdentifier',
    stored: 'user_identifier',
    owned: true,
    rows: [
      ['note', 'note', text, 'nil'],
      ['status', 'status', code],
      ['type', 'id_type', text],
      ['value', 'value', text],
    ],
  },
  {
    wrapper: 'userAddressList',
    item: 'userAddress',
    stored: 'address',
    inContact: true,
    attributes: [preferred],
    rows: [
      ...['line1', 'line2', 'line3', 'line4', 'line5', 'country', 'city'].map(
        (name): Row => [name, name, text, 'nil'],
      ),
      ['postalCode', 'postal_code', text, 'nil'],
      ['note', 'address_note', text, 'nil'],
      ['startDate', 'start_date', date],
      ['endDate', 'end_date', date],
      ['stateProvince', 'state_province', text, 'nil'],
    ],
    types: ['userAddressTypes', 'address_type'],
  },
  {
    wrapper: 'userAddressList',
    item: 'userEmail',
    stored: 'email',
    inContact: true,
    attributes: [preferred],
    rows: [
      ['description', 'description', text, 'nil'],
      ['email', 'email_address', text],
    ],
    types: ['userEmailTypes', 'email_type'],
  },
  {
    wrapper: 'userAddressList',
    item: 'userPhone',
    stored: 'phone',
    inContact: true,
    attributes: [preferred, ['preferredSMS', 'preferred_sms', flag]],
    rows: [['phone', 'phone_number', text]],
    types: ['userPhoneTypes', 'phone_type'],
  },
  {
    wrapper: 'userRoleList',
    item: 'userRole',
    stored: 'user_role',
    owned: true,
    rows: [
      // The REST role has neither of these two.
      ['details', '', text, 'nil'],
      ['note', '', text, 'nil'],
      ['status', 'status', code],
      ['expiryDate', 'expiry_date', date],
      ['scope', 'scope', text, 'nil'],
      ['roleType', 'role_type', text],
    ],
  },
  {
    wrapper: 'userStatisticalCategoriesList',
    item: 'userCategory',
    stored: 'user_statistic',
    owned: true,
    rows: [
      ['statisticalCategory', 'statistic_category', text],
      ['note', 'statistic_note', text, 'nil'],
    ],
  },
];
