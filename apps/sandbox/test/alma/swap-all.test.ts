import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { type Sent, send } from '../client.ts';
import {
  get,
  inCdata,
  johnsJson,
  johnsXml,
  jsonHeaders,
  key,
  putJson,
  putXml,
  soapCall,
  userRecord,
} from './payloads.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterEach(() => sandbox.close());

async function bodyOf(request: Sent): Promise<string> {
  const { body, status } = await send(sandbox.port, request);
  expect(status, body).toBe(200);
  return body;
}

async function stored(id = 'johns'): Promise<Record<string, unknown>> {
  return JSON.parse(await bodyOf(get(id, jsonHeaders)));
}

test('what the body leaves out is gone; roles and what Alma writes itself stay', async () => {
  await bodyOf(putJson(johnsJson({ middle_name: 'Q' })));
  const { user_role, ...user } = await stored();
  const nothing = { value: '', desc: '' };
  expect(user).toEqual({
    link: null,
    record_type: { value: 'PUBLIC', desc: 'Public' },
    primary_id: 'johns',
    first_name: '',
    middle_name: 'Q',
    last_name: 'Smith',
    full_name: 'Q Smith',
    pref_first_name: '',
    pref_middle_name: '',
    pref_last_name: '',
    pref_name_suffix: '',
    user_title: nothing,
    gender: nothing,
    user_group: { value: 'FACULTY', desc: 'Faculty' },
    job_category: nothing,
    job_description: '',
    campus_code: { value: 'Main', desc: 'Main campus' },
    web_site_url: '',
    cataloger_level: { value: '00', desc: '[00] Default Level' },
    preferred_language: { value: 'en', desc: 'English' },
    account_type: { value: 'EXTERNAL', desc: 'External' },
    external_id: 'SIS_temp',
    password: '',
    force_password_change: '',
    status: { value: 'ACTIVE', desc: 'Active' },
    status_date: '2024-09-01Z',
    is_researcher: false,
    researcher: null,
    contact_info: { address: [], email: [], phone: [] },
    user_identifier: [],
    user_block: [],
    user_note: [],
    user_statistic: [],
    proxy_for_user: [],
  });
  expect(user_role).toMatchObject([{ role_type: { value: '200', desc: 'Patron' } }]);
});

test('a role list that is not empty replaces the roles', async () => {
  await bodyOf(putJson(johnsJson({ user_role: [{ role_type: { value: '221' } }] })));
  const { user_role } = await stored();
  expect(user_role).toEqual([
    {
      status: { value: 'ACTIVE', desc: 'Active' },
      role_type: { value: '221', desc: 'Circulation Desk Manager' },
      parameter: [],
    },
  ]);
});

test.each([
  ['edited by hand', 'user_group', 'STAFF', '', 'FACULTY'],
  ['edited by hand, but named', 'user_group', 'STAFF', '?override=user_group', 'STAFF'],
  ['named after a comma', 'user_group', 'STAFF', '?override=job_category,user_group', 'STAFF'],
  ['named after a blank', 'user_group', 'STAFF', '?override=x,%20user_group', 'FACULTY'],
  ['not edited by hand', 'job_category', 'Cataloger', '', 'Cataloger'],
  ['sent empty', 'cataloger_level', '', '', '00'],
  ['sent empty, but named', 'user_group', '', '?override=user_group', ''],
])('a protected field of an external user, %s', async (_what, field, value, query, expected) => {
  await bodyOf(putXml(johnsXml({ [field]: value }), `johns${query}`));
  expect((await stored())[field]).toMatchObject({ value: expected });
});

test('an internal user has no protected fields', async () => {
  const body = johnsXml({ primary_id: 'mlopez', account_type: 'INTERNAL', external_id: '' });
  await bodyOf(putXml(body, 'mlopez'));
  const user = await stored('mlopez');
  const nothing = { value: '', desc: '' };
  expect([user.user_group, user.job_category]).toEqual([nothing, nothing]);
});

