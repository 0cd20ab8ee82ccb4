import type { State, StateRow } from '@userlint/rules/tables';
import { errors as olsaErrors, tables as olsaTables } from '@userlint/rules/tables/olsa';
import { beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { send } from '../client.ts';
import { olsaRequest, sentAt } from './payloads.ts';

/**
 * What the calls make of a field that is absent, nil, empty or blank: every row of the tables beside what the sandbox
 * does. 'same': nobody has changed; a text: what it answers; otherwise what is stored afterwards, where that shows.
 */

const states = ['absent', 'nil', 'empty', 'blank'] as const;
const xsi = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';

const spelt: Record<State, (name: string) => string> = {
  absent: () => '',
  nil: (name) => `<o:${name} ${xsi} i:nil="true"/>`,
  empty: (name) => `<o:${name}/>`,
  blank: (name) => `<o:${name}>  </o:${name}>`,
};

/** Somebody of whom everything is known. */
const known: readonly (readonly [name: string, value: string])[] = [
  ['userName', 'known'],
  ['groupCode', 'sales'],
  ['password', 's3cret'],
  ['firstName', 'Ann'],
  ['lastName', 'Known'],
  ['email', 'ann@example.com'],
  ['manager', 'bsmith'],
  ['authType', 'Manager'],
  ['birthDate', '1980-01-31'],
  ['sex', 'F'],
  ...['address1', 'address2', 'city', 'country', 'phone', 'ccType', 'free1'].map(
    (name) => [name, name] as const,
  ),
  ['state', 'NH'],
  ['zip', '03062'],
  ['ccNumber', '17'],
  ['ccExpr', '0126'],
  ['language', 'de'],
];

const written = (pairs: typeof known) =>
  pairs.map(([name, value]) => `<o:${name}>${value}</o:${name}>`).join('');

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, now: () => sentAt });
  return () => sandbox.close();
});

async function answerTo(request: string, elements: string): Promise<string> {
  const { body } = await send(sandbox.port, olsaRequest(request, elements));
  return /<faultstring>(.*?)<\/faultstring>/s.exec(body)?.[1] ?? body;
}

/** All that can be seen of the user. */
async function seen(): Promise<string> {
  const older = await answerTo('GetUserDetailsRequest', '<o:userName>known</o:userName>');
  const newer = await answerTo('GetUserDetailsExtendedRequest', '<o:username>known</o:username>');
  return older + newer;
}

/** Attributes and texts. */
function pieces(body: string): readonly string[] {
  return body.match(/ \w+="[^"]*"|>[^<\n]+</g) ?? [];
}

/** What an edit does with one field in one state; the password beside it is a change that does not show. */
async function outcome(request: string, name: string, state: State): Promise<string> {
  const key = request === 'EditUserRequest' ? 'userName' : 'username';
  const user = [key, 'customerId'].includes(name) ? '' : `<o:${key}>known</o:${key}>`;
  const language = request === 'EditUserRequest' ? 'language' : 'siteLanguage';
  const change =
    name === 'password' ? `<o:${language}>fr</o:${language}>` : '<o:password>n3w-pass</o:password>';
  const before = await seen();
  const answer = await answerTo(request, `${user}${change}${spelt[state](name)}`);
  if (!answer.includes('<VoidResponse')) return answer;
  const after = await seen();
  if (after === before || name === 'password') return 'same';
  const was = pieces(before);
  const fresh = pieces(after).filter((piece) => !was.includes(piece));
  return fresh.join('') || 'gone';
}

/** Each field with what comes of its four states; every one of them is what its row says. */
async function pictured(request: 'EditUserRequest' | 'EditUserExtendedRequest'): Promise<string> {
  const lines: string[] = [];
  for (const [path, field] of Object.entries(olsaTables[request])) {
    const name = path.slice(request.length + 1);
    // Without the customer nobody is let in; the profile is a group.
    if (name === '' || name === 'customerId' || name.startsWith('profileFieldValues')) continue;
    const line: string[] = [];
    for (const state of states) {
      await answerTo('CreateUserRequest', written(known));
      const did = await outcome(request, name, state);
      const row = field.states?.find(({ of }) => of.includes(state));
      expect({ name, state, did, fits: row !== undefined && fits(row, did) }).toMatchObject({ fits: true });
      line.push(did);
      await sandbox.close();
      sandbox = await startSandbox({ port: 0, now: () => sentAt });
    }
    lines.push(`${name}: ${line.join(' | ')}`);
  }
  return lines.join('\n');
}

function fits({ means, error = '' }: StateRow, did: string): boolean {
  if (means === 'ignored') return did === 'same';
  if (means === 'emptied') return did === 'gone';
  if (means === 'taken') return did !== 'same' && did !== 'gone';
  // With nothing in the place of the value that is not found.
  return did === olsaErrors[error]?.message.replace(/ X\b/, '');
}

test('UM_EditUser: absent | nil | empty | blank', async () => {
  expect(await pictured('EditUserRequest')).toMatchInlineSnapshot(`
    "userName: Could not find the user | Could not find the user | Could not find the user | Could not find the user
    groupCode: same | same | same | Error: Org Code not found.
    password: same | same | same | invalid password
    firstName: same | same | same |  fname="  ">  <
    lastName: same | same | same |  lname="  ">  <
    email: same | same | same | enter a valid email address
    manager: same | same | same | Error: Approval manager name is not valid.
    authType: same | same | same | Error: Invalid AuthId field. Only 'Admin' and 'Manager' can be customized.
    groupPath: same | same | same | Error: Group not found.
    birthDate: same | same | Invalid date | Invalid date
    active: same | same | same | same
    sex: same | same | same |  sex="  "
    address1: same | same | same |  address1="  "
    address2: same | same | same |  address2="  "
    city: same | same | same |  city="  "
    state: same | same | same |  state="  "
    zip: same | same | same |  zip="  "
    country: same | same | same |  country="  "
    phone: same | same | same |  phone="  "
    ccNumber: same | same | same |  ccnumber="  "
    ccType: same | same | same |  cctype="  "
    ccExpr: same | same | same |  ccexpr="  "
    free1: same | same | same |  free1="  "
    language: same | same | same |  lang_pref="  " siteLanguage="  "
    newUserName: same | same | same | invalid new username"
  `);
});

test('UM_EditUserExtended: absent | nil | empty | blank', async () => {
  expect(await pictured('EditUserExtendedRequest')).toMatchInlineSnapshot(`
    "username: Could not find the user | Could not find the user | Could not find the user | Could not find the user
    password: same | same | same | invalid password
    manager: same | same | same | Error: Approval manager name is not valid.
    userRole: same | same | same | Error: Invalid AuthId field. Only 'Admin' and 'Manager' can be customized.
    active: same | same | same | same
    siteLanguage: same | same | same |  lang_pref="  " siteLanguage="  "
    newUsername: same | same | same | invalid new username
    groupCode: same | same | same | Error: Org Code not found."
  `);
});
