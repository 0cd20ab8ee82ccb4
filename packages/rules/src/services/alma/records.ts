import type { RecordType } from '../../model/service.ts';
import { formerNames, restNames } from './names.ts';
import { user } from './user.ts';
import { userRecord } from './user-record.ts';
import { userRecordV1 } from './user-record-v1.ts';

/** The user of the REST API and of load files. */
export const restUser: RecordType = {
  root: 'user',
  namespace: '',
  table: user,
  jsonKeys: {
    anyTwoOf: [
      'primary_id',
      'record_type',
      'account_type',
      'user_group',
      'contact_info',
      'user_identifier',
      'user_role',
      'user_block',
      'user_note',
      'user_statistic',
      'rs_library',
      'library_notice',
      'job_category',
      'campus_code',
      'cataloger_level',
    ],
  },
  xmlChildren: [
    'primary_id',
    'record_type',
    'account_type',
    'user_group',
    'contact_info',
    'user_identifiers',
    'user_roles',
    'user_blocks',
    'user_notes',
    'user_statistics',
    'rs_libraries',
    'library_notices',
    'campus_code',
    'cataloger_level',
  ],
  // `user` is anybody's word, and so is one of these.
  xmlChildrenNeeded: 2,
  xmlKey: 'primary_id',
  // One library's load files carry the second name, in production.
  lists: ['users', 'userRecords'],
  calledBy: ['user/primary_id'],
  onlyOnce: ['user/primary_id'],
  formerNames,
};

/** The user of the SOAP service. */
export const soapUser: RecordType = {
  root: 'userRecord',
  namespace: 'http://com/exlibris/urm/user_record/xmlbeans',
  table: userRecord,
  jsonKeys: {},
  xmlChildren: ['userDetails', 'owneredEntity'],
  xmlChildrenNeeded: 1,
  lists: [],
  calledBy: ['userRecord/userDetails/userName'],
  onlyOnce: ['userRecord/userDetails/userName'],
  formerNames: restNames,
};

/** The user of the first load format. Its table begins with the file, to be told from the record above. */
export const loadedUserV1: RecordType = {
  root: 'userRecords/userRecord',
  namespace: 'http://com/exlibris/digitool/repository/extsystem/xmlbeans',
  table: userRecordV1,
  jsonKeys: {},
  xmlChildren: [],
  // Without its namespace nothing tells it from the record above.
  xmlChildrenNeeded: Number.POSITIVE_INFINITY,
  lists: ['userRecords', 'users'],
  calledBy: ['userRecords/userRecord/userDetails/userName', 'userRecords/userRecord/matchId'],
  onlyOnce: [],
  formerNames: restNames,
};
