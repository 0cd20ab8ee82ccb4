import type { Source } from '../../evidence.ts';
import { xsd21 } from '../sources.ts';

/** Says which codes of a code table fit which record type; each institution edits its own. */
export interface MappingTable {
  /** The name of that code table. */
  readonly codes: string;
  readonly source: Source;
}

/** By the name the mapping-table API knows them by. What stands in them only the service can say. */
export const mappingTables: Readonly<Record<string, MappingTable>> = {
  UserRecordTypeUserGroup: { codes: 'UserGroups', source: xsd21 },
  UserRecordType2AddressType: { codes: 'UserAddressTypes', source: xsd21 },
  UserRecordType2EmailType: { codes: 'UserEmailTypes', source: xsd21 },
  UserRecordType2PhoneType: { codes: 'UserPhoneTypes', source: xsd21 },
};
