import type { Source } from '../../facts/evidence.ts';
import type { ServiceErrorRow } from '../../model/service.ts';
import {
  addHomeAddress,
  almaFixtures,
  gatewayClient,
  ohsu,
  openApi,
  openApiConf,
  postDoc,
  seedPut,
  seedSoap,
} from '../sources.ts';

function row(source: Source, message: string, places: readonly string[], advice: string): ServiceErrorRow {
  return { message, places, advice, source };
}

const accountType = 'user/account_type';
const externalId = 'user/external_id';
const identifierValue = 'user/user_identifiers/user_identifier/value';
const sourceUser = ['query/source_institution_code', 'query/source_user_id'];
const userAsked = ['path/user_id', 'query/user_id_type', 'envelope/arg0', 'envelope/arg1'];
/** Fields whose code depends on a table, the ones that also depend on the record type first. */
const typed = [
  'user/contact_info/addresses/address/address_types/address_type',
  'user/contact_info/emails/email/email_types/email_type',
  'user/contact_info/phones/phone/phone_types/phone_type',
  'user/user_identifiers/user_identifier/id_type',
  'user/user_notes/user_note/note_type',
  'user/user_blocks/user_block/block_type',
];

const body = {
  401651: row(
    openApi,
    'Source institution not valid or not part of fulfillment network.',
    sourceUser.slice(0, 1),
    'Name an institution that belongs to the same fulfilment network.',
  ),
  401652: row(
    seedPut,
    'General Error: An error has occurred while processing the request.',
    [],
    'Check the record for other findings, then try once more and give the tracking id to support.',
  ),
  401655: {
    ...row(
      seedSoap,
      'The external system code and the user external system code are not the same',
      ['userRecord/userDetails/externalId', 'envelope/arg2'],
      'Make the externalId of the record and the external system code of the call the same; Alma shows the right one as the owner of the user.',
    ),
    adviceWhenEqual:
      'Both say the same here, but the user in Alma belongs to another system: Alma shows which one as the owner of the user.',
  },
  401658: row(
    postDoc,
    'General Error - Failed to create new user',
    ['user/preferred_language', 'userRecord/userDetails/defaultLanguage', 'user', 'userRecord'],
    'Add the preferred language when it is missing, then check the other fields the institution asks for.',
  ),
  401664: {
    ...row(
      postDoc,
      'Mandatory field is missing: X',
      ['user', 'userRecord'],
      'Add the field that is named; each institution decides which fields it asks for.',
    ),
    capture: /^Mandatory field is missing: (\w{1,60})/,
  },
  401676: row(
    seedPut,
    'No valid XML was given.',
    ['user', 'userRecord'],
    'Look for what keeps the record from being read: escaping, tags, dates and numbers.',
  ),
  401851: row(
    postDoc,
    'User with identifier  of type Y already exists.',
    ['user/primary_id', identifierValue],
    'Update the user that has this identifier, or choose another one.',
  ),
  401852: row(
    postDoc,
    'Given user group is not legal.',
    ['user/user_group'],
    'Use a code of the user groups that fits the record type.',
  ),
  401853: row(
    postDoc,
    'External Id must be empty for internal user.',
    [externalId, accountType],
    'Empty external_id, or make the account external.',
  ),
  401854: row(
    postDoc,
    'External Id must be given for external user.',
    [externalId, accountType],
    'Give the code of the loading system as external_id, or make the account internal.',
  ),
  401855: row(
    seedPut,
    "The account type 'Internal with external authentication' is currently not supported.",
    [accountType],
    'Use INTERNAL or EXTERNAL.',
  ),
  401857: row(
    postDoc,
    'The given user account type is illegal (must be INTERNAL/EXTERNAL).',
    [accountType],
    'Use INTERNAL or EXTERNAL, in capital letters.',
  ),
  401858: row(
    seedPut,
    'The external id in DB does not fit the given value in xml - external id cannot be updated.',
    [externalId],
    'Send the external_id that Alma has stored: get the user first.',
  ),
  401859: row(
    seedPut,
    'Action currently not supported.',
    [accountType],
    'Check whether the update would make an external account internal: that cannot be done.',
  ),
  401860: row(
    seedPut,
    'Failed to update user.',
    [],
    'Check the record for other findings, then try once more and give the tracking id to support.',
  ),
  401863: row(
    seedPut,
    'Given X type (Y) is not supported for given user record type (Z).',
    [...typed, 'user/record_type'],
    'Choose a type that the institution allows for this record type.',
  ),
  401864: row(
    seedPut,
    'Given X type (Y) is invalid.',
    typed,
    'Use a code of the table, spelt exactly as there, and not its label.',
  ),
  500038: row(
    seedPut,
    'New password must be at least 8 characters long and must not include the user-name or any commonly used password.',
    ['user/password', 'user/primary_id'],
    'Choose a longer password that does not contain the user name.',
  ),
  4018994: row(
    addHomeAddress,
    'Request cannot contain two identifiers with the same value',
    [identifierValue, 'user/primary_id'],
    'Keep each value once; the primary identifier counts too.',
  ),
};

