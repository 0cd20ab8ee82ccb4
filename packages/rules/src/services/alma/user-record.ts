import type { Field, FieldTable, Limit } from '../../facts/field.ts';
import { certainDay } from '../calendar.ts';
import { soapXsd } from '../sources.ts';
import { under } from '../under.ts';
import { withRecordStates } from './states.ts';

type More = Partial<Omit<Field, 'type' | 'doc'>>;

/** The schema asks for it; that Alma refuses a record without it is our conclusion. */
const required: NonNullable<Field['required']> = { in: 'always', severity: 'warning', source: soapXsd };

/** The schema asks for the element alone. */
const present: NonNullable<Field['required']> = { ...required, mayBeEmpty: true };

function text(doc: string, more: More = {}): Field {
  return { type: 'text', doc, source: soapXsd, ...more };
}

function boolean(doc: string): Field {
  return { type: 'boolean', doc, source: soapXsd, example: 'false' };
}

function group(doc: string, more: More = {}): Field {
  return { type: 'group', doc, source: soapXsd, ...more };
}

/** The values the schema lists, in exactly this spelling. */
function oneOf(values: readonly string[], doc: string, more: More = {}): Field {
  const repair = (value: string) =>
    values.find((known) => known.toLowerCase() === value.trim().toLowerCase());
  const limit: Limit = { oneOf: values, severity: 'warning', source: soapXsd, repair };
  return text(doc, { ...(values[0] && { example: values[0] }), ...more, limits: [limit] });
}

/** Dates of this record are 14 digits, which is why they are no dates to the schema. */
export const fourteenDigits: Limit = {
  pattern: { test: /^\d{14}$/, means: 'fourteen digits, yyyyMMddHHmmss' },
  severity: 'warning',
  source: soapXsd,
  repair: toFourteenDigits,
};

function stamp(doc: string, more: More = {}): Field {
  return text(doc, { example: '20301231000000', ...more, limits: [fourteenDigits] });
}

function toFourteenDigits(value: string): string | undefined {
  const [, day = '', hour = '00', minute = '00', second = '00'] =
    /^([\d./-]{8,10})(?:T(\d\d):(\d\d):(\d\d)(?:\.\d+)?)?Z?$/.exec(value.trim()) ?? [];
  const certain = certainDay(day);
  return certain && `${certain.replaceAll('-', '')}${hour}${minute}${second}`;
}

/** Who made an entry and when; the schema spells the name this way. */
function ownedEntity(more: More = {}): FieldTable {
  return {
    owneredEntity: group('Who made and changed this, and when; may be empty.', more),
    ...under('owneredEntity', {
      creationDate: stamp('When the entry was made.'),
      modificationDate: stamp('When the entry was last changed.'),
      createdBy: text('The account that made the entry.'),
      modifiedBy: text('The account that last changed the entry.'),
    }),
  };
}

const activity = ['Active', 'Inactive'];

