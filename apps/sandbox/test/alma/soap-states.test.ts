import type { State, StateRow } from '@userlint/rules/tables';
import { userRecord } from '@userlint/rules/tables/alma';
import { expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { send } from '../client.ts';
import { inCdata, soapCall } from './payloads.ts';

/**
 * What updateUser makes of a detail of the record that is absent, nil, empty or blank: every row beside what the sandbox
 * does. 'none': the answer has nothing there, or nil, or an empty element; otherwise what is stored or answered.
 */

const update = 'alma/soap.updateUser';
const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** A user managed in Alma: of one from outside the protected fields would be kept. */
const known = {
  status: 'Inactive',
  recordType: 'Staff',
  expiryDate: '20301231000000',
  defaultLanguage: 'de',
  userName: 'known',
  firstName: 'Ann',
  lastName: 'Known',
  middleName: 'B',
  jobTitle: 'Librarian',
  jobDescription: 'Reads',
  userGroup: 'STAFF',
  webSiteUrl: 'https://example.org/ann',
  birthDate: '19800131000000',
  purgeDate: '20311231000000',
  gender: 'Female',
  campusCode: 'Main',
};

/** By an identifier: the name is put into other states, too. */
const identifier =
  '<xb:userIdentifiers><xb:userIdentifier><xb:type>BARCODE</xb:type><xb:value>known-1</xb:value></xb:userIdentifier></xb:userIdentifiers>';

function record(details: string): string {
  return inCdata(
    `<xb:userRecord xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans" ${xsi}><xb:userDetails><xb:userType>Internal</xb:userType>${details}</xb:userDetails>${identifier}</xb:userRecord>`,
  );
}

const spelt: Record<State, (name: string) => string> = {
  absent: () => '',
  nil: (name) => `<xb:${name} xsi:nil="true"/>`,
  empty: (name) => `<xb:${name}/>`,
  blank: (name) => `<xb:${name}>  </xb:${name}>`,
};

function details(name: string, state?: State): string {
  const written = Object.entries(known).map(([own, value]) =>
    own === name && state !== undefined ? spelt[state](name) : `<xb:${own}>${value}</xb:${own}>`,
  );
  return written.join('');
}

async function outcome(sandbox: Sandbox, name: string, state: State): Promise<string> {
  await send(sandbox.port, soapCall('createUser', '', record(details('')), 'false'));
  const put = soapCall('updateUser', 'known-1', '', '', record(details(name, state)));
  const { body } = await send(sandbox.port, put);
  const code = /<errorCode>(\d+)</.exec(body)?.[1];
  return code ?? (new RegExp(`<xb:${name}>(.*?)</xb:${name}>`).exec(body)?.[1] || 'none');
}

function fits({ means, error = '' }: StateRow, did: string, ofDefault: string | undefined): boolean {
  if (means === 'refused') return did === error;
  return means === 'emptied' ? did === (ofDefault ?? 'none') : did !== 'none';
}

/** What the service gives where nothing is said. Source: user_record.xsd; the language: rest_user.xsd. */
const defaults = new Map([
  ['status', 'Active'],
  ['recordType', 'Public'],
  ['defaultLanguage', 'en'],
]);

test('updateUser: absent | nil | empty | blank', async () => {
  const lines: string[] = [];
  for (const name of Object.keys(known)) {
    const line: string[] = [];
    for (const state of ['absent', 'nil', 'empty', 'blank'] as const) {
      const sandbox = await startSandbox({ port: 0 });
      const did = await outcome(sandbox, name, state);
      await sandbox.close();
      const row = userRecord[`userRecord/userDetails/${name}`]?.states?.find(
        (one) => one.of.includes(state) && one.in?.includes(update) !== false,
      );
      const agree = row !== undefined && fits(row, did, defaults.get(name));
      expect({ name, state, did, agree }).toMatchObject({ agree: true });
      line.push(JSON.stringify(did));
    }
    lines.push(`${name}: ${line.join(' | ')}`);
  }
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "status: "Active" | "Active" | "Active" | "  "
    recordType: "Public" | "Public" | "Public" | "  "
    expiryDate: "none" | "none" | "none" | "none"
    defaultLanguage: "en" | "en" | "en" | "  "
    userName: "401664" | "401664" | "401664" | "  "
    firstName: "none" | "none" | "none" | "  "
    lastName: "none" | "none" | "none" | "  "
    middleName: "none" | "none" | "none" | "  "
    jobTitle: "none" | "none" | "none" | "  "
    jobDescription: "none" | "none" | "none" | "  "
    userGroup: "none" | "none" | "none" | "401852"
    webSiteUrl: "none" | "none" | "none" | "  "
    birthDate: "none" | "none" | "none" | "none"
    purgeDate: "none" | "none" | "none" | "none"
    gender: "none" | "none" | "none" | "  "
    campusCode: "none" | "none" | "none" | "  ""
  `);
});
