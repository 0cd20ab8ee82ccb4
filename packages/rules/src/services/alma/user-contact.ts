import type { FieldTable } from '../../facts/field.ts';
import { under } from '../under.ts';
import {
  boolean,
  coded,
  date,
  expected,
  group,
  item,
  list,
  mandatory,
  segmentType,
  text,
  unlimitedText,
} from './rows.ts';

const addresses: FieldTable = {
  addresses: list('The postal addresses of the user.', { omitted: 'All addresses of the user are removed.' }),
  ...under('addresses', { address: item('One postal address of the user.') }),
  ...under('addresses/address', {
    '@preferred': boolean('Whether this is the address to use; at most one can be.', { example: 'true' }),
    '@segment_type': segmentType,
    line1: unlimitedText('First line of the address.', {
      required: expected,
      example: '3598 N. Buckingham Road',
    }),
    line2: text(255, 'Second line of the address.'),
    line3: text(255, 'Third line of the address.'),
    line4: text(255, 'Fourth line of the address.'),
    line5: text(255, 'Fifth line of the address.'),
    city: text(255, 'Town or city of the address.', { required: expected, example: 'Scottsdale' }),
    state_province: text(255, 'State or province of the address.', { example: 'AZ' }),
    postal_code: text(255, 'Postal code of the address.', { example: '85054' }),
    ...coded('country', 255, 'Country, as a three-letter code and not as a name.', {
      codes: 'CountryCodes',
      example: 'USA',
    }),
    address_note: text(1000, 'A remark on the address.'),
    start_date: date('First day the address holds.', { example: '2024-01-01Z' }),
    end_date: date('Last day the address holds.', { example: '2030-12-31Z' }),
    address_types: list('What the address is for; at least one use.', { required: mandatory }),
    ...coded(
      'address_types/address_type',
      255,
      'One use of the address; which ones fit depends on the record type.',
      {
        codes: 'UserAddressTypes',
        many: true,
        example: 'home',
      },
    ),
  }),
};

const emails: FieldTable = {
  emails: list('The e-mail addresses of the user.', {
    omitted: 'All e-mail addresses of the user are removed.',
  }),
  ...under('emails', { email: item('One e-mail address of the user.') }),
  ...under('emails/email', {
    '@preferred': boolean('Whether this is the e-mail address to use; at most one can be.', {
      example: 'true',
    }),
    '@segment_type': segmentType,
    email_address: text(255, 'The e-mail address itself.', {
      required: mandatory,
      example: 'johns@mylib.org',
    }),
    description: text(255, 'A remark on the e-mail address.'),
    email_types: list('What the e-mail address is for; at least one use.', { required: mandatory }),
    ...coded(
      'email_types/email_type',
      255,
      'One use of the e-mail address; which ones fit depends on the record type.',
      {
        codes: 'UserEmailTypes',
        many: true,
        example: 'personal',
      },
    ),
  }),
};

const phones: FieldTable = {
  phones: list('The phone numbers of the user.', { omitted: 'All phone numbers of the user are removed.' }),
  ...under('phones', { phone: item('One phone number of the user.') }),
  ...under('phones/phone', {
    '@preferred': boolean('Whether this is the number to use; at most one can be.', { example: 'true' }),
    '@preferred_sms': boolean('Whether text messages go to this number; at most one can be.', {
      example: 'false',
    }),
    '@segment_type': segmentType,
    phone_number: text(255, 'The phone number itself.', { required: mandatory, example: '18005882300' }),
    phone_types: list('What the number is for; at least one use.', { required: mandatory }),
    ...coded(
      'phone_types/phone_type',
      255,
      'One use of the number; which ones fit depends on the record type.',
      {
        codes: 'UserPhoneTypes',
        many: true,
        example: 'home',
      },
    ),
  }),
};

/** How the user can be reached. In XML the three lists stand in this order. */
export const contact: FieldTable = {
  'user/contact_info': group('Addresses, e-mail addresses and phone numbers, in this order.', {
    omitted: 'All addresses, e-mail addresses and phone numbers of the user are removed.',
  }),
  ...under('user/contact_info', { ...addresses, ...emails, ...phones }),
};
