import { BasicAuthSecurity, type Client, createClientAsync, WSSecurity } from 'soap';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  almaSoapPassword,
  almaSoapUser,
  olsaCustomer as customerId,
  olsaSecret,
  type Sandbox,
  startSandbox,
} from '../../src/index.ts';
import { userRecord } from '../alma/payloads.ts';

/** The npm client `soap` knows nothing of ours: it reads the description and makes envelopes and digests itself. */

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterEach(() => sandbox.close());

/** What a method of the client resolves with: what it has read, and the answer itself. */
type Reply = readonly [result: Readonly<Record<string, unknown>>, raw: string];

async function call(client: Client, operation: string, args: object): Promise<Reply> {
  return client[`${operation}Async`](args);
}

/** The words of a fault that the client throws. */
async function faultOf(answer: Promise<Reply>): Promise<string> {
  try {
    await answer;
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
  }
  return 'no fault';
}

describe.each([false, true])('Alma, SOAP 1.2: %s', (forceSoap12Headers) => {
  let alma: Client;
  beforeEach(async () => {
    const address = `${sandbox.origin}/almaws/repository/UserWebServices?wsdl`;
    alma = await createClientAsync(address, { forceSoap12Headers });
    alma.setSecurity(new BasicAuthSecurity(almaSoapUser, almaSoapPassword));
  });

  test('the four calls', async () => {
    const newcomer = userRecord('SIS_temp').replace('johns', 'newcomer').replace('Smith', 'Novak');
    const [created] = await call(alma, 'createUser', { arg0: 'SIS_temp', arg1: newcomer, arg2: 'true' });
    expect(created.SearchResults).toContain('<xb:userName>newcomer</xb:userName>');

    const changed = newcomer.replace('Novak', 'Nowak');
    const asked = { arg0: 'newcomer', arg1: 'user_name' };
    const [updated] = await call(alma, 'updateUser', { ...asked, arg2: 'SIS_temp', arg3: changed });
    expect(updated.SearchResults).toContain('<errorsExist>false</errorsExist>');

    const [found] = await call(alma, 'getUserDetails', asked);
    expect(found.SearchResults).toContain('<xb:lastName>Nowak</xb:lastName>');

    const [deleted] = await call(alma, 'deleteUser', asked);
    expect(deleted.SearchResults).toContain('<errorsExist>false</errorsExist>');
    const [gone] = await call(alma, 'getUserDetails', asked);
    expect(gone.SearchResults).toContain('<errorCode>401890</errorCode>');
  });

  test('the answer of the knowledge article', async () => {
    const args = { arg0: 'johns', arg1: '', arg2: 'SIS', arg3: userRecord('SIS_temp') };
    const [{ SearchResults }] = await call(alma, 'updateUser', args);
    expect(SearchResults).toContain('<errorCode>401655</errorCode>');
  });

  test('without the password', async () => {
    alma.setSecurity(new BasicAuthSecurity(almaSoapUser, 'wrong'));
    const answer = call(alma, 'getUserDetails', { arg0: 'johns' });
    await expect(answer).rejects.toMatchObject({ response: { status: 401 } });
  });
});

describe.each([false, true])('OLSA, SOAP 1.2: %s', (forceSoap12Headers) => {
  let olsa: Client;
  beforeEach(async () => {
    olsa = await createClientAsync(`${sandbox.origin}/olsa/services/Olsa?WSDL`, { forceSoap12Headers });
    olsa.setSecurity(security(olsaSecret));
  });

  function security(secret: string): WSSecurity {
    const options = { passwordType: 'PasswordDigest', hasNonce: true, hasTimeStamp: true };
    return new WSSecurity(customerId, secret, options);
  }

  test('UM_EditUser', async () => {
    const args = { customerId, userName: 'jdoe', lastName: 'Roe', birthDate: '1980-01-31', active: true };
    const [, raw] = await call(olsa, 'UM_EditUser', args);
    expect(raw).toContain('<VoidResponse');

    const [{ user }] = await call(olsa, 'UM_GetUserDetails', { customerId, userName: 'jdoe' });
    expect(user).toMatchObject({
      attributes: { id: 'jdoe', lname: 'Roe', birthdate: '1980-01-31', activated: '1' },
      ugroup: [{ attributes: { orgcode: 'SkillSoft' } }],
    });
  });

  test('UM_EditUserExtended', async () => {
    const fieldValue = [
      { attributes: { id: '_sys_lastname' }, value: ['Roe'] },
      { attributes: { id: 'skills' }, value: ['driving', 'welding'] },
    ];
    const args = {
      customerId,
      username: 'jdoe',
      userRole: 'MANAGER',
      groupCode: ['sales', 'support'],
      profileFieldValues: { fieldValue },
    };
    const [, raw] = await call(olsa, 'UM_EditUserExtended', args);
    expect(raw).toContain('<VoidResponse');

    const [{ user }] = await call(olsa, 'UM_GetUserDetailsExtended', { customerId, lastName: 'Roe' });
    expect(user).toMatchObject([
      {
        attributes: { username: 'jdoe', userRole: 'MANAGER' },
        userGroup: [{ attributes: { orgCode: 'sales' } }, { attributes: { orgCode: 'support' } }],
        profileFieldValues: { fieldValue: expect.arrayContaining(fieldValue) },
      },
    ]);
  });

  test('the fields of the profile, and the time', async () => {
    const [{ ProfileFieldDefinitions }] = await call(olsa, 'UM_GetProfileFieldDefinitions', { customerId });
    expect(JSON.stringify(ProfileFieldDefinitions)).toContain('"id":"employee_id"');
    const [{ status }] = await call(olsa, 'UTIL_GetTimestamp', { customerId });
    expect(status).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  test('a new user, in and out of groups', async () => {
    const user = { customerId, userName: 'newcomer' };
    await call(olsa, 'UM_CreateUserExtended', { ...user, groupCode: ['sales'] });
    await call(olsa, 'UM_AddUserToGroup', { ...user, groupCode: ['support'] });
    await call(olsa, 'UM_RemoveUserFromGroup', { ...user, groupCode: ['sales'] });
    const [found] = await call(olsa, 'UM_GetUserDetails', user);
    expect(found.user).toMatchObject({ ugroup: [{ attributes: { orgcode: 'support' } }] });
  });

  test('a fault', async () => {
    const args = { customerId, userName: 'jdoe', lastName: 'x'.repeat(256) };
    const fault = await faultOf(call(olsa, 'UM_EditUser', args));
    expect(fault).toContain('Error: Last Name field is too long. Max 255 characters.');
  });

  test('a wrong secret', async () => {
    olsa.setSecurity(security('wrong'));
    const fault = await faultOf(call(olsa, 'UM_EditUser', { customerId, userName: 'jdoe', lastName: 'Roe' }));
    expect(fault).toContain('could not be authenticated or authorized');
  });
});
