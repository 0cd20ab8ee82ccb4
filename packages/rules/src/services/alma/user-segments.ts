import type { FieldTable } from '../../facts/field.ts';
import { sample24, xsd21 } from '../sources.ts';
import { under } from '../under.ts';
import {
  boolean,
  coded,
  date,
  dateTime,
  defaulted,
  item,
  list,
  mandatory,
  segmentType,
  text,
  unlimitedText,
} from './rows.ts';

const identifiers: FieldTable = {
  user_identifiers: list('Identifiers besides the primary one.', {
    omitted: 'All further identifiers of the user are removed.',
  }),
  'user_identifiers/user_identifier': item('One further identifier. No value may occur twice in a user.'),
  ...under('user_identifiers/user_identifier', {
    '@segment_type': segmentType,
    ...coded('id_type', 255, 'What kind of identifier it is.', {
      codes: 'UserIdentifierTypes',
      required: mandatory,
      example: 'BARCODE',
    }),
    value: text(255, 'The identifier itself; no other user may have it.', {
      required: mandatory,
      example: 'johns691',
    }),
    note: text(2000, 'A remark on the identifier.'),
    status: text(255, 'Whether the identifier can be used.', { example: 'ACTIVE' }),
  }),
};

const parameterTypes = ['CirculationDesk', 'MetadataType', 'ServiceUnit', 'CantEditRestrictedUsers'];

const roles: FieldTable = {
  user_roles: list('What the user may do in Alma. A load file cannot set roles.', {
    omitted: 'The roles stay as they are: the only list that does.',
  }),
  'user_roles/user_role': item('One role. Sending any role replaces them all.'),
  ...under('user_roles/user_role', {
    ...coded(
      'status',
      255,
      'Whether the role is in force: active where it is empty, inactive where it is no known code.',
      {
        codes: 'UserRoleStatus',
        default: 'ACTIVE',
        example: 'ACTIVE',
      },
    ),
    ...coded('scope', 50, 'The institution or library the role holds for.', {
      labelMax: 255,
      example: 'MAIN',
    }),
    ...coded('role_type', 255, 'The role, as a number.', { codes: 'HFrUserRoles.roleType', example: '200' }),
    expiry_date: date('Last day of the role.', { example: '2030-01-16Z' }),
    parameters: list('What the role is limited to.'),
    'parameters/parameter': item('One limit of the role.'),
    ...under('parameters/parameter', {
      ...coded('type', 255, 'What the limit is about.', {
        example: 'CirculationDesk',
        limits: [{ oneOf: parameterTypes, severity: 'warning', source: xsd21 }],
      }),
      ...coded('scope', 255, 'The library of a service unit.', { labelMax: 255 }),
      ...coded('value', 255, 'The code of the desk or unit, or true or false.', { example: 'CircDeskOp' }),
    }),
  }),
};

const blocks: FieldTable = {
  user_blocks: list('What keeps the user from using the library.', {
    omitted: 'All blocks of the user are removed.',
  }),
  'user_blocks/user_block': item('One block of the user.'),
  ...under('user_blocks/user_block', {
    '@segment_type': segmentType,
    ...coded('block_type', 255, 'Kind of block; a general one where none is given.', {
      codes: 'UserBlockTypes',
      default: 'GENERAL',
      example: 'GENERAL',
    }),
    ...coded('block_description', 255, 'The reason, as a code.', {
      codes: 'UserBlockDescription',
      required: mandatory,
      example: 'CONSORTIA',
    }),
    block_status: text(255, 'Whether the block is in force; it is where nothing is given.', {
      example: 'ACTIVE',
      limits: [
        {
          pattern: { test: /^(?:active|inactive)?$/i, means: 'Active or Inactive' },
          severity: 'warning',
          source: xsd21,
        },
      ],
    }),
    block_note: text(2000, 'A remark on the block.'),
    block_owner: unlimitedText('The library the block belongs to.', { source: sample24, example: 'LIB1' }),
    created_by: text(255, 'The account that made the block.'),
    created_date: dateTime('When the block was made.', { example: '2024-05-30T09:30:10Z' }),
    expiry_date: dateTime('When the block ends, with the time of day.', {
      example: '2019-12-18T14:36:48.659Z',
    }),
    item_loan_id: unlimitedText('The loan that caused the block.', { example: '1200186133000121' }),
  }),
};

