import type { Sent } from '../client.ts';
import type { Verdict } from '../verdict.ts';
import { get, jsonHeaders, key } from './payloads.ts';

const seedPut = 'Update User Details (seed 001), table of error codes';
const listDoc = 'OpenAPI: GET users';

const list = (query: string, headers: Readonly<Record<string, string>> = key): Sent => ({
  method: 'GET',
  path: `/almaws/v1/users${query}`,
  headers,
});

/** Asking for one user, and for many. */
export const almaReadVerdicts: readonly Verdict[] = [
  {
    name: 'GET by primary id',
    request: get('johns'),
    status: 200,
    says: '<primary_id>johns</primary_id>',
    source: 'rest_user.xsd',
  },
  {
    name: 'GET by primary id in capitals',
    request: get('JOHNS'),
    status: 200,
    source: 'rest_user.xsd: primary_id is case-insensitive',
  },
  { name: 'GET by barcode', request: get('30111000000017'), status: 200, source: 'Get User: all_unique' },
  {
    name: 'GET by barcode, typed',
    request: get('30111000000017?user_id_type=BARCODE'),
    status: 200,
    source: 'Get User: user_id_type',
  },
  {
    name: 'GET by barcode, typed wrongly',
    request: get('30111000000017?user_id_type=UNIV_ID'),
    status: 400,
    code: '401890',
    says: 'User with identifier 30111000000017 of type UNIV_ID was not found.',
    source: seedPut,
  },
  {
    name: 'GET of nobody',
    request: get('nobody'),
    status: 400,
    code: '401861',
    says: 'User with identifier nobody was not found.',
    source: 'Fixtures of Berkeley, Michigan and Princeton',
  },
  {
    name: 'GET with the key in the address',
    request: get('johns?apikey=sandbox-key', {}),
    status: 200,
    source: 'OpenAPI securitySchemes',
  },
  {
    name: 'GET without a key',
    request: get('johns', {}),
    status: 401,
    code: 'UNAUTHORIZED',
    says: 'API-key not defined or not configured to allow this API.',
    source: 'ubpb/alma_api: gateway codes',
  },
  {
    name: 'GET with a key of a real look',
    request: get('johns', { Authorization: 'apikey l7xx00000000000000000000000000000000' }),
    status: 401,
    code: 'UNAUTHORIZED',
    source: 'ubpb/alma_api: gateway codes',
  },
  {
    name: 'the test call',
    request: get('operation/test'),
    status: 200,
    source: 'OpenAPI: users/operation/test',
  },
  {
    name: 'an unknown path',
    request: { method: 'GET', path: '/almaws/v1/test/path', headers: key },
    status: 404,
    code: 'INTERNAL_SERVER_ERROR',
    says: 'Path not found (/almaws/v1/test/path)',
    source: 'scriptotek: report_not_found_response.xml; the status is inferred',
  },
  {
    name: 'an unknown method',
    request: { method: 'PATCH', path: '/almaws/v1/users/johns', headers: key },
    status: 405,
    code: 'ROUTING_ERROR',
    source: 'inferred',
  },

  {
    name: 'GET with the counters',
    request: get('apatel?expand=loans,requests,fees', jsonHeaders),
    status: 200,
    says: '"requests":{"value":0,"link":null},"loans":{"value":1,"link":null},"fees":{"value":2.5,"link":null}',
    source: 'OpenAPI: expand; the shape: fixture of Temple',
  },
  {
    name: 'GET by linking id',
    request: get('5131558001021?user_id_type=linking_id'),
    status: 400,
    code: '4019998',
    source: 'OpenAPI: GET user; the sandbox is in no fulfilment network',
  },
  {
    name: 'GET of a user of another institution',
    request: get('johns?source_institution_code=OTHER'),
    status: 400,
    code: '4019990',
    says: 'User with source identifier johns of institution OTHER was not found.',
    source: 'OpenAPI: GET user; the sandbox is in no fulfilment network',
  },

  {
    name: 'the list',
    request: list(''),
    status: 200,
    says: '<users total_record_count="3">\n<user link="http://127.0.0.1:',
    source: `${listDoc}; rest_users.xsd`,
  },
  {
    name: 'the list in JSON',
    request: list('', jsonHeaders),
    status: 200,
    says: '{"total_record_count":3,"user":[{"link":"http://127.0.0.1:',
    source: 'fixture users_response.json of scriptotek',
  },
  {
    name: 'a search by last name, a page of one',
    request: list('?q=last_name~smith&limit=1'),
    status: 200,
    says: '<primary_id>johns</primary_id>',
    source: listDoc,
  },
  {
    name: 'a search with AND',
    request: list('?q=user_group~STUDENT%20AND%20identifiers~30111000000033'),
    status: 200,
    says: '<users total_record_count="1">',
    source: 'How we are building APIs: brief search',
  },
  {
    name: 'a search that finds nobody',
    request: list('?q=ALL~nobody'),
    status: 200,
    says: '<users total_record_count="0"/>',
    source: listDoc,
  },
  {
    name: 'a page beyond the end',
    request: list('?offset=100'),
    status: 200,
    says: '<users total_record_count="3"/>',
    source: listDoc,
  },
  {
    name: 'whole users in the list',
    request: list('?expand=full'),
    status: 200,
    says: '<campus_code>Main</campus_code>',
    source: listDoc,
  },
  {
    name: 'a page of more than 100',
    request: list('?limit=101'),
    status: 400,
    code: '402119',
    source: `${listDoc}; the code is inferred`,
  },
  {
    name: 'a search in nothing',
    request: list('?q=Smith'),
    status: 400,
    code: '402119',
    source: `${listDoc}; the code is inferred`,
  },
  {
    name: 'the list of users of another institution',
    request: list('?source_institution_code=OTHER&source_user_id=x'),
    status: 400,
    code: '401651',
    source: listDoc,
  },
];