const details: FieldTable = {
  userDetails: group('Name, kind and dates of the user.', { required }),
  ...under('userDetails', {
    status: oneOf(activity, 'Whether the account can be used.', { required }),
    recordType: oneOf(['Staff', 'Public'], 'Staff or the public; the public where none is given.', {
      example: 'Public',
    }),
    userType: oneOf(
      ['Internal', 'External'],
      'Who manages the account; an external system where none is given.',
      {
        example: 'External',
      },
    ),
    expiryDate: stamp('When the user is expected to be gone.'),
    defaultLanguage: text('Language Alma writes to the user in.', { required, example: 'en' }),
    userName: text('The primary identifier of the user.', { example: 'johns' }),
    firstName: text('Given name of the user.', { example: 'John' }),
    lastName: text('Family name of the user.', { example: 'Smith' }),
    middleName: text('Middle name or initial of the user.', { example: 'W' }),
    jobTitle: text('Kind of work the user does.', { example: 'Cataloger' }),
    jobDescription: text('The work of the user in free words.'),
    userGroup: text('The group that decides what the user may borrow.', {
      codes: 'UserGroups',
      example: 'FACULTY',
    }),
    externalId: text(
      'The code of the system that owns the user; it must equal the external system code of the call.',
      {
        example: 'SIS',
      },
    ),
    webSiteUrl: text('A web page of the user.'),
    birthDate: stamp('Day the user was born.', { example: '19790111000000' }),
    purgeDate: stamp('When the record may be deleted.'),
    gender: oneOf(['Male', 'Female'], 'Gender, Male or Female.', { example: 'Female' }),
    password: text('Password of an internal user.', { secret: true }),
    forcePasswordChange: oneOf(
      ['yes', 'no'],
      'Whether the user must choose a new password at the next login.',
    ),
    pinNumber: text('Digits the user types at a self-check machine.', { secret: true, example: '4554' }),
    campusCode: text('Campus of the user, as a code of the institution.', { example: 'Main' }),
    resourceSharingLibraryCode: text('Library through which the user borrows from elsewhere.'),
  }),
};

const notes: FieldTable = {
  userNoteList: group('Remarks on the user.'),
  'userNoteList/userNote': group('One remark on the user.', { many: true }),
  ...under('userNoteList/userNote', {
    ...ownedEntity(),
    note: text('The words of the remark.', { required }),
    userViewable: boolean('Whether the user can read it; not where none is given.'),
    type: oneOf(
      ['Library', 'Circulation', 'Registrar', 'Erp', 'Barcode', 'Address', 'Popup', 'Other'],
      'What the remark is about.',
      { required },
    ),
  }),
};

const blocks: FieldTable = {
  userBlockList: group('What keeps the user from using the library.'),
  'userBlockList/userBlock': group('One block of the user.', { many: true }),
  ...under('userBlockList/userBlock', {
    ...ownedEntity({ required: present }),
    status: oneOf(activity, 'Whether the block is in force; it is where none is given.'),
    type: oneOf(
      ['Loan', 'Ill', 'Cash', 'User', 'General', 'Renew'],
      'Kind of block; a general one where none is given.',
    ),
    note: text('A remark on the block.'),
    blockDefinitionId: text('The definition of the block in Alma.', { required }),
  }),
};

const identifiers: FieldTable = {
  userIdentifiers: group('Identifiers besides the user name.'),
  'userIdentifiers/userIdentifier': group('One further identifier.', { many: true }),
  ...under('userIdentifiers/userIdentifier', {
    ...ownedEntity(),
    type: text('What kind of identifier it is.', { codes: 'UserIdentifierTypes', example: 'BARCODE' }),
    status: oneOf(activity, 'Whether the identifier can be used; it can where none is given.'),
    note: text('A remark on the identifier.'),
    value: text('The identifier itself.', { required, example: '30111000000017' }),
  }),
};

const addressTypes = [
  'order',
  'claim',
  'payment',
  'returns',
  'home',
  'work',
  'billing',
  'shipping',
  'school',
  'alternative',
];
const phoneTypes = [
  'orderPhone',
  'claimPhone',
  'paymentPhone',
  'returnsPhone',
  'orderFax',
  'claimFax',
  'paymentFax',
  'returnsFax',
  'home',
  'mobile',
  'office',
  'officeFax',
];
const emailTypes = [
  'orderMail',
  'claimMail',
  'paymentMail',
  'returnsMail',
  'personal',
  'school',
  'work',
  'order',
  'queries',
];

