import { expect, test } from 'vitest';
import { applyEdits } from '../../../rules/fix.ts';
import { check, findings } from '../../../testing/index.ts';

const rule = 'alma/external-system-code';

function call(operation: string, args: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">
<s:Body><m:${operation} xmlns:m="http://alma.exlibris.com/">
${args}
</m:${operation}></s:Body>
</s:Envelope>`;
}

function record(externalId: string): string {
  return `<xb:userRecord xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans"><xb:userDetails>${externalId}</xb:userDetails></xb:userRecord>`;
}

test('the mismatch of the knowledge article, in CDATA', () => {
  const source = call(
    'updateUser',
    `<arg2>SIS</arg2>\n<arg3><![CDATA[${record('<xb:externalId>SIS_temp</xb:externalId>')}]]></arg3>`,
  );
  expect(check(source, { rule })).toMatchInlineSnapshot(`
    "<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">
    <s:Body><m:updateUser xmlns:m="http://alma.exlibris.com/">
    <arg2>SIS</arg2>
    <arg3><![CDATA[<xb:userRecord xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans"><xb:userDetails><xb:externalId>SIS_temp</xb:externalId></xb:userDetails></xb:userRecord>]]></arg3>
                                                                                                                         ~~~~~~~~ error alma/external-system-code: externalId is 'SIS_temp', but arg2, the external system code of the call, is 'SIS'. Alma wants them equal (401655).
    </m:updateUser></s:Body>
    </s:Envelope>"
  `);
});

test('both ends are marked, and both repairs are offered', () => {
  const source = call(
    'updateUser',
    `<arg2>A&amp;B</arg2><arg3>${record('<xb:externalId>SIS</xb:externalId>').replaceAll('<', '&lt;')}</arg3>`,
  );
  const [finding] = findings(source, { rule });
  expect(finding?.error).toBe('401655');
  expect(finding?.related.map(({ span }) => source.slice(span.start, span.end))).toEqual(['A&amp;B']);
  expect(finding?.fixes.map(({ title }) => title)).toMatchInlineSnapshot(`
    [
      "Make the call match the record: arg2 = 'SIS'",
      "Make the record match the call: externalId = 'A&B'",
    ]
  `);
  const fixed = finding?.fixes.map(({ edits = [] }) => applyEdits(source, edits)) ?? [];
  expect(fixed[1]).toContain('&lt;xb:externalId>A&amp;amp;B&lt;/xb:externalId>');
  expect(fixed[0]).toContain('<arg2>SIS</arg2>');
  for (const text of fixed) expect(findings(text, { rule })).toEqual([]);
});

test('the record in another argument, as plain elements', () => {
  const source = call(
    'updateUser',
    `<arg2>SIS</arg2>\n<arg1>${record('<xb:externalId>HR</xb:externalId>')}</arg1>`,
  );
  expect(findings(source, { rule }).map(({ span }) => source.slice(span.start, span.end))).toEqual(['HR']);
});

test('createUser carries the code in arg0, and refuses nothing that is documented', () => {
  const source = call(
    'createUser',
    `<arg0>SIS</arg0>\n<arg1><![CDATA[${record('<xb:externalId>HR</xb:externalId>')}]]></arg1>`,
  );
  expect(check(source, { rule })).toMatchInlineSnapshot(`
    "<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">
    <s:Body><m:createUser xmlns:m="http://alma.exlibris.com/">
    <arg0>SIS</arg0>
    <arg1><![CDATA[<xb:userRecord xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans"><xb:userDetails><xb:externalId>HR</xb:externalId></xb:userDetails></xb:userRecord>]]></arg1>
                                                                                                                         ^^ warning alma/external-system-code: externalId is 'HR', but arg0, the external system code of the call, is 'SIS'. Alma wants them equal (401655).
    </m:createUser></s:Body>
    </s:Envelope>"
  `);
});

test.each([
  ['equal', 'SIS', '<xb:externalId>SIS</xb:externalId>', []],
  ['both empty', '', '<xb:externalId/>', []],
  ['no externalId and no code', '', '', []],
  ['a variable for the code', '{{code}}', '<xb:externalId>SIS</xb:externalId>', []],
  ['a variable for the id', 'SIS', '<xb:externalId>{{id}}</xb:externalId>', []],
  ['only blanks apart', 'SIS', '<xb:externalId> SIS</xb:externalId>', ['error']],
  ['no externalId', 'SIS', '', ['warning']],
  ['an empty externalId', 'SIS', '<xb:externalId/>', ['warning']],
  ['an empty code', '', '<xb:externalId>SIS</xb:externalId>', ['warning']],
])('%s', (_, code, externalId, severities) => {
  const source = call('updateUser', `<arg2>${code}</arg2><arg3><![CDATA[${record(externalId)}]]></arg3>`);
  expect(findings(source, { rule }).map(({ severity }) => severity)).toEqual(severities);
});

test('no code at all is silence', () => {
  const source = call(
    'updateUser',
    `<arg3><![CDATA[${record('<xb:externalId>SIS</xb:externalId>')}]]></arg3>`,
  );
  expect(findings(source, { rule })).toEqual([]);
});
