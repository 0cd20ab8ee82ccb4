import { expect, test } from 'vitest';
import { noSettings } from '../../../model/settings.ts';
import { findings } from '../../../testing/index.ts';

function get(args: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
<m:getUserDetails xmlns:m="http://alma.exlibris.com/">${args}</m:getUserDetails>
</s:Body></s:Envelope>`;
}

function update(id: string, more = ''): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
<m:updateUser xmlns:m="http://alma.exlibris.com/"><arg0>${id}</arg0><arg3><userRecord xmlns="http://com/exlibris/urm/user_record/xmlbeans"><userDetails><status>Active</status><defaultLanguage>en</defaultLanguage><userName>johns</userName></userDetails><owneredEntity/>${more}</userRecord></arg3></m:updateUser>
</s:Body></s:Envelope>`;
}

const barcode =
  '<userIdentifiers><userIdentifier><type>BARCODE</type><value>30111</value></userIdentifier></userIdentifiers>';

test.each([
  ['no user', get('<arg1>user_name</arg1>'), ['error']],
  ['an empty user', get('<arg0> </arg0>'), ['error']],
  ['a user', get('<arg0>johns</arg0>'), []],
  ['a variable', get('<arg0>{{id}}</arg0>'), []],
  ['the user of the record', update('johns'), []],
  ['in another case', update('JohnS'), []],
  ['by barcode', update('30111', barcode), []],
  ['somebody else', update('smith'), ['warning']],
  ['a variable beside a record', update('{{id}}'), []],
])('%s', (_, source, severities) => {
  expect(findings(source, { rule: 'alma/soap-identifier' }).map(({ severity }) => severity)).toEqual(
    severities,
  );
});

test('an empty user is filled from the record', () => {
  expect(findings(update('')).flatMap(({ fixes }) => fixes.map(({ title }) => title))).toEqual([
    'Write johns',
  ]);
});

test.each([
  ['', []],
  ['user_name', []],
  ['BARCODE', []],
  ['STUDENT_ID', []],
  ['{{type}}', []],
  ['userName', ['Change to user_name']],
  ['primary_id', ['Change to user_name']],
  ['barcode', ['Change to BARCODE']],
])('the kind of identifier %s', (type, titles) => {
  const found = findings(get(`<arg0>johns</arg0><arg1>${type}</arg1>`));
  expect(found.flatMap(({ fixes }) => fixes.map(({ title }) => title))).toEqual(titles);
});

test('the kind of identifier beside the institution’s table', () => {
  const table = { date: undefined, codes: new Map([['STUDENT_ID', 'Student']]), disabled: new Set<string>() };
  const settings = { ...noSettings, codes: new Map([['alma/UserIdentifierTypes', table]]) };
  const told = (type: string) => findings(get(`<arg0>j</arg0><arg1>${type}</arg1>`), { settings }).length;
  expect([told('STUDENT_ID'), told('user_name'), told('BARCODE')]).toEqual([0, 0, 1]);
});
