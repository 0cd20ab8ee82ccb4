import type { Source } from '../../facts/evidence.ts';
import { isoDay } from '../calendar.ts';
import { almaInferred, soapXsd, v1tov2 } from '../sources.ts';

/** What becomes of one place of the SOAP record in the REST record. */
export interface Carried {
  /** Below `userRecord`. */
  readonly from: string;
  /** Below `user`; undefined: it cannot be carried over, and `lost` says why. */
  readonly to?: string;
  /** How REST spells the value; undefined where this one cannot be read. */
  readonly as?: (value: string) => string | undefined;
  /** Rows below `to` that REST wants and the SOAP record may leave out. */
  readonly otherwise?: Readonly<Record<string, string>>;
  /** For a person: completes "password: …". */
  readonly lost?: string;
  /** Carried over, but somebody must look at it. */
  readonly check?: string;
  readonly source: Source;
}

function upper(value: string): string {
  return value.trim().toUpperCase();
}

/** The code of the REST service is misspelt. */
function noteType(value: string): string {
  return upper(value) === 'REGISTRAR' ? 'REGISTAR' : upper(value);
}

/** `yyyyMMddHHmmss` of the SOAP record, `yyyyMMdd` of the first load format; REST keeps the day. */
function day(value: string): string | undefined {
  const [, year = '', month = '', date = ''] = /^(\d{4})(\d\d)(\d\d)(?:\d{6})?$/.exec(value.trim()) ?? [];
  const known = isoDay(year, month, date);
  return known && `${known}Z`;
}

const details: readonly Carried[] = [
  { from: 'userDetails/status', to: 'status', as: upper, source: soapXsd },
  { from: 'userDetails/recordType', to: 'record_type', as: upper, source: v1tov2 },
  { from: 'userDetails/userType', to: 'account_type', as: upper, source: v1tov2 },
  { from: 'userDetails/expiryDate', to: 'expiry_date', as: day, source: v1tov2 },
  { from: 'userDetails/purgeDate', to: 'purge_date', as: day, source: v1tov2 },
  { from: 'userDetails/birthDate', to: 'birth_date', as: day, source: almaInferred },
  { from: 'userDetails/defaultLanguage', to: 'preferred_language', source: v1tov2 },
  { from: 'userDetails/userName', to: 'primary_id', source: v1tov2 },
  { from: 'userDetails/firstName', to: 'first_name', source: v1tov2 },
  { from: 'userDetails/middleName', to: 'middle_name', source: v1tov2 },
  { from: 'userDetails/lastName', to: 'last_name', source: v1tov2 },
  { from: 'userDetails/userTitle', to: 'user_title', source: v1tov2 },
  { from: 'userDetails/jobTitle', to: 'job_category', source: almaInferred },
  { from: 'userDetails/jobDescription', to: 'job_description', source: almaInferred },
  { from: 'userDetails/userGroup', to: 'user_group', source: v1tov2 },
  { from: 'userDetails/externalId', to: 'external_id', source: almaInferred },
  { from: 'userDetails/webSiteUrl', to: 'web_site_url', source: almaInferred },
  { from: 'userDetails/gender', to: 'gender', as: upper, source: almaInferred },
  {
    from: 'userDetails/password',
    lost: 'a password is never copied. Add it by hand if it is to change.',
    source: almaInferred,
  },
  {
    from: 'userDetails/forcePasswordChange',
    lost: 'it belongs to a new password. Add force_password_change (TRUE) together with one.',
    source: almaInferred,
  },
  { from: 'userDetails/pinNumber', to: 'pin_number', source: almaInferred },
  { from: 'userDetails/campusCode', to: 'campus_code', source: v1tov2 },
  {
    from: 'userDetails/resourceSharingLibraryCode',
    to: 'rs_libraries/rs_library/code',
    source: almaInferred,
  },
];

const notes: readonly Carried[] = [
  {
    from: 'userNoteList/userNote',
    to: 'user_notes/user_note',
    otherwise: { user_viewable: 'false', popup_note: 'false' },
    source: almaInferred,
  },
  {
    from: 'userNoteList/userNote/type',
    to: 'user_notes/user_note/note_type',
    as: noteType,
    source: almaInferred,
  },
  { from: 'userNoteList/userNote/note', to: 'user_notes/user_note/note_text', source: almaInferred },
  {
    from: 'userNoteList/userNote/userViewable',
    to: 'user_notes/user_note/user_viewable',
    source: almaInferred,
  },
];

const blocks: readonly Carried[] = [
  { from: 'userBlockList/userBlock', to: 'user_blocks/user_block', source: almaInferred },
  {
    from: 'userBlockList/userBlock/blockDefinitionId',
    to: 'user_blocks/user_block/block_description',
    check: 'became block_description: look whether it is a code of UserBlockDescription.',
    source: almaInferred,
  },
  {
    from: 'userBlockList/userBlock/type',
    to: 'user_blocks/user_block/block_type',
    as: upper,
    source: almaInferred,
  },
  {
    from: 'userBlockList/userBlock/status',
    to: 'user_blocks/user_block/block_status',
    as: upper,
    source: almaInferred,
  },
  { from: 'userBlockList/userBlock/note', to: 'user_blocks/user_block/block_note', source: almaInferred },
];