test('entries of an external user are External unless they say Internal', async () => {
  const email = (address: string, type?: string) => ({
    email_address: address,
    email_type: [{ value: 'work' }],
    ...(type && { segment_type: type }),
  });
  const contact_info = {
    email: [email('a@example.org'), email('b@example.org', 'Internal'), email('c@example.org', 'internal')],
  };
  await bodyOf(putJson(johnsJson({ contact_info })));
  const user = await stored();
  expect(user.contact_info).toMatchObject({
    email: [{ segment_type: 'External' }, { segment_type: 'Internal' }, { segment_type: 'External' }],
  });
});

test('an update may give another primary id', async () => {
  await bodyOf(putXml(johnsXml({ primary_id: 'john.smith' })));
  expect((await send(sandbox.port, get('johns'))).status).toBe(400);
  expect((await stored('john.smith')).primary_id).toBe('john.smith');
});

test.each(['johns', 'mlopez', 'apatel'])('what GET gives, PUT takes, and nothing changes: %s', async (id) => {
  const json = await bodyOf(get(id, jsonHeaders));
  const xml = await bodyOf(get(id));
  await bodyOf(putJson(json, id));
  await bodyOf(putXml(xml, id));
  expect(await bodyOf(get(id, jsonHeaders))).toBe(json);
  expect(await bodyOf(get(id))).toBe(xml);
});

test('one user in two formats', async () => {
  const address = { line1: 'A & B <C>', city: 'X', address_type: [{ value: 'work' }] };
  await bodyOf(putJson(johnsJson({ first_name: 'Zoë', contact_info: { address: [address] } })));
  const xml = await bodyOf(get('johns'));
  expect(xml).toContain('<first_name>Zoë</first_name>');
  expect(xml).toContain('<line1>A &amp; B &lt;C&gt;</line1>');
  expect(xml).toContain('<address_type desc="Work">work</address_type>');
});

test('a brief view has the e-mail addresses and no more of the contact', async () => {
  const user = JSON.parse(await bodyOf(get('johns?view=brief', jsonHeaders)));
  expect(Object.keys(user.contact_info).filter((name) => user.contact_info[name].length > 0)).toEqual([
    'email',
  ]);
  expect(user.user_role).toEqual([]);
});

test('expand adds counters', async () => {
  const user = JSON.parse(await bodyOf(get('johns?expand=loans,fees', jsonHeaders)));
  expect([user.loans, user.fees, user.requests]).toEqual([
    { value: 0, link: null },
    { value: 0, link: null },
    undefined,
  ]);
});

test('the PIN and the password are never shown', async () => {
  const { user_role: _roles, ...user } = await stored();
  await bodyOf(putJson(JSON.stringify({ ...user, password: 'correct horse', pin_number: '9876' })));
  const shown = [
    await bodyOf(get('johns')),
    await bodyOf({ ...get('johns'), headers: { ...key, Accept: 'application/json' } }),
  ];
  expect(shown.join('')).not.toMatch(/correct horse|9876|4554/);
});

test('a SOAP update is seen by REST', async () => {
  const more = '<xb:expiryDate>20291231000000</xb:expiryDate><xb:firstName>Jon</xb:firstName>';
  const answer = await bodyOf(
    soapCall('updateUser', 'johns', '', 'SIS_temp', inCdata(userRecord('SIS_temp', more))),
  );
  expect(answer).toContain('<xb:expiryDate>20291231000000</xb:expiryDate>');
  expect(await stored()).toMatchObject({
    first_name: 'Jon',
    full_name: 'Jon Smith',
    expiry_date: '2029-12-31Z',
    user_group: { value: 'FACULTY' },
    user_identifier: [],
  });
});

test('what getUserDetails gives, updateUser takes', async () => {
  const json = await bodyOf(get('johns', jsonHeaders));
  const record =
    /<xb:userRecord.*<\/xb:userRecord>/s.exec(await bodyOf(soapCall('getUserDetails', 'johns')))?.[0] ?? '';
  await bodyOf(soapCall('updateUser', 'johns', '', 'SIS_temp', inCdata(record)));
  const segments = /"segment_type":"\w+"/g;
  expect((await bodyOf(get('johns', jsonHeaders))).replace(segments, '')).toBe(json.replace(segments, ''));
});
