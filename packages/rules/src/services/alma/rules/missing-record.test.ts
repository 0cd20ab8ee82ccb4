import { expect, test } from 'vitest';
import { findings } from '../../../testing/index.ts';

const rule = 'alma/missing-record';

function update(argument: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
<m:updateUser xmlns:m="http://alma.exlibris.com/"><arg0>johns</arg0>${argument}</m:updateUser>
</s:Body></s:Envelope>`;
}

const user = '<user><primary_id>johns</primary_id></user>';

test.each<readonly [string, string, string, string]>([
  ['no argument', '', 'm:updateUser', 'updateUser takes the userRecord in arg3; there is none.'],
  ['an empty one', '<arg3></arg3>', '<arg3></arg3>', 'arg3 holds no userRecord.'],
  ['something else', '<arg3>johns</arg3>', 'johns', 'arg3 holds no userRecord.'],
  ...[`<![CDATA[${user}]]>`, user.replaceAll('<', '&lt;'), user].map(
    (text) =>
      [
        'a REST user',
        `<arg3>${text}</arg3>`,
        'user',
        'This is a user of the REST API; the SOAP service takes a userRecord, whose names and codes are others.',
      ] as const,
  ),
])('%s: %s', (_, argument, underlined, message) => {
  const source = update(argument);
  const found = findings(source);
  expect(found.map((finding) => [finding.rule, finding.message])).toEqual([[rule, message]]);
  expect(source.slice(found[0]?.span.start, found[0]?.span.end)).toBe(underlined);
});

test.each([
  ['a variable', update('<arg3>{{record}}</arg3>')],
  ['a call without a record', update('').replaceAll('updateUser', 'getUserDetails')],
])('%s is silence', (_, source) => {
  expect(findings(source)).toEqual([]);
});
