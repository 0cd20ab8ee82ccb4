import { afterEach, expect, test } from 'vitest';
import { type AlmaSite, type Sandbox, startSandbox } from '../../src/index.ts';
import { type Sent, send } from '../client.ts';
import {
  conf,
  deletion,
  get,
  inCdata,
  johnsXml,
  jsonHeaders,
  newUserXml,
  postXml,
  putXml,
  soapCall,
  userRecord,
} from './payloads.ts';

/** What an institution decides: what no request changes by itself. */

let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function play(almaSite: AlmaSite): Promise<void> {
  sandbox = await startSandbox({ port: 0, almaSite });
}

/** The code of the answer and what it says; '200' where nothing is wrong. */
async function answer(request: Sent): Promise<string> {
  const { body, status } = await send(sandbox.port, request);
  const [, code, message = ''] =
    /<errorCode>(\w+)<\/errorCode>\s*<errorMessage>(.*?)<\/errorMessage>/.exec(body) ?? [];
  return code === undefined ? String(status) : `${status} ${code} ${message}`.trim();
}

test('codes of its own: they fit every record type where it does not say which', async () => {
  await play({ codes: new Map([['UserGroups', new Map([['UG', 'Undergraduate']])]]) });
  expect([
    await answer(putXml(johnsXml({ user_group: 'UG' }))),
    await answer(putXml(johnsXml({ user_group: 'FACULTY' }))),
  ]).toEqual(['200', '400 401852 Given user group is not legal.']);
  expect((await send(sandbox.port, conf('code-tables/UserGroups', jsonHeaders))).body).toContain('"UG"');
});

test('which codes fit which record type', async () => {
  const email = (type: string) =>
    `<emails><email><email_address>a@example.org</email_address><email_types><email_type>${type}</email_type></email_types></email></emails>`;
  await play({
    mappings: new Map([['UserRecordType2EmailType', new Map([['PUBLIC', ['school']]])]]),
  });
  expect([
    await answer(putXml(johnsXml({ contact_info: email('school') }))),
    await answer(putXml(johnsXml({ contact_info: email('work') }))),
  ]).toEqual([
    '200',
    '400 401863 Given email type (work) is not supported for given user record type (PUBLIC).',
  ]);
});

test('labels in a language of its own', async () => {
  const french = new Map([['UserGroups', new Map([['FACULTY', 'Enseignants']])]]);
  await play({ labels: new Map([['fr', french]]) });
  const { body } = await send(sandbox.port, get('johns?lang=fr'));
  expect(body).toContain('<user_group desc="Enseignants">FACULTY</user_group>');
  expect(body).toContain('<record_type desc="Public">PUBLIC</record_type>');
});

test('fields of its own that must be there, and in every entry', async () => {
  await play({
    mandatory: ['birth_date', 'contact_info/emails', 'contact_info/addresses/address/postal_code'],
  });
  const emails =
    '<emails><email><email_address>a@example.org</email_address><email_types><email_type>work</email_type></email_types></email></emails>';
  const address =
    '<addresses><address><line1>x</line1><address_types><address_type>work</address_type></address_types></address></addresses>';
  const born = { birth_date: '1979-01-11' };
  expect([
    await answer(putXml(johnsXml())),
    await answer(putXml(johnsXml(born))),
    await answer(putXml(johnsXml({ ...born, contact_info: address + emails }))),
    await answer(putXml(johnsXml({ ...born, contact_info: emails }))),
    await answer(postXml(newUserXml())),
  ]).toEqual([
    '400 401664 Mandatory field is missing: birth_date',
    '400 401664 Mandatory field is missing: emails',
    '400 401664 Mandatory field is missing: postal_code',
    '200',
    '400 401664 Mandatory field is missing: birth_date',
  ]);
});

test('a user whose profile is gone cannot be updated', async () => {
  await play({ profiles: ['SIS'] });
  expect(await answer(putXml(johnsXml()))).toContain('401858');
  expect(await answer(putXml(johnsXml({ primary_id: 'apatel', external_id: 'SIS' }), 'apatel'))).toBe('200');
});

test('an error that is ordered comes with every call about that user', async () => {
  await play({
    refusals: new Map([
      ['johns', '401652'],
      ['nnew', '401658'],
      ['far', '60226'],
    ]),
  });
  const record = inCdata(userRecord('SIS_temp'));
  const newcomer = inCdata(userRecord('SIS').replace('johns', 'nnew'));
  const failed = '401652 General Error: An error has occurred while processing the request.';
  expect([
    await answer(get('johns')),
    await answer(putXml(johnsXml())),
    await answer(deletion('johns')),
    await answer(soapCall('getUserDetails', 'johns')),
    await answer(soapCall('updateUser', 'johns', '', 'SIS_temp', record)),
    await answer(soapCall('deleteUser', 'johns')),
    await answer(postXml(newUserXml())),
    await answer(soapCall('createUser', 'SIS', newcomer)),
    await answer(postXml('', '?source_institution_code=OTHER&source_user_id=far')),
    await answer(get('mlopez')),
  ]).toEqual([
    ...Array.from({ length: 3 }, () => `400 ${failed}`),
    ...Array.from({ length: 3 }, () => `200 ${failed}`),
    '400 401658 General Error - Failed to create new user',
    '200 401658 General Error - Failed to create new user',
    '400 60226 Fulfillment network copied user not found.',
    '200',
  ]);
});

test('an error of the gateway comes as the gateway words it', async () => {
  await play({ refusals: new Map([['johns', 'DAILY_THRESHOLD']]) });
  const { body, status } = await send(sandbox.port, get('johns'));
  expect([status, body.includes('trackingId')]).toEqual([429, false]);
  expect(body).toContain('<errorCode>DAILY_THRESHOLD</errorCode>');
});

test('a key that may read', async () => {
  await play({ gateway: { readOnly: true, shape: 'wrapped-json' } });
  expect(await answer(get('johns'))).toBe('200');
  const test = { ...get('operation/test'), method: 'POST' };
  for (const request of [putXml(johnsXml()), postXml(newUserXml()), deletion('johns'), test]) {
    const { body, status } = await send(sandbox.port, request);
    expect([status, body]).toEqual([
      403,
      '{"web_service_result":{"errorList":{"error":{"errorCode":"FORBIDDEN","errorMessage":"Forbidden"}}}}',
    ]);
  }
});
