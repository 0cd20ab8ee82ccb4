import { type Group, groupOf, listOf, textOf, type Value } from '../record/record.ts';
import { childNamed, childrenNamed, type Element } from '../xml/read.ts';
import { element, type Markup } from '../xml/write.ts';

export const userRecordNamespace = 'http://com/exlibris/urm/user_record/xmlbeans';

/** How a value is spelt in the SOAP record, and how in the stored user. */
interface Spelling {
  readonly read: (text: string) => string;
  readonly write: (value: string) => string;
}

type Row = readonly [soap: string, stored: string, spelling: Spelling];

const same: Spelling = { read: (text) => text, write: (value) => value };

/** Blanks belong to a text, and to nothing else. */
const flag: Spelling = { read: (text) => text.trim(), write: (value) => value };

/** `Active` and `ACTIVE`. */
const code: Spelling = {
  read: (text) => text.trim().toUpperCase(),
  write: (value) => value.slice(0, 1) + value.slice(1).toLowerCase(),
};

/** The REST service misspells this one code. */
const noteType: Spelling = {
  read: (text) => (text.trim() === 'Registrar' ? 'REGISTAR' : code.read(text)),
  write: (value) => (value === 'REGISTAR' ? 'Registrar' : code.write(value)),
};

/** `20301231000000` and `2030-12-31Z`. */
const date: Spelling = {
  read: (text) => text.trim().replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3Z'),
  write: (value) => (value === '' ? '' : `${value.slice(0, 10).replaceAll('-', '')}000000`),
};

const yesNo: Spelling = {
  read: (text) => (text.trim() === 'yes' ? 'TRUE' : ''),
  write: (value) => (value === 'TRUE' ? 'yes' : ''),
};

const details: readonly Row[] = [
  ['status', 'status', code],
  ['recordType', 'record_type', code],
  ['userType', 'account_type', code],
  ['expiryDate', 'expiry_date', date],
  ['defaultLanguage', 'preferred_language', same],
  ['userName', 'primary_id', same],
  ['firstName', 'first_name', same],
  ['lastName', 'last_name', same],
  ['middleName', 'middle_name', same],
  ['jobTitle', 'job_category', same],
  ['jobDescription', 'job_description', same],
  ['userGroup', 'user_group', same],
  ['externalId', 'external_id', same],
  ['webSiteUrl', 'web_site_url', same],
  ['birthDate', 'birth_date', date],
  ['purgeDate', 'purge_date', date],
  ['gender', 'gender', code],
  ['password', 'password', same],
  ['forcePasswordChange', 'force_password_change', yesNo],
  ['pinNumber', 'pin_number', same],
  ['campusCode', 'campus_code', same],
];

/** What userDetails is worth where it leaves something out: mostly nothing. Source: user_record.xsd. */
const detailDefaults: Group = {
  ...Object.fromEntries(details.map(([, stored]) => [stored, ''])),
  record_type: 'PUBLIC',
  account_type: 'EXTERNAL',
};

/** A list of the record: where it stands, what an entry is called there and in the stored user. */
interface List {
  readonly wrapper: string;
  readonly item: string;
  readonly stored: string;
  readonly inContact?: true;
  readonly attributes?: readonly Row[];
  readonly rows: readonly Row[];
  readonly types?: readonly [soap: string, stored: string];
}

const preferred: Row = ['preferred', 'preferred', flag];

const lists: readonly List[] = [
  {
    wrapper: 'userNoteList',
    item: 'userNote',
    stored: 'user_note',
    rows: [
      ['note', 'note_text', same],
      ['userViewable', 'user_viewable', flag],
      ['type', 'note_type', noteType],
    ],
  },
  {
    wrapper: 'userBlockList',
    item: 'userBlock',
    stored: 'user_block',
    rows: [
      ['status', 'block_status', code],
      ['type', 'block_type', code],
      ['note', 'block_note', same],
      ['blockDefinitionId', 'block_description', same],
    ],
  },
  {
    wrapper: 'userIdentifiers',
    item: 'userIdentifier',
    stored: 'user_identifier',
    rows: [
      ['type', 'id_type', same],
      ['status', 'status', code],
      ['note', 'note', same],
      ['value', 'value', same],
    ],
  },
  {
    wrapper: 'userAddressList',
    item: 'userAddress',
    stored: 'address',
    inContact: true,
    attributes: [preferred],
    rows: [
      ...['line1', 'line2', 'line3', 'line4', 'line5', 'city'].map((name): Row => [name, name, same]),
      ['stateProvince', 'state_province', same],
      ['postalCode', 'postal_code', same],
      ['country', 'country', same],
      ['note', 'address_note', same],
      ['startDate', 'start_date', date],
      ['endDate', 'end_date', date],
    ],
    types: ['userAddressTypes', 'address_type'],
  },
  {
    wrapper: 'userAddressList',
    item: 'userPhone',
    stored: 'phone',
    inContact: true,
    attributes: [preferred, ['preferredSMS', 'preferred_sms', flag]],
    rows: [['phone', 'phone_number', same]],
    types: ['userPhoneTypes', 'phone_type'],
  },
  {
    wrapper: 'userAddressList',
    item: 'userEmail',
    stored: 'email',
    inContact: true,
    attributes: [preferred],
    rows: [
      ['email', 'email_address', same],
      ['description', 'description', same],
    ],
    types: ['userEmailTypes', 'email_type'],
  },
  {
    wrapper: 'userRoleList',
    item: 'userRole',
    stored: 'user_role',
    rows: [
      ['status', 'status', code],
      ['expiryDate', 'expiry_date', date],
      ['scope', 'scope', same],
      ['roleType', 'role_type', same],
    ],
  },
  {
    wrapper: 'userStatisticalCategoriesList',
    item: 'userCategory',
    stored: 'user_statistic',
    rows: [
      ['statisticalCategory', 'statistic_category', same],
      ['note', 'statistic_note', same],
    ],
  },
];