const notes: FieldTable = {
  user_notes: list('Remarks on the user.', { omitted: 'All notes of the user are removed.' }),
  'user_notes/user_note': item('One remark on the user.'),
  ...under('user_notes/user_note', {
    '@segment_type': segmentType,
    ...coded('note_type', 255, 'What the note is about. The code for the registrar is spelt REGISTAR.', {
      codes: 'NoteTypes',
      required: mandatory,
      example: 'LIBRARY',
    }),
    note_text: text(2000, 'The words of the note.', { required: mandatory, example: 'Lost card in May' }),
    user_viewable: boolean('Whether the user can read the note.', { required: defaulted, example: 'false' }),
    popup_note: boolean('Whether the note pops up when the user is served.', {
      required: defaulted,
      example: 'false',
    }),
    note_owner: unlimitedText('The library the note belongs to.', { source: sample24, example: 'LIB1' }),
    created_by: text(255, 'The account that wrote the note.'),
    created_date: dateTime('When the note was written.', { example: '2024-05-30T09:30:10Z' }),
  }),
};

const statistics: FieldTable = {
  user_statistics: list('What the user is counted under.', {
    omitted: 'All statistical categories of the user are removed.',
  }),
  'user_statistics/user_statistic': item('One statistical category.'),
  ...under('user_statistics/user_statistic', {
    '@segment_type': segmentType,
    ...coded('statistic_category', 255, 'The category, as a code of the institution.', {
      codes: 'UserStatCategories',
      required: mandatory,
      example: 'LOCAL',
    }),
    ...coded('category_type', 255, 'The type of the category; Alma derives it.', {
      codes: 'UserStatisticalTypes',
      outputOnly: true,
      example: 'COLLEGE',
    }),
    statistic_note: text(2000, 'A remark on the category.'),
    statistic_owner: unlimitedText('The library the category belongs to.', {
      source: sample24,
      example: 'LIB1',
    }),
  }),
};

const proxies: FieldTable = {
  proxy_for_users: list('The users this one may act for.', { outputOnly: true }),
  'proxy_for_users/proxy_for_user': item('One user this one may act for.', { outputOnly: true }),
  ...under('proxy_for_users/proxy_for_user', {
    '@link': unlimitedText('Address of that user in the API.', { outputOnly: true }),
    primary_id: text(255, 'Primary identifier of that user.', { outputOnly: true, example: 'johns' }),
    full_name: text(600, 'Full name of that user.', { outputOnly: true, example: 'John W Smith' }),
    proxy_type: unlimitedText('What this user may do for that one.', {
      source: sample24,
      example: 'RESEARCH',
    }),
  }),
};

const sharing: FieldTable = {
  rs_libraries: list('Libraries through which the user borrows from elsewhere.'),
  'rs_libraries/rs_library': item('One resource sharing library.'),
  ...under('rs_libraries/rs_library', {
    ...coded('code', 50, 'The code of a library that takes part in resource sharing.', {
      labelMax: 255,
      example: 'RS_LIB',
    }),
  }),
  library_notices: list('Which letters the user gets.'),
  'library_notices/library_notice': item('One letter and whether the user gets it.'),
  ...under('library_notices/library_notice', {
    ...coded('code', 255, 'The letter, as a code.', {
      codes: 'LibraryNoticesOptInDisplay',
      labelMax: 255,
      example: 'FulUserBorrowingActivityLetter',
    }),
    value: boolean('Whether the user gets the letter.', { example: 'true' }),
  }),
};

/** The lists of a user other than those of `contact_info`. */
export const segments: FieldTable = under('user', {
  ...identifiers,
  ...roles,
  ...blocks,
  ...notes,
  ...statistics,
  ...proxies,
  ...sharing,
});
