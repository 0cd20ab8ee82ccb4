import type { Field, FieldTable } from '../../facts/field.ts';
import type { Operation } from '../../model/service.ts';
import { almaWs, openApi, postDoc, seedPut, seedSoap, sisV1, xsd21 } from '../sources.ts';
import { overrideNames } from './override.ts';
import { loadedUserV1, restUser, soapUser } from './records.ts';

type More = Partial<Omit<Field, 'type' | 'doc' | 'source'>>;

function text(source: Field['source'], doc: string, more: More = {}): Field {
  return { type: 'text', doc, source, ...more };
}

function flag(source: Field['source'], doc: string): Field {
  return {
    type: 'boolean',
    doc,
    source,
    example: 'true',
    omitted: 'Counts as false.',
    limits: [{ oneOf: ['true', 'false'], severity: 'warning', source, repair: truth }],
  };
}

/** What other systems call true and false. */
const truths = new Map([
  ...['true', 'yes', 'y', '1', 'on'].map((word) => [word, 'true'] as const),
  ...['false', 'no', 'n', '0', 'off'].map((word) => [word, 'false'] as const),
]);

function truth(value: string): string | undefined {
  return truths.get(value.trim().toLowerCase());
}

function always(source: Field['source']): NonNullable<Field['required']> {
  return { in: 'always', severity: 'error', source };
}

const userId = text(
  seedPut,
  'Any unique identifier of the user; characters such as / # @ must be percent-encoded.',
  {
    required: always(seedPut),
    example: 'johns',
  },
);

const userIdType = text(seedPut, 'Which kind of identifier the address carries.', {
  codes: 'UserIdentifierTypes',
  codesBesides: ['all_unique', 'linking_id'],
  example: 'all_unique',
  omitted: 'All identifiers that are unique are tried.',
});

const library = text(seedPut, 'Code of the library whose registration rules apply.', { example: 'MAIN' });

const sourceInstitution = text(openApi, 'Code of the institution whose user is copied.');

const updateParameters: FieldTable = {
  'path/user_id': userId,
  'query/user_id_type': userIdType,
  'query/override': text(
    seedPut,
    'Protected fields of an external user to replace although they were edited by hand or are empty here: names with commas between them.',
    {
      example: 'user_group,job_category',
      omitted: 'Nothing that is protected is replaced.',
      listOf: overrideNames,
    },
  ),
  'query/send_pin_number_letter': flag(seedPut, 'Whether the user is told of a new PIN by e-mail.'),
  'query/recalculate_roles': flag(seedPut, 'Whether the role assignment rules run again.'),
  'query/registration_rules': flag(seedPut, 'Whether the registration rules of the library apply.'),
  'query/library': library,
};

const createParameters: FieldTable = {
  'query/social_authentication': flag(
    postDoc,
    'Whether the user is invited to log in with a social account.',
  ),
  'query/send_pin_number_letter': flag(postDoc, 'Whether the user is told of the PIN by e-mail.'),
  'query/source_institution_code': sourceInstitution,
  'query/source_user_id': text(postDoc, 'Identifier, at the source institution, of the user to copy.'),
  'query/registration_rules': flag(postDoc, 'Whether the registration rules of the library apply.'),
  'query/library': library,
};

const getParameters: FieldTable = {
  'path/user_id': userId,
  'query/user_id_type': userIdType,
  'query/view': text(openApi, 'How much is returned. A brief record must not be sent back in an update.', {
    example: 'full',
    limits: [{ oneOf: ['full', 'brief'], severity: 'warning', source: openApi }],
    omitted: 'The whole record is returned.',
  }),
  'query/expand': text(
    openApi,
    'Counters to return besides: loans, requests, fees, with commas between them.',
    {
      example: 'loans,requests,fees',
      omitted: 'No counters are returned.',
      listOf: new Map(['loans', 'requests', 'fees'].map((name) => [name, undefined])),
    },
  ),
  'query/source_institution_code': sourceInstitution,
};

/** A body that is no XML is refused in the same words by every call of the REST API. */
const viaRest = { kind: 'alma-rest', errorIfNoXml: '401676' } as const;

