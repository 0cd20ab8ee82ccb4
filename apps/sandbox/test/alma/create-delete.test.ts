import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { type Received, type Sent, send } from '../client.ts';
import { deletion, get, identifier, johnsXml, jsonHeaders, newUserXml, postXml, putXml } from './payloads.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterEach(() => sandbox.close());

const ask = (request: Sent): Promise<Received> => send(sandbox.port, request);
const errorOf = async (request: Sent) => /<errorCode>(\d+)</.exec((await ask(request)).body)?.[1];

test('a new user, as it is kept', async () => {
  await ask(postXml(newUserXml({ password: 'correct horse', user_identifiers: identifier('BARCODE', '7') })));
  const { body } = await ask(get('7', jsonHeaders));
  expect(body).not.toContain('correct horse');
  expect(JSON.parse(body)).toMatchObject({
    primary_id: 'nnew',
    full_name: 'New',
    account_type: { value: 'INTERNAL', desc: 'Internal' },
    status: { value: 'ACTIVE' },
    preferred_language: { value: 'en' },
    user_identifier: [{ segment_type: 'Internal', id_type: { value: 'BARCODE' }, value: '7' }],
    user_role: [{ scope: { value: 'SANDBOX' }, role_type: { value: '200' } }],
  });
});

test('roles that are sent are the roles', async () => {
  const roles = '<user_role><role_type>221</role_type></user_role>';
  const { body } = await ask(postXml(newUserXml({ user_roles: roles })));
  expect(body.match(/<role_type.*<\/role_type>/g)).toEqual([
    '<role_type desc="Circulation Desk Manager">221</role_type>',
  ]);
});

test('ids are made of the names, each once', async () => {
  const nameless = newUserXml({ primary_id: '' });
  const made = [];
  for (const body of [nameless, nameless, newUserXml({ primary_id: '', last_name: '' })]) {
    made.push(/<primary_id>(.*)<\/primary_id>/.exec((await ask(postXml(body))).body)?.[1]);
  }
  expect(made).toEqual(['new', 'new2', 'user']);
});

test('a new user has taken its identifiers, and a deleted one gives them back', async () => {
  const barcode = { user_identifiers: identifier('BARCODE', '7') };
  await ask(postXml(newUserXml(barcode)));
  expect(await errorOf(postXml(newUserXml({ ...barcode, primary_id: 'other' })))).toBe('401851');
  expect(await errorOf(putXml(johnsXml(barcode)))).toBe('401860');
  expect(await errorOf(putXml(johnsXml({ primary_id: 'NNew' })))).toBe('401860');

  const gone = await ask(deletion('nnew'));
  expect([gone.status, gone.body, gone.headers['content-type']]).toEqual([204, '', undefined]);
  expect(await errorOf(get('nnew'))).toBe('401861');
  expect(await errorOf(deletion('nnew'))).toBe('401890');
  expect((await ask(putXml(johnsXml(barcode)))).status).toBe(200);
});

test('what the list gives of a user is less than the user', async () => {
  const list = { method: 'GET', path: '/almaws/v1/users?limit=1', headers: jsonHeaders };
  const { body } = await ask(list);
  expect(JSON.parse(body)).toEqual({
    total_record_count: 3,
    user: [
      {
        link: `${sandbox.origin}/almaws/v1/users/mlopez`,
        primary_id: 'mlopez',
        first_name: 'Maria',
        last_name: 'Lopez',
        gender: { value: '', desc: '' },
        password: '',
        status: { value: 'ACTIVE', desc: 'Active' },
      },
    ],
  });
});

test('the list goes by last name, first name and id', async () => {
  const { body } = await ask({ method: 'GET', path: '/almaws/v1/users', headers: jsonHeaders });
  const ids = JSON.parse(body).user.map((user: { primary_id: string }) => user.primary_id);
  expect(ids).toEqual(['mlopez', 'apatel', 'johns']);
});

test('a whole list shows neither PIN nor counters', async () => {
  const { body } = await ask({ method: 'GET', path: '/almaws/v1/users?expand=full', headers: jsonHeaders });
  expect(body).not.toMatch(/4554|"pin_number"|"loans"|"fees"/);
});
