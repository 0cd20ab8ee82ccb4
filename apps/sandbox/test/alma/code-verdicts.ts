import type { Verdict } from '../verdict.ts';
import { identifier, johnsJson, johnsXml, putJson, putXml } from './payloads.ts';

const seedPut = 'Update User Details (seed 001), table of error codes';
const ownTable = `${seedPut}; what stands in the tables is the sandbox's own`;

const email = (type: string) =>
  `<emails><email><email_address>j@example.org</email_address><email_types><email_type>${type}</email_type></email_types></email></emails>`;
const phone = (type: string) =>
  `<phones><phone><phone_number>555-0100</phone_number><phone_types><phone_type>${type}</phone_type></phone_types></phone></phones>`;
const address = (type: string) =>
  `<addresses><address><line1>1 Example Street</line1><address_types><address_type>${type}</address_type></address_types></address></addresses>`;
const note = (type: string) =>
  `<user_note><note_type>${type}</note_type><note_text>x</note_text><user_viewable>false</user_viewable><popup_note>false</popup_note></user_note>`;
const block = (type: string) =>
  `<user_block><block_type>${type}</block_type><block_description>CONSORTIA</block_description></user_block>`;
const statistic = (category: string) =>
  `<user_statistic><statistic_category>${category}</statistic_category></user_statistic>`;

/** Codes that an update may and may not carry. */
export const almaCodeVerdicts: readonly Verdict[] = [
  {
    name: 'an identifier type that is a label',
    request: putXml(johnsXml({ user_identifiers: identifier('Barcode', '7') })),
    status: 400,
    code: '401864',
    says: 'Given id type (Barcode) is invalid.',
    source: seedPut,
  },
  {
    name: 'an address type in the wrong case',
    request: putXml(johnsXml({ contact_info: address('Home') })),
    status: 400,
    code: '401864',
    says: 'Given address type (Home) is invalid.',
    source: `${seedPut}; CSVFIELDS: codes are case-sensitive`,
  },
  {
    name: 'an e-mail type that is none',
    request: putXml(johnsXml({ contact_info: email('home') })),
    status: 400,
    code: '401864',
    source: seedPut,
  },
  {
    name: 'a phone type that is none',
    request: putXml(johnsXml({ contact_info: phone('cell') })),
    status: 400,
    code: '401864',
    source: seedPut,
  },
  {
    name: 'the registrar, spelt right',
    request: putXml(johnsXml({ user_notes: note('REGISTRAR') })),
    status: 400,
    code: '401864',
    says: 'Given note type (REGISTRAR) is invalid.',
    source: `${seedPut}; CSVFIELDS: the code is REGISTAR`,
  },
  {
    name: 'the registrar, spelt as Alma does',
    request: putXml(johnsXml({ user_notes: note('REGISTAR') })),
    status: 200,
    source: 'CSVFIELDS',
  },
  {
    name: 'a block type that is none',
    request: putXml(johnsXml({ user_blocks: block('Loan') })),
    status: 400,
    code: '401864',
    source: seedPut,
  },
  {
    name: 'a block without a type',
    request: putXml(johnsXml({ user_blocks: block('') })),
    status: 200,
    source: 'rest_user.xsd: default GENERAL',
  },
  {
    name: 'a statistical category that is none',
    request: putXml(johnsXml({ user_statistics: statistic('NOWHERE') })),
    status: 400,
    code: '401864',
    says: 'Given statistic category type (NOWHERE) is invalid.',
    source: 'inferred from seed 001',
  },
  {
    name: 'a statistical category of the institution',
    request: putXml(johnsXml({ user_statistics: statistic('LOCAL') })),
    status: 200,
    source: 'rest_user.xsd, example',
  },
  {
    name: 'a type for vendors, at a person',
    request: putXml(johnsXml({ contact_info: address('billing') })),
    status: 400,
    code: '401863',
    says: 'Given address type (billing) is not supported for given user record type (PUBLIC).',
    source: ownTable,
  },
  {
    name: 'a type for vendors, at a contact',
    request: putXml(johnsXml({ record_type: 'CONTACT', contact_info: phone('orderPhone') })),
    status: 200,
    source: ownTable,
  },
  {
    name: 'a type for persons, at a contact, in JSON',
    request: putJson(
      johnsJson({
        record_type: { value: 'CONTACT' },
        contact_info: { email: [{ email_address: 'j@example.org', email_type: [{ value: 'school' }] }] },
      }),
    ),
    status: 400,
    code: '401863',
    source: ownTable,
  },
  {
    name: 'a group that is none',
    request: putXml(johnsXml({ user_group: '1' })),
    status: 400,
    code: '401852',
    source: 'Create User: 401852; that an update answers it too is inferred',
  },
  {
    name: 'a group with a leading zero',
    request: putXml(johnsXml({ user_group: '01' })),
    status: 200,
    source: 'observed: groups of Emory and Oslo',
  },
  {
    name: 'a group that does not fit the record type',
    request: putXml(johnsXml({ record_type: 'STAFF', user_group: 'STUDENT' })),
    status: 400,
    code: '401852',
    source: 'rest_user.xsd: UserRecordTypeUserGroup; the code is inferred',
  },
  {
    name: 'a country that is a name',
    request: putXml(
      johnsXml({
        contact_info: address('work').replace(
          '<address_types>',
          '<country>United States</country><address_types>',
        ),
      }),
    ),
    status: 200,
    source: 'observed: Princeton has such a country stored',
  },
  {
    name: 'a title that is none',
    request: putXml(johnsXml({ user_title: 'Mister' })),
    status: 200,
    source: 'observed: Princeton has such a title stored',
  },
];