const asked = {
  401850: row(
    openApi,
    'Failed to delete user with identifier X of type Y.',
    userAsked,
    'Check for open loans, requests and fees of the user.',
  ),
  401861: row(
    openApi,
    'User with identifier X was not found.',
    userAsked,
    'Check the identifier, and that the key belongs to the right institution.',
  ),
  401866: row(
    openApi,
    'User authentication failed',
    userAsked,
    'Check the identifier and the password of the user.',
  ),
  401890: row(
    seedPut,
    'User with identifier X of type Y was not found.',
    userAsked,
    'Check the identifier and its type.',
  ),
  402119: row(openApi, 'General error.', [], 'Try once more and give the tracking id to support.'),
  40166411: row(
    openApiConf,
    'Param value is invalid.',
    [],
    'Check the name of the table and the scope that were asked for.',
  ),
  4019990: row(
    openApi,
    'User with source identifier X of institution Y was not found.',
    sourceUser,
    'Check the source institution and the identifier there.',
  ),
  4019998: row(openApi, 'User with linking ID not found.', userAsked, 'Check the linking id.'),
  60101: row(
    openApi,
    'General Error: An error has occurred while processing the request.',
    [],
    'Try once more and give the tracking id to support.',
  ),
};

const linked = {
  60224: row(
    openApi,
    'Organization institution not found.',
    sourceUser.slice(0, 1),
    'Check the code of the source institution.',
  ),
  60225: row(
    openApi,
    'Fulfillment network not found.',
    sourceUser.slice(0, 1),
    'Ask whether both institutions share a fulfilment network.',
  ),
  60226: row(
    openApi,
    'Fulfillment network copied user not found.',
    sourceUser,
    'Check the identifier of the user at the source institution.',
  ),
  60227: row(
    openApi,
    'Linked account for user already exists.',
    sourceUser,
    'Update the linked account that exists.',
  ),
  60228: row(
    openApi,
    'Failed to create linked user account.',
    sourceUser,
    'Check the user at the source institution.',
  ),
  60229: row(
    openApi,
    'Failed to find linked account for user.',
    userAsked,
    'Check whether the user has a linked account.',
  ),
  60230: row(
    openApi,
    'Failed to refresh linked user.',
    userAsked,
    'Check the user at the source institution.',
  ),
  60231: row(
    openApi,
    'Failed to link user due to identifier issues.',
    [...sourceUser, identifierValue],
    'Look for an identifier that another user here has.',
  ),
  60232: row(
    openApi,
    'Failed to link user due to user group empty.',
    [...sourceUser, 'user/user_group'],
    'Give the user a group that is mapped here.',
  ),
};

/** Answers of the gateway before Alma; they say nothing about the record. */
const gateway = {
  GENERAL_ERROR: row(gatewayClient, 'General error', [], 'Try again later.'),
  UNAUTHORIZED: row(
    almaFixtures,
    'API-key not defined or not configured to allow this API.',
    [],
    'Check the key, its area and its region.',
  ),
  FORBIDDEN: row(gatewayClient, 'Forbidden', [], 'Check whether the key may write.'),
  INVALID_REQUEST: row(
    gatewayClient,
    'Invalid request',
    [],
    'Check the address, and that the key may do this.',
  ),
  REQUEST_TOO_LARGE: row(gatewayClient, 'Request too large', [], 'Send less at a time.'),
  ROUTING_ERROR: row(ohsu, 'Routing error', [], 'Look whether the change was made before sending it again.'),
  INTERNAL_SERVER_ERROR: row(
    almaFixtures,
    'Path not found',
    ['path/user_id'],
    'Percent-encode the identifier in the address.',
  ),
  PER_SECOND_THRESHOLD: row(
    almaFixtures,
    'HTTP requests are more than allowed per second.',
    [],
    'Wait a second; at most 25 calls a second are allowed for all programs of the institution together.',
  ),
  DAILY_THRESHOLD: row(
    almaFixtures,
    'Daily API Request Threshold has been reached.',
    [],
    'Wait until midnight GMT.',
  ),
};

/** Error codes of Alma, with the words it documents. */
export const errors: Readonly<Record<string, ServiceErrorRow>> = { ...body, ...asked, ...linked, ...gateway };