const rest: readonly Operation[] = [
  {
    id: 'alma/users.update',
    service: 'alma',
    title: 'Update user',
    door: { kind: 'rest', method: 'PUT', path: '/almaws/v1/users/{user_id}' },
    parameters: updateParameters,
    record: { type: restUser, place: { at: 'body' } },
    updates: 'swap',
    isDefault: true,
    calledBy: 'path/user_id',
    ...viaRest,
    accepted: { by: 'record' },
    source: seedPut,
  },
  {
    id: 'alma/users.create',
    service: 'alma',
    title: 'Create user',
    door: { kind: 'rest', method: 'POST', path: '/almaws/v1/users' },
    parameters: createParameters,
    record: { type: restUser, place: { at: 'body' } },
    updates: 'create',
    ...viaRest,
    accepted: { by: 'record' },
    source: postDoc,
  },
  {
    id: 'alma/users.get',
    service: 'alma',
    title: 'Get user',
    door: { kind: 'rest', method: 'GET', path: '/almaws/v1/users/{user_id}' },
    parameters: getParameters,
    updates: 'none',
    calledBy: 'path/user_id',
    ...viaRest,
    accepted: { by: 'record' },
    source: openApi,
  },
  {
    id: 'alma/users.delete',
    service: 'alma',
    title: 'Delete user',
    door: { kind: 'rest', method: 'DELETE', path: '/almaws/v1/users/{user_id}' },
    parameters: { 'path/user_id': userId, 'query/user_id_type': userIdType },
    updates: 'delete',
    calledBy: 'path/user_id',
    ...viaRest,
    accepted: { by: 'status', status: 204 },
    source: openApi,
  },
  {
    id: 'alma/users.load',
    service: 'alma',
    title: 'Load users',
    door: { kind: 'file' },
    parameters: {},
    record: { type: restUser, place: { at: 'body' } },
    updates: 'none',
    source: xsd21,
  },
  {
    id: 'alma/users.load-v1',
    service: 'alma',
    title: 'Load users (version 1)',
    door: { kind: 'file' },
    parameters: {},
    record: { type: loadedUserV1, place: { at: 'body' } },
    updates: 'none',
    source: sisV1,
  },
];

/** The action is the bare name of the call: so the vendor's description has it. */
function soap(element: string): Pick<Operation, 'door' | 'kind' | 'accepted'> {
  return {
    door: {
      kind: 'soap',
      element,
      alsoNamed: [],
      namespace: 'http://alma.exlibris.com/',
      prefix: 'm',
      telling: ['arg0', 'arg1', 'arg2', 'arg3'],
      action: element,
      path: '/almaws/repository/UserWebServices',
    },
    kind: 'alma-soap',
    accepted: { by: 'word', names: [`${element}Response`] },
  };
}

const identifier = text(almaWs, 'Identifier of the user the call is about.', {
  label: 'user identifier',
  required: always(almaWs),
  example: 'johns',
});
const identifierType = text(almaWs, 'Kind of that identifier: user_name or a code; may be empty.', {
  label: 'identifier type',
  example: 'user_name',
});
const record = text(almaWs, 'The user record, as text: escaped or in a CDATA section.', {
  label: 'user record',
  opaque: true,
});

const calls: readonly Operation[] = [
  {
    id: 'alma/soap.updateUser',
    service: 'alma',
    title: 'Update user (SOAP)',
    ...soap('updateUser'),
    parameters: {
      'envelope/arg0': identifier,
      'envelope/arg1': identifierType,
      'envelope/arg2': text(
        seedSoap,
        'External system code: it must equal the externalId of the record, which Alma shows as the owner of the user. Empty for users managed in Alma.',
        { label: 'external system code', example: 'SIS' },
      ),
      'envelope/arg3': record,
    },
    record: { type: soapUser, place: { at: 'argument', name: 'arg3' } },
    updates: 'swap',
    isDefault: true,
    calledBy: 'envelope/arg0',
    systemCode: 'envelope/arg2',
    source: seedSoap,
  },
  {
    id: 'alma/soap.createUser',
    service: 'alma',
    title: 'Create user (SOAP)',
    ...soap('createUser'),
    parameters: {
      'envelope/arg0': text(almaWs, 'External system code; empty makes an internal user.', {
        label: 'external system code',
        example: 'SIS',
      }),
      'envelope/arg1': record,
      'envelope/arg2': text(
        almaWs,
        'Whether a user of the same names and birth date is reported: true, false or empty.',
        {
          label: 'issue warning',
          example: 'true',
          omitted: 'Counts as true.',
          limits: [{ oneOf: ['true', 'false'], severity: 'warning', source: almaWs, repair: truth }],
        },
      ),
    },
    record: { type: soapUser, place: { at: 'argument', name: 'arg1' } },
    updates: 'create',
    systemCode: 'envelope/arg0',
    source: almaWs,
  },
  {
    id: 'alma/soap.getUserDetails',
    service: 'alma',
    title: 'Get user (SOAP)',
    ...soap('getUserDetails'),
    parameters: { 'envelope/arg0': identifier, 'envelope/arg1': identifierType },
    updates: 'none',
    calledBy: 'envelope/arg0',
    source: almaWs,
  },
  {
    id: 'alma/soap.deleteUser',
    service: 'alma',
    title: 'Delete user (SOAP)',
    ...soap('deleteUser'),
    parameters: { 'envelope/arg0': identifier, 'envelope/arg1': identifierType },
    updates: 'delete',
    calledBy: 'envelope/arg0',
    source: almaWs,
  },
];

export const operations: readonly Operation[] = [...rest, ...calls];
