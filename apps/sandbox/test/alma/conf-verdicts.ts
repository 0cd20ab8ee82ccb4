import type { Verdict } from '../verdict.ts';
import { conf, get, jsonHeaders, key } from './payloads.ts';

const confDoc = 'OpenAPI of the configuration area';
const gatewayDoc = 'alma.md, Shapes: what fixtures and clients show of the gateway';

/** The configuration, the test call, and the gateway before everything. */
export const almaConfVerdicts: readonly Verdict[] = [
  {
    name: 'the test call of a key that may write',
    request: { ...get('operation/test'), method: 'POST' },
    status: 200,
    source: 'OpenAPI: users/operation/test',
  },
  {
    name: 'the test call with PUT',
    request: { ...get('operation/test'), method: 'PUT' },
    status: 405,
    code: 'ROUTING_ERROR',
    source: 'inferred',
  },

  {
    name: 'the environment',
    request: conf('general', jsonHeaders),
    status: 200,
    says: '{"institution":{"value":"SANDBOX","desc":"Userlint sandbox"},"environment_type":"SANDBOX"}',
    source: `${confDoc}; the members: MITLibraries/alma-copyroles and Cloud Apps`,
  },
  {
    name: 'the code tables',
    request: conf('code-tables'),
    status: 200,
    says: '<name>UserGroups</name>',
    source: confDoc,
  },
  {
    name: 'a code table',
    request: conf('code-tables/UserGroups?lang=en&scope=SANDBOX', jsonHeaders),
    status: 200,
    says: '{"code":"FACULTY","description":"Faculty","default":false,"enabled":true}',
    source: 'the schema rest_code_table',
  },
  {
    name: 'a code table with a dot in its name',
    request: conf('code-tables/HFrUserRoles.roleType'),
    status: 200,
    says: '<code>200</code>',
    source: 'rest_user.xsd names the table',
  },
  {
    name: 'a code table that is none',
    request: conf('code-tables/Groups'),
    status: 400,
    code: '40166411',
    says: 'Param value is invalid.',
    source: `${confDoc}; that it is for the name is inferred`,
  },
  {
    name: 'a code table of a library that is none',
    request: conf('code-tables/UserGroups?scope=ELSEWHERE'),
    status: 400,
    code: '40166411',
    source: confDoc,
  },
  {
    name: 'the mapping tables',
    request: conf('mapping-tables', jsonHeaders),
    status: 200,
    says: '"name":"UserRecordType2EmailType"',
    source: `${confDoc}; the envelope: AlmaAPITK`,
  },
  {
    name: 'a mapping table',
    request: conf('mapping-tables/UserRecordTypeUserGroup', jsonHeaders),
    status: 200,
    says: '{"column0":"STAFF","column1":"GRADUATE","enabled":true}',
    source: 'columns as Cloud Apps read them; their order is inferred from rest_user.xsd',
  },
  {
    name: 'a mapping table that is none',
    request: conf('mapping-tables/UserGroups'),
    status: 400,
    code: '40166411',
    source: `${confDoc}; that it is for the name is inferred`,
  },
  {
    name: 'a code table to be written',
    request: { ...conf('code-tables/UserGroups'), method: 'PUT' },
    status: 405,
    code: 'ROUTING_ERROR',
    source: 'the tables of the sandbox are fixed',
  },
  {
    name: 'the configuration without a key',
    request: conf('general', {}),
    status: 401,
    code: 'UNAUTHORIZED',
    source: 'ubpb/alma_api: gateway codes',
  },

  {
    name: 'too many calls a second, when asked for',
    request: get('johns', { ...jsonHeaders, 'X-Userlint-Sandbox-Threshold': 'per-second' }),
    status: 429,
    code: 'PER_SECOND_THRESHOLD',
    says: '{"errorsExist":true,"errorList":{"error":[{"errorCode"',
    source: 'fixture of scriptotek; the status: UIUCLibrary',
  },
  {
    name: 'too many calls a day, when asked for',
    request: get('johns', { ...key, 'X-Userlint-Sandbox-Threshold': 'daily' }),
    status: 429,
    code: 'DAILY_THRESHOLD',
    says: '<errorMessage>Daily API Request Threshold has been reached.</errorMessage>',
    source: 'fixture of UIUC; the status: a post of the Developer Network',
  },
  {
    name: 'a threshold that is none',
    request: get('johns', { ...key, 'X-Userlint-Sandbox-Threshold': 'hourly' }),
    status: 400,
    code: 'INVALID_REQUEST',
    source: 'our own header',
  },
  {
    name: 'a refusal of the gateway in XML although JSON was asked for',
    request: get('johns', { Accept: 'application/json', 'X-Userlint-Sandbox-Gateway-Shape': 'xml' }),
    status: 401,
    code: 'UNAUTHORIZED',
    says: '<web_service_result xmlns="http://com/exlibris/urm/general/xmlbeans">',
    source: gatewayDoc,
  },
  {
    name: 'a refusal of the gateway, wrapped',
    request: get('johns', { 'X-Userlint-Sandbox-Gateway-Shape': 'wrapped-json' }),
    status: 401,
    code: 'UNAUTHORIZED',
    says: '{"web_service_result":{"errorList":{"error":{"errorCode":"UNAUTHORIZED"',
    source: gatewayDoc,
  },
];
