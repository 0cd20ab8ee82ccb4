import type { Mapping } from '../../model/service.ts';
import { seedPut, xsd21 } from '../sources.ts';

const contactInfo = 'user/contact_info';
/** The code table of the record types. */
const types = 'AddNewUserOptions';

/** The mapping tables the schema names beside the code tables. Which codes go with which record type stands there. */
export const mappings: Readonly<Record<string, Mapping>> = {
  // The schema says that the table rules; which refusal it leads to is our conclusion.
  UserRecordTypeUserGroup: {
    source: xsd21,
    codes: 'UserGroups',
    types,
    place: 'user/user_group',
    severity: 'warning',
    error: '401852',
  },
  UserRecordType2AddressType: {
    source: seedPut,
    codes: 'UserAddressTypes',
    types,
    place: `${contactInfo}/addresses/address/address_types/address_type`,
    severity: 'error',
    error: '401863',
  },
  UserRecordType2EmailType: {
    source: seedPut,
    codes: 'UserEmailTypes',
    types,
    place: `${contactInfo}/emails/email/email_types/email_type`,
    severity: 'error',
    error: '401863',
  },
  UserRecordType2PhoneType: {
    source: seedPut,
    codes: 'UserPhoneTypes',
    types,
    place: `${contactInfo}/phones/phone/phone_types/phone_type`,
    severity: 'error',
    error: '401863',
  },
};
