import { afterEach, expect, test } from 'vitest';
import { type OlsaSite, type Sandbox, startSandbox } from '../../src/index.ts';
import { send } from '../client.ts';
import { editUser, jdoe, olsaRequest, sentAt } from './payloads.ts';

/** What depends on the site: the faults of UM_EditUser (seed 002) that no request has by itself. */

let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function answer(olsaSite: OlsaSite, request: ReturnType<typeof editUser>): Promise<string> {
  sandbox = await startSandbox({ port: 0, now: () => sentAt, olsaSite });
  const { body } = await send(sandbox.port, request);
  return body.includes('<VoidResponse')
    ? 'done'
    : (/<faultstring>(.*)<\/faultstring>/.exec(body)?.[1] ?? body);
}

const edit = (elements: string) => editUser(jdoe + elements);
const extended = (elements: string) =>
  olsaRequest('EditUserExtendedRequest', `<o:username>jdoe</o:username>${elements}`);

test.each([
  [
    'a field that was left behind',
    { unmigrated: ['ccNumber'] },
    edit('<o:ccNumber>1</o:ccNumber>'),
    'Error: Unmigrated userstat field CCNUMBER is not available through this command.',
  ],
  ['a field that was not', { unmigrated: ['ccNumber'] }, edit('<o:city>Nashua</o:city>'), 'done'],
  [
    'no approval managers',
    { managers: false },
    edit('<o:manager>bsmith</o:manager>'),
    'Error: Approval Manager selection is not available. Please check your database settings.',
  ],
  [
    'no languages',
    { languages: false },
    edit('<o:language>de</o:language>'),
    'Error: The language selection is not available. Please check your database settings.',
  ],
  [
    'no languages, the newer call',
    { languages: false },
    extended('<o:siteLanguage>de</o:siteLanguage>'),
    'Error: The language selection is not available. Please check your database settings.',
  ],
  ['a group there is', { groups: ['sales'] }, edit('<o:groupCode>sales</o:groupCode>'), 'done'],
  [
    'a group there is not',
    { groups: ['sales'] },
    edit('<o:groupCode>groupX</o:groupCode>'),
    'Error: Org Code groupX not found.',
  ],
  [
    'a path to a group there is not',
    { groups: ['sales'] },
    edit('<o:groupPath>/SkillSoft/groupX</o:groupPath>'),
    'Error: Group not found.',
  ],
  [
    'one of several groups',
    { groups: ['sales'] },
    extended('<o:groupCode>sales,groupX</o:groupCode>'),
    'user group with orgcode',
  ],
  [
    'into a group there is not',
    { groups: ['sales'] },
    olsaRequest('AddUserToGroupRequest', '<o:userName>jdoe</o:userName><o:groupCode>groupX</o:groupCode>'),
    'Could not find the group groupX',
  ],
  [
    'out of a group there is not',
    { groups: ['sales'] },
    olsaRequest(
      'RemoveUserFromGroupRequest',
      '<o:userName>jdoe</o:userName><o:groupCode>groupX</o:groupCode>',
    ),
    'Could not find the group groupX',
  ],
  [
    'out of a group there is, and the user is not in it',
    { groups: ['sales'] },
    olsaRequest(
      'RemoveUserFromGroupRequest',
      '<o:userName>jdoe</o:userName><o:groupCode>sales</o:groupCode>',
    ),
    "/ug_00000010/jdoe unlink failed. AssignUserToGroup: Can't remove user jdoe from sales. User not in group.",
  ],
  [
    'a field that must be given',
    { profileFields: [{ id: 'badge', type: 'TEXT', label: 'Badge', required: true }] },
    olsaRequest(
      'CreateUserExtendedRequest',
      '<o:userName>newcomer</o:userName><o:groupCode>sales</o:groupCode>',
    ),
    'Error: Profile field badge is required.',
  ],
] satisfies readonly (readonly [
  string,
  OlsaSite,
  ReturnType<typeof editUser>,
  string,
])[])('%s', async (_name, olsaSite, request, expected) => {
  expect(await answer(olsaSite, request)).toBe(expected);
});

test('with Privacy Support a call knows the users alone that a call has made', async () => {
  const site: OlsaSite = { privacySupport: true };
  expect(await answer(site, edit('<o:city>Nashua</o:city>'))).toBe('Could not find the user');
  const create = '<o:userName>newcomer</o:userName><o:groupCode>sales</o:groupCode>';
  await send(sandbox.port, olsaRequest('CreateUserRequest', create));
  const own = olsaRequest('EditUserRequest', '<o:userName>newcomer</o:userName><o:city>Nashua</o:city>');
  expect((await send(sandbox.port, own)).status).toBe(200);
});