const addresses: FieldTable = {
  userAddressList: group('Postal addresses, phone numbers and e-mail addresses in any order.'),
  'userAddressList/userAddress': group('One postal address of the user.', { many: true }),
  ...under('userAddressList/userAddress', {
    '@preferred': boolean('Whether this is the address to use.'),
    line1: text('First line of the address.', { required, example: '3598 N. Buckingham Road' }),
    line2: text('Second line of the address; must be there, may be empty.', { required: present }),
    line3: text('Third line of the address; must be there, may be empty.', { required: present }),
    line4: text('Fourth line of the address; must be there, may be empty.', { required: present }),
    line5: text('Fifth line of the address; must be there, may be empty.', { required: present }),
    city: text('Town or city of the address.', { required, example: 'Scottsdale' }),
    stateProvince: text('State or province; must be there, may be empty.', {
      required: present,
      example: 'AZ',
    }),
    postalCode: text('Postal code; must be there, may be empty.', { required: present, example: '85054' }),
    country: text('Country of the address, as a code.', { required, codes: 'CountryCodes', example: 'USA' }),
    note: text('A remark on the address; must be there, may be empty.', { required: present }),
    startDate: stamp('First day the address holds.'),
    endDate: stamp('Last day the address holds.'),
    types: group('What the address is for.', { required }),
    'types/userAddressTypes': oneOf(addressTypes, 'One use of the address.', {
      required,
      many: true,
      example: 'home',
    }),
  }),
  'userAddressList/userPhone': group('One phone number of the user.', { many: true }),
  ...under('userAddressList/userPhone', {
    '@preferred': boolean('Whether this is the number to use.'),
    '@preferredSMS': boolean('Whether text messages go to this number.'),
    phone: text('The phone number itself.', { required, example: '18005882300' }),
    types: group('What the number is for.', { required }),
    'types/userPhoneTypes': oneOf(phoneTypes, 'One use of the number.', {
      required,
      many: true,
      example: 'home',
    }),
  }),
  'userAddressList/userEmail': group('One e-mail address of the user.', { many: true }),
  ...under('userAddressList/userEmail', {
    '@preferred': boolean('Whether this is the e-mail address to use.'),
    email: text('The e-mail address itself.', { required, example: 'johns@mylib.org' }),
    description: text('A remark on the e-mail address; must be there, may be empty.', { required: present }),
    types: group('What the e-mail address is for.', { required }),
    'types/userEmailTypes': oneOf(emailTypes, 'One use of the e-mail address.', {
      required,
      many: true,
      example: 'personal',
    }),
  }),
};

const roles: FieldTable = {
  userRoleList: group('What the user may do in Alma.'),
  'userRoleList/userRole': group('One role of the user.', { many: true }),
  ...under('userRoleList/userRole', {
    ...ownedEntity({ required: present }),
    status: oneOf(activity, 'Whether the role is in force.', { required }),
    expiryDate: stamp('The moment the role ends.', { required }),
    scope: text('The institution or library the role holds for.', { required }),
    roleType: text('The role, as a number.', {
      required,
      codes: 'HFrUserRoles.roleType',
      example: '200',
      limits: [{ pattern: { test: /^\d*$/, means: 'digits only' }, severity: 'warning', source: soapXsd }],
    }),
    details: text('What the role is limited to.'),
    note: text('A remark on the role.'),
  }),
};

const statistics: FieldTable = {
  userStatisticalCategoriesList: group('What the user is counted under.'),
  'userStatisticalCategoriesList/userCategory': group('One statistical category.', { many: true }),
  ...under('userStatisticalCategoriesList/userCategory', {
    ...ownedEntity({ required: present }),
    note: text('A remark on the category.'),
    statisticalCategory: text('The category, as a code of the institution.', {
      required,
      codes: 'UserStatCategories',
      example: 'LOCAL',
    }),
  }),
};

/** The record of the retired SOAP service. Its parts may stand in any order. */
export const userRecord: FieldTable = withRecordStates(
  {
    userRecord: group('A user, as the SOAP service takes it.'),
    ...under('userRecord', {
      ...details,
      ...ownedEntity({ required: present }),
      ...notes,
      ...blocks,
      ...identifiers,
      ...addresses,
      ...roles,
      ...statistics,
    }),
  },
  ({ limits }) => limits?.includes(fourteenDigits) === true,
);
