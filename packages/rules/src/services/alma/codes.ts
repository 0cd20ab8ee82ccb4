import type { Source } from '../../facts/evidence.ts';
import type { CodeTable } from '../../facts/field.ts';
import { almaFixtures, csvFields, sample24, seedPut, soapXsd, xsd21 } from '../sources.ts';

/** A table each institution edits: these are the codes known from outside. */
function open(source: Source, codes: CodeTable['codes'] = {}, error?: string): CodeTable {
  return { closed: false, source, codes, ...(error && { error }) };
}

/** "Given X type (Y) is invalid." */
const invalidType = '401864';

/** The code tables the fields name, under the names the code-table API knows them by. */
export const codes: Readonly<Record<string, CodeTable>> = {
  AddNewUserOptions: open(xsd21, { PUBLIC: 'Public', STAFF: 'Staff', CONTACT: 'Contact' }),
  UserUserType: {
    closed: true,
    source: seedPut,
    codes: { INTERNAL: 'Internal', EXTERNAL: 'External' },
    error: '401857',
    // What Alma has for "internal with external authentication", and takes from nobody.
    refused: new Map([['INTEXTAUTH', '401855']]),
  },
  ContentStructureStatus: open(almaFixtures, { ACTIVE: 'Active', INACTIVE: 'Inactive' }),
  Genders: open(almaFixtures, { MALE: 'Male', FEMALE: 'Female' }),
  UserPreferredLanguage: open(almaFixtures, {
    en: 'English',
    de: 'German',
    es: 'Spanish',
    no: 'Norwegian',
  }),
  UserTitles: open(xsd21),
  JobTitles: open(xsd21),
  UserGroups: open(xsd21, {}, '401852'),
  CountryCodes: open(almaFixtures, { USA: 'United States', AUS: 'Australia' }),
  UserAddressTypes: open(
    almaFixtures,
    {
      home: 'Home',
      work: 'Work',
      school: 'School',
      alternative: 'Alternative',
      order: 'Order',
      claim: 'Claim',
      payment: 'Payment',
      returns: 'Returns',
      billing: 'Billing',
      shipping: 'Shipping',
    },
    invalidType,
  ),
  UserEmailTypes: open(
    almaFixtures,
    {
      personal: 'Personal',
      work: 'Work',
      school: 'School',
      alternative: 'Alternative',
      orderMail: 'Order',
      claimMail: 'Claim',
      paymentMail: 'Payment',
      returnsMail: 'Returns',
      queries: 'Queries',
    },
    invalidType,
  ),
  UserPhoneTypes: open(
    almaFixtures,
    {
      home: 'Home',
      mobile: 'Mobile',
      office: 'Office',
      officeFax: 'Office fax',
      orderPhone: 'Order phone',
      orderFax: 'Order fax',
      claimPhone: 'Claim phone',
      claimFax: 'Claim fax',
      paymentPhone: 'Payment phone',
      paymentFax: 'Payment fax',
      returnsPhone: 'Returns phone',
      returnsFax: 'Returns fax',
    },
    invalidType,
  ),
  UserIdentifierTypes: open(
    almaFixtures,
    {
      BARCODE: 'Barcode',
      INST_ID: 'Institution ID',
      UNIV_ID: 'University ID',
      NET_ID: 'Network ID',
      OTHER_ID_1: 'Additional ID 1',
      FACEBOOK: 'Facebook',
    },
    invalidType,
  ),
  NoteTypes: open(
    csvFields,
    {
      OTHER: 'Other',
      LIBRARY: 'Library',
      ADDRESS: 'Address',
      BARCODE: 'Barcode',
      CIRCULATION: 'Circulation',
      ERP: 'ERP',
      POPUP: 'Pop-up',
      REGISTAR: 'Registrar',
    },
    invalidType,
  ),
  UserBlockTypes: open(
    soapXsd,
    {
      GENERAL: 'General',
      LOAN: 'Loan',
      USER: 'User',
      CASH: 'Cash',
      ILL: 'Interlibrary loan',
      RENEW: 'Renew',
    },
    invalidType,
  ),
  UserBlockDescription: open(xsd21, { CONSORTIA: 'Consortia', '02-GLOBAL': 'Global' }),
  UserRoleStatus: open(sample24, { ACTIVE: 'Active', INACTIVE: 'Inactive', NEW: 'New' }),
  'HFrUserRoles.roleType': open(almaFixtures, {
    200: 'Patron',
    214: 'Work Order Operator',
    221: 'Circulation Desk Manager',
  }),
  // That a wrong category is refused, and as a wrong type is, is our conclusion.
  UserStatCategories: open(xsd21, {}, invalidType),
  UserStatisticalTypes: open(xsd21),
  LibraryNoticesOptInDisplay: open(xsd21, { FulUserBorrowingActivityLetter: 'Borrowing Activity Letter' }),
};
