import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { send } from '../client.ts';
import { get, johnsJson, jsonHeaders, putJson } from './payloads.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterAll(() => sandbox.close());

/**
 * The members that each of the answers of Berkeley and Princeton has, which are kept as fixtures in public repositories;
 * but for the dates, which only some have, and the counters, which the sandbox adds on demand.
 */
const real =
  `record_type primary_id first_name middle_name last_name full_name user_title job_category job_description
  gender user_group campus_code web_site_url cataloger_level preferred_language expiry_date account_type external_id
  password force_password_change status status_date contact_info pref_first_name pref_middle_name pref_last_name
  pref_name_suffix is_researcher researcher link user_identifier user_role user_block user_note user_statistic
  proxy_for_user`.split(/\s+/);
const realAddress =
  `line1 line2 line3 line4 line5 city state_province postal_code country address_note preferred
  segment_type address_type`.split(/\s+/);

async function stored(id: string): Promise<Record<string, unknown>> {
  return JSON.parse((await send(sandbox.port, get(id, jsonHeaders))).body);
}

test.each(['johns', 'mlopez', 'apatel'])('GET of %s has the members of a real answer', async (id) => {
  const user = await stored(id);
  expect(real.filter((name) => !Object.hasOwn(user, name))).toEqual([]);
});

test('a user that was put with as good as nothing has them, too, and lists in contact_info', async () => {
  await send(sandbox.port, putJson(johnsJson()));
  const user = await stored('johns');
  // A date that is not set is left out.
  expect(real.filter((name) => !Object.hasOwn(user, name))).toEqual(['expiry_date']);
  expect(user.contact_info).toEqual({ address: [], email: [], phone: [] });
});

test('an address has the members of a real one', async () => {
  const address = { line1: 'x', address_type: [{ value: 'work' }] };
  await send(sandbox.port, putJson(johnsJson({ contact_info: { address: [address] } })));
  const { contact_info } = await stored('johns');
  const [written = {}] = (contact_info as { address: readonly object[] }).address;
  expect(Object.keys(written).sort()).toEqual([...realAddress].sort());
  expect(written).toMatchObject({ line2: null, city: '', country: { value: '', desc: '' } });
});
