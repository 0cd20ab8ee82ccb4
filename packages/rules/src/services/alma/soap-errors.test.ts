import { expect, test } from 'vitest';
import { noSettings } from '../../model/settings.ts';
import { explain } from '../../sending/explain.ts';
import { readDocument } from '../../services/known.ts';

const text = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
<m:updateUser xmlns:m="http://alma.exlibris.com/"><arg0>johns</arg0><arg2>SIS</arg2><arg3><![CDATA[<userRecord xmlns="http://com/exlibris/urm/user_record/xmlbeans"><userDetails><defaultLanguage>en</defaultLanguage><externalId>SIS</externalId></userDetails></userRecord>]]></arg3></m:updateUser>
</s:Body></s:Envelope>`;

/** Only 401655 is known of the SOAP service; the others of its family have the words of the REST API. */
test.each([
  ['401652', 'General Error', 'userRecord'],
  ['401655', 'The external system code and the user external system code are not the same', 'SIS'],
  ['401658', 'General Error - Failed to create new user', 'en'],
  ['401664', 'Mandatory field is missing: X', 'userRecord'],
  ['401664', 'Mandatory field is missing: defaultLanguage', 'en'],
  ['401676', 'No valid XML was given.', 'userRecord'],
  ['401699', 'Something nobody has seen yet', 'userRecord'],
])('%s (%s) stands at %s', (code, message, place) => {
  const [request] = readDocument({ text, path: 'x.xml' }, noSettings).requests;
  if (request === undefined) throw new Error('no request');
  const [finding] = explain(request, [{ code, message }], { now: new Date('2026-11-21T12:00:00Z') });
  expect(finding?.message.split('\n')[0]).toBe(`Alma answered ${code}: ${message}`);
  expect(text.slice(finding?.span.start, finding?.span.end)).toBe(place);
});

test('an answer to a call without a record stands at the call, or at the user it asks for', () => {
  const get = text.replaceAll('updateUser', 'getUserDetails').replace(/<arg2>.*<\/arg3>/s, '');
  const [request] = readDocument({ text: get, path: 'x.xml' }, noSettings).requests;
  if (request === undefined) throw new Error('no request');
  const at = (code: string) => {
    const [finding] = explain(request, [{ code, message: 'x' }], { now: new Date('2026-11-21T12:00:00Z') });
    return get.slice(finding?.span.start, finding?.span.end);
  };
  expect([at('401861'), at('401699')]).toEqual(['johns', 'm:getUserDetails']);
});