const identifiers: readonly Carried[] = [
  { from: 'userIdentifiers/userIdentifier', to: 'user_identifiers/user_identifier', source: v1tov2 },
  {
    from: 'userIdentifiers/userIdentifier/type',
    to: 'user_identifiers/user_identifier/id_type',
    source: v1tov2,
  },
  {
    from: 'userIdentifiers/userIdentifier/value',
    to: 'user_identifiers/user_identifier/value',
    source: v1tov2,
  },
  {
    from: 'userIdentifiers/userIdentifier/note',
    to: 'user_identifiers/user_identifier/note',
    source: almaInferred,
  },
  {
    from: 'userIdentifiers/userIdentifier/status',
    to: 'user_identifiers/user_identifier/status',
    as: upper,
    source: almaInferred,
  },
];

/** Rows whose names are the same below both paths, or differ as given. */
function between(
  from: string,
  to: string,
  names: readonly (readonly [from: string, to: string, more?: Partial<Carried>])[],
): readonly Carried[] {
  return [
    { from, to, source: v1tov2 },
    ...names.map(([before, after, more]) => ({
      from: `${from}/${before}`,
      to: `${to}/${after}`,
      source: v1tov2,
      ...more,
    })),
  ];
}

const inferred = { source: almaInferred };

const reached: readonly Carried[] = [
  ...between('userAddressList/userAddress', 'contact_info/addresses/address', [
    ['@preferred', '@preferred', inferred],
    ['line1', 'line1'],
    ['line2', 'line2'],
    ['line3', 'line3'],
    ['line4', 'line4'],
    ['line5', 'line5'],
    ['city', 'city'],
    ['stateProvince', 'state_province'],
    ['postalCode', 'postal_code'],
    ['country', 'country'],
    ['note', 'address_note', inferred],
    ['addressNote', 'address_note'],
    ['startDate', 'start_date', { as: day }],
    ['endDate', 'end_date', { as: day }],
    ['types/userAddressTypes', 'address_types/address_type'],
  ]),
  ...between('userAddressList/userEmail', 'contact_info/emails/email', [
    ['@preferred', '@preferred', inferred],
    ['email', 'email_address'],
    ['description', 'description', inferred],
    ['types/userEmailTypes', 'email_types/email_type', inferred],
  ]),
  ...between('userAddressList/userPhone', 'contact_info/phones/phone', [
    ['@preferred', '@preferred', inferred],
    ['@preferredSMS', '@preferred_sms', inferred],
    ['phone', 'phone_number'],
    ['types/userPhoneTypes', 'phone_types/phone_type', inferred],
  ]),
];

const roles: readonly Carried[] = [
  { from: 'userRoleList/userRole', to: 'user_roles/user_role', source: almaInferred },
  {
    from: 'userRoleList/userRole/status',
    to: 'user_roles/user_role/status',
    as: upper,
    source: almaInferred,
  },
  { from: 'userRoleList/userRole/scope', to: 'user_roles/user_role/scope', source: almaInferred },
  { from: 'userRoleList/userRole/roleType', to: 'user_roles/user_role/role_type', source: almaInferred },
  {
    from: 'userRoleList/userRole/expiryDate',
    to: 'user_roles/user_role/expiry_date',
    as: day,
    source: almaInferred,
  },
  {
    from: 'userRoleList/userRole/details',
    lost: 'REST has parameters of a role instead (CirculationDesk, ServiceUnit …). Add them by hand.',
    source: almaInferred,
  },
  { from: 'userRoleList/userRole/note', lost: 'a role of REST has no note.', source: almaInferred },
];

const statistics: readonly Carried[] = [
  {
    from: 'userStatisticalCategoriesList/userCategory',
    to: 'user_statistics/user_statistic',
    source: almaInferred,
  },
  {
    from: 'userStatisticalCategoriesList/userCategory/statisticalCategory',
    to: 'user_statistics/user_statistic/statistic_category',
    source: almaInferred,
  },
  {
    from: 'userStatisticalCategoriesList/userCategory/note',
    to: 'user_statistics/user_statistic/statistic_note',
    source: almaInferred,
  },
];

/** The record of the SOAP service and of the first load format, place by place, in the REST record. */
export const soapToRest: readonly Carried[] = [
  ...details,
  ...notes,
  ...blocks,
  ...identifiers,
  ...reached,
  ...roles,
  ...statistics,
];

/** Elements that may stand at many places of a record, and why none of them is carried over. */
export const lostAnywhere: ReadonlyMap<string, string> = new Map([
  ['owneredEntity', 'Alma itself keeps who wrote what and when.'],
  ['matchId', 'it tells a load which entry is meant; REST replaces them all.'],
  ['segmentAction', 'it tells a load what to do with an entry; REST replaces them all.'],
]);

/** What a call becomes, and where it says whose record it is and which system owns it. */
export interface CarriedCall {
  readonly to: 'alma/users.update' | 'alma/users.create';
  readonly user?: string;
  readonly userType?: string;
  readonly code?: string;
  readonly lost?: Readonly<Record<string, string>>;
}

const bareRecord: CarriedCall = { to: 'alma/users.update' };

const calls: ReadonlyMap<string, CarriedCall> = new Map<string, CarriedCall>([
  ['alma/users.load-v1', bareRecord],
  [
    'alma/soap.updateUser',
    { to: 'alma/users.update', user: 'envelope/arg0', userType: 'envelope/arg1', code: 'envelope/arg2' },
  ],
  [
    'alma/soap.createUser',
    {
      to: 'alma/users.create',
      code: 'envelope/arg0',
      lost: { 'envelope/arg2': 'REST does not warn of users of the same name.' },
    },
  ],
]);

/** A record that stands alone becomes an update: what this tool is for. */
export function carriedCall(operation: string | undefined): CarriedCall | undefined {
  return operation === undefined ? bareRecord : calls.get(operation);
}