/** The stored user a record describes. A record that says nothing of a list empties it. */
export function fromUserRecord(record: Element): Group {
  const contact = lists.filter((list) => list.inContact).map((list) => readList(record, list));
  const direct = lists.filter((list) => !list.inContact).map((list) => readList(record, list));
  const userDetails = childNamed(record, 'userDetails');
  const library = childNamed(userDetails, 'resourceSharingLibraryCode')?.text ?? '';
  return {
    ...detailDefaults,
    ...readRows(userDetails, details),
    contact_info: Object.fromEntries(contact),
    ...Object.fromEntries(direct),
    rs_library: library === '' ? [] : [{ code: library }],
  };
}

function readList(record: Element, list: List): [string, Value] {
  const entries = childrenNamed(childNamed(record, list.wrapper), list.item).map((item) => {
    const { types } = list;
    const uses = types && childrenNamed(childNamed(item, 'types'), types[0]).map(({ text }) => text);
    const attributes = list.attributes?.flatMap(([soap, stored, { read }]) => {
      const value = item.attributes.get(soap);
      return value === undefined ? [] : [[stored, read(value)] as const];
    });
    return {
      ...readRows(item, list.rows),
      ...Object.fromEntries(attributes ?? []),
      ...(types && { [types[1]]: uses }),
    };
  });
  return [list.stored, entries];
}

function readRows(source: Element | undefined, rows: readonly Row[]): Group {
  const members = rows.flatMap(([soap, stored, spelling]) => {
    const value = childNamed(source, soap)?.text;
    return value === undefined ? [] : [[stored, spelling.read(value)] as const];
  });
  return Object.fromEntries(members);
}

export function toUserRecord(user: Group): Markup {
  const library = textOf(listOf(user, 'rs_library')[0], 'code');
  const inDetails = [
    ...writeRows({ ...user, password: '', pin_number: '' }, details),
    ...(library === '' ? [] : [element('xb:resourceSharingLibraryCode', {}, library)]),
  ];
  const wrappers = [...new Set(lists.map(({ wrapper }) => wrapper))];
  return element(
    'xb:userRecord',
    { 'xmlns:xb': userRecordNamespace },
    element('xb:userDetails', {}, ...inDetails),
    element('xb:owneredEntity', {}),
    ...wrappers.flatMap((wrapper) => {
      const items = lists.filter((list) => list.wrapper === wrapper).flatMap((list) => writeList(user, list));
      return items.length === 0 ? [] : [element(`xb:${wrapper}`, {}, ...items)];
    }),
  );
}

function writeList(user: Group, list: List): readonly Markup[] {
  const { item, stored, rows, attributes = [], types } = list;
  return listOf(list.inContact ? groupOf(user, 'contact_info') : user, stored).map((entry) => {
    const uses = types === undefined ? undefined : entry[types[1]];
    return element(
      `xb:${item}`,
      Object.fromEntries(attributes.map(([soap, name]) => [soap, textOf(entry, name) || 'false'])),
      ...writeRows(entry, rows),
      ...(types && Array.isArray(uses)
        ? [element('xb:types', {}, ...uses.map((use) => element(`xb:${types[0]}`, {}, String(use))))]
        : []),
    );
  });
}

function writeRows(source: Group, rows: readonly Row[]): readonly Markup[] {
  return rows.flatMap(([soap, stored, spelling]) => {
    const value = spelling.write(textOf(source, stored));
    return value === '' ? [] : [element(`xb:${soap}`, {}, value)];
  });
}

/** Dates of the record stand as exactly fourteen digits. */
export function hasWrongDate(record: Element): boolean {
  const dated = [
    [childNamed(record, 'userDetails'), details],
    ...lists.flatMap((list) =>
      childrenNamed(childNamed(record, list.wrapper), list.item).map((item) => [item, list.rows] as const),
    ),
  ] as const;
  return dated.some(([source, rows]) =>
    rows.some(([soap, , spelling]) => {
      const text = spelling === date ? (childNamed(source, soap)?.text.trim() ?? '') : '';
      return text !== '' && !/^\d{14}$/.test(text);
    }),
  );
}
