import { expect, test } from 'vitest';
import { noSettings } from '../../model/settings.ts';
import { explain } from '../../sending/explain.ts';
import { readDocument } from '../../services/known.ts';

/** Every fault of the vendor's page, and those of the software in front of the service, on the field they are about. */

const wss = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity';
const header = `<w:Security xmlns:w="${wss}-secext-1.0.xsd"><w:Timestamp><w:Created>made</w:Created></w:Timestamp><w:UsernameToken><w:Username>c</w:Username></w:UsernameToken></w:Security>`;

function envelope(call: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>${header}</s:Header><s:Body>${call}</s:Body></s:Envelope>`;
}

function request(root: string, names: readonly string[], more = ''): string {
  const fields = names.map((name) => `<${name}>${name}!</${name}>`).join('');
  return envelope(
    `<${root} xmlns="http://www.skillsoft.com/services/olsa_v1_0/"><customerId>c</customerId>${fields}${more}</${root}>`,
  );
}

const names =
  'userName groupCode groupPath password firstName lastName email manager authType birthDate active sex address1 address2 city state zip country phone ccNumber ccType ccExpr free1 language newUserName';
const edit = request('EditUserRequest', names.split(' '));

/** What is underlined, and what stands beside it. */
function blamed(source: string, message: string): string {
  const [sent] = readDocument({ text: source, path: 'x.xml' }, noSettings).requests;
  if (sent === undefined) throw new Error('no request');
  const [finding] = explain(sent, [{ code: null, message }], { now: new Date('2026-11-21T12:00:00Z') });
  return [finding, ...(finding?.related ?? [])]
    .map((at) => source.slice(at?.span.start, at?.span.end))
    .join(' + ');
}

const unmigrated = ['sex', 'address1', 'address2', 'city', 'state', 'zip', 'country', 'phone'];
const cards = ['ccNumber', 'ccType', 'ccExpr', 'free1'];

test.each([
  ['Error: Last Name field is too long. Max 255 characters.', 'lastName!'],
  ['Error: First Name field is too long. Max 255 characters.', 'firstName!'],
  ['Error: Org Code groupX not found.', 'groupCode!'],
  ['Error: A user with this username already exists.', 'newUserName! + userName!'],
  ["Error: Invalid AuthId field. Only 'Admin' and 'Manager' can be customized.", 'authType!'],
  ['Error: Approval manager name is not valid.', 'manager!'],
  ['Error: Group not found.', 'groupCode! + groupPath!'],
  ['Error: The language selection is not available. Please check your database settings.', 'language!'],
  ['Error: User not updated - nothing to update.', 'EditUserRequest'],
  ...[...unmigrated, ...cards].map((name) => [
    `Error: Unmigrated userstat field ${name.toUpperCase()} is not available through this command.`,
    `${name}!`,
  ]),
  ['Error: Approval Manager selection is not available. Please check your database settings.', 'manager!'],
])('of the page: %s', (message, place = '') => {
  expect(blamed(edit, message)).toBe(place);
});

test.each([
  ['ERROR: INVALID NEW USERNAME', 'newUserName! + userName!'],
  ['invalid password', 'password!'],
  ['Please enter a valid email address', 'email!'],
  ["'ORGCODE' field is too long. Max 240 characters", 'groupCode!'],
  ['Error: City field is too long.', 'city!'],
  ['Error: user group with orgcode a does not exist', 'groupCode!'],
  ["the property '_pathid_' or '_orgcode_' must be specified", 'groupCode! + groupPath!'],
])('of working clients: %s', (message, place) => {
  expect(blamed(edit, message)).toBe(place);
});

const unlink = '/ug_00000010/user1 unlink failed.';

test.each([
  ['Could not find the user', 'userName!'],
  ['Could not find the group', 'groupCode!'],
  ['Could not find the group groupX', 'groupCode!'],
  [`${unlink} AssignUserToGroup: Can't remove user user1 from groupX. User not in group.`, 'groupCode!'],
  [
    `${unlink} com.skillsoft.elms.pub.platform.exception.BCDException: null is not a valid user.\n`,
    'userName!',
  ],
])('of the pages on groups: %s', (message, place) => {
  expect(blamed(request('RemoveUserFromGroupRequest', ['userName', 'groupCode']), message)).toBe(place);
});

test('who is not in the group is not told to go into another one first', () => {
  const message = `${unlink} AssignUserToGroup: Can't remove user user1 from groupX. User not in group.`;
  const [sent] = readDocument(
    { text: request('RemoveUserFromGroupRequest', ['userName', 'groupCode']), path: 'x.xml' },
    noSettings,
  ).requests;
  if (sent === undefined) throw new Error('no request');
  const [finding] = explain(sent, [{ code: null, message }], { now: new Date('2026-11-21T12:00:00Z') });
  expect(finding?.message).toMatchInlineSnapshot(`
    "OLSA answered a fault: /ug_00000010/user1 unlink failed. AssignUserToGroup: Can't remove user user1 from groupX. User not in group.
    The user is not in that group: check the code, or leave it out where the user has left the group already."
  `);
});

test.each([
  ['Invalid date', 'birthDate!'],
  ['java.lang.Exception: Invalid boolean', 'active!'],
  ["No such operation 'EditUser'", 'EditUserRequest'],
  ['org.xml.sax.SAXException: Invalid element in com.skillsoft.olsa.EditUserRequest - ccExpr', 'ccExpr!'],
])('of the software in front: %s', (message, place) => {
  expect(blamed(edit, message)).toBe(place);
});

test.each([
  ['WSSecurityEngine: Invalid timestamp The security semantics of message have expired', 'made'],
  ['WSDoAllReceiver: security processing failed (actions mismatch)', 'w:Timestamp'],
  ['The security token could not be authenticated or authorized', 'c + c'],
  ['WSDoAllReceiver: Request does not contain required Security header', 'w:Security'],
])('of its security: %s', (message, place) => {
  expect(blamed(edit, message)).toBe(place);
});

test('a name that is not the one on the wire is found as it is written', () => {
  const source = request('EditUserRequest', ['userName', 'isActive']);
  const message =
    'org.xml.sax.SAXException: Invalid element in com.skillsoft.olsa.EditUserRequest - isActive';
  expect(blamed(source, message)).toBe('isActive!');
});

test('deleting is switched off', () => {
  const source = request('DeleteUserRequest', ['userName']);
  expect(blamed(source, 'org.apache.ws.security.WSSecurityException: Access Denied')).toBe(
    'DeleteUserRequest',
  );
});

test('a field of the profile is found by its id', () => {
  const values =
    '<profileFieldValues><fieldValue id="office"><value>a</value></fieldValue><fieldValue id="hired"><value>b</value></fieldValue></profileFieldValues>';
  const source = request('EditUserExtendedRequest', ['username'], values);
  expect(blamed(source, 'Error: Profile field hired is not valid.')).toBe('hired');
});
