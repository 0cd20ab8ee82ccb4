import { expect, test } from 'vitest';
import { applyEdits } from '../../../rules/fix.ts';
import { check, findings } from '../../../testing/index.ts';

const rule = 'alma/soap-arguments';

function call(element: string, ...args: readonly string[]): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
<m:${element} xmlns:m="http://alma.exlibris.com/">
${args.join('\n')}
</m:${element}>
</s:Body></s:Envelope>`;
}

const record = `<![CDATA[<userRecord xmlns="http://com/exlibris/urm/user_record/xmlbeans"><userDetails><status>Active</status><defaultLanguage>en</defaultLanguage><userName>johns</userName><externalId>SIS</externalId></userDetails><owneredEntity/></userRecord>]]>`;
const updateArguments = ['<arg0>johns</arg0>', '<arg1></arg1>', '<arg2>SIS</arg2>', `<arg3>${record}</arg3>`];
const createArguments = ['<arg0>SIS</arg0>', `<arg1>${record}</arg1>`, '<arg2>true</arg2>'];

function repaired(source: string): string[] {
  return findings(source, { rule }).flatMap(({ fixes }) =>
    fixes.map(({ edits = [] }) => applyEdits(source, edits)),
  );
}

test('each call with its own arguments', () => {
  expect(findings(call('updateUser', ...updateArguments))).toEqual([]);
  expect(findings(call('createUser', ...createArguments))).toEqual([]);
});

test('createUser written as updateUser: either may be the mistake', () => {
  const source = call('createUser', ...updateArguments);
  expect(check(source, { rule })).toMatchInlineSnapshot(`
    "<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
    <m:createUser xmlns:m="http://alma.exlibris.com/">
    <arg0>johns</arg0>
    <arg1></arg1>
    <arg2>SIS</arg2>
    <arg3><![CDATA[<userRecord xmlns="http://com/exlibris/urm/user_record/xmlbeans"><userDetails><status>Active</status><defaultLanguage>en</defaultLanguage><userName>johns</userName><externalId>SIS</externalId></userDetails><owneredEntity/></userRecord>]]></arg3>
     ^^^^ warning alma/soap-arguments: createUser takes the external system code in arg0 and the record in arg1; these are the arguments of updateUser.
    </m:createUser>
    </s:Body></s:Envelope>"
  `);
  expect(repaired(source)).toEqual([
    call('createUser', '<arg0>SIS</arg0>', `<arg1>${record}</arg1>`),
    call('updateUser', ...updateArguments),
  ]);
});

test('updateUser written as createUser', () => {
  const source = call('updateUser', ...createArguments);
  expect(repaired(source)).toEqual([
    call('updateUser', '<arg2>SIS</arg2>', `<arg3>${record}</arg3>`, '<arg0>johns</arg0>'),
    call('createUser', ...createArguments),
  ]);
  for (const text of repaired(source)) expect(findings(text)).toEqual([]);
});

test('the user where createUser takes the code', () => {
  const source = call('createUser', '<arg0>johns</arg0>', ...createArguments.slice(1));
  expect(findings(source).map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "This is the userName of the record; arg0 of createUser is the external system code. Only updateUser takes the user there.",
    ]
  `);
  expect(repaired(source)[0]).toBe(call('createUser', ...createArguments));
});

test('the record in an argument there is not is put where it belongs', () => {
  const source = call('updateUser', ...updateArguments).replaceAll('arg3>', 'record>');
  const [finding] = findings(source);
  expect(finding?.message).toBe('updateUser takes the record in arg3; record is none of its arguments.');
  expect(finding?.fixes.map(({ safe }) => safe)).toEqual([true]);
  expect(repaired(source)).toEqual([call('updateUser', ...updateArguments)]);
});

test('two arguments in each other’s place are swapped, by whoever wants it', () => {
  const swapped = call('updateUser', ...updateArguments)
    .replaceAll('arg3>', 'argX>')
    .replaceAll('arg2>', 'arg3>')
    .replaceAll('argX>', 'arg2>');
  const [finding] = findings(swapped, { rule });
  expect(finding?.fixes.map(({ title, safe }) => [title, safe])).toEqual([['Swap arg2 and arg3', false]]);
  expect(findings(repaired(swapped)[0] ?? '')).toEqual([]);
});

test('a variable for the user tells nothing', () => {
  const source = call('createUser', '<arg0>{{code}}</arg0>', ...createArguments.slice(1));
  expect(findings(source)).toEqual([]);
});

test('issueWarning is true or false', () => {
  const source = call('createUser', ...createArguments).replace('>true<', '>yes<');
  expect(findings(source).map(({ message, fixes }) => [message, fixes[0]?.title])).toEqual([
    ['arg2 must be one of true, false (observed).', 'Change to true'],
  ]);
});

test('an argument there is not', () => {
  const source = call('updateUser', ...updateArguments, '<arg7>x</arg7>');
  expect(findings(source).map(({ rule: id }) => id)).toEqual(['unknown-parameter']);
});
