import { type Outgoing, services } from '@userlint/rules';
import { expect, test } from 'vitest';
import { readAnswer } from './answer.ts';
import type { RawAnswer } from './socket/send.ts';
import { judge, type Verdict } from './verdict.ts';

const update: Outgoing = {
  service: 'alma',
  kind: 'alma-rest',
  operation: 'alma/users.update',
  title: 'Update user',
  updates: 'swap',
  subject: { id: 'johns', also: [] },
  accepted: { by: 'record' },
  method: 'PUT',
  path: '/almaws/v1/users/johns',
  headers: [],
  body: '<user><primary_id>johns</primary_id></user>',
  authentication: 'apikey',
};
const remove: Outgoing = {
  ...update,
  updates: 'delete',
  accepted: { by: 'status', status: 204 },
  method: 'DELETE',
  body: '',
};
const soap: Outgoing = {
  ...update,
  kind: 'alma-soap',
  operation: 'alma/soap.updateUser',
  accepted: { by: 'word', names: ['updateUserResponse'] },
  path: '/almaws/repository/UserWebServices',
};
const olsa: Outgoing = {
  ...update,
  service: 'olsa',
  kind: 'olsa',
  operation: 'olsa/UM_EditUser',
  title: 'Edit user',
  accepted: { by: 'word', names: ['VoidResponse', 'EditUserResponse'] },
  path: '/olsa/services/Olsa',
};

function raw(status: number, body: string | Uint8Array, change: Partial<RawAnswer> = {}): RawAnswer {
  return {
    status,
    headers: new Map(),
    body: typeof body === 'string' ? Buffer.from(body) : body,
    cut: false,
    at: new Date('2026-11-21T12:00:00Z'),
    blot: (text) => text,
    ...change,
  };
}

function judged(outgoing: Outgoing, answer: RawAnswer): Verdict {
  const kind = services.flatMap(({ kinds }) => kinds).find(({ id }) => id === outgoing.kind);
  if (kind === undefined) throw new Error(outgoing.kind);
  return judge(outgoing, readAnswer(answer, kind), kind);
}

const read = (outgoing: Outgoing, status: number, body: string | Uint8Array) =>
  judged(outgoing, raw(status, body));

const missing = [{ code: '401664', message: 'Mandatory field is missing: library' }];
const xmlErrors = (errors: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><web_service_result xmlns="http://com/exlibris/urm/general/xmlbeans"><errorsExist>true</errorsExist><errorList>${errors}</errorList></web_service_result>`;
const xmlError =
  '<error><errorCode>401664</errorCode><errorMessage>Mandatory field is missing: library</errorMessage></error>';
const jsonError = {
  errorCode: '401664',
  errorMessage: 'Mandatory field is missing: library',
  trackingId: 'E01-1',
};

// biome-ignore format: one shape a line
test.each([
  ['XML', xmlErrors(xmlError)],
  ['XML in no namespace', `<web_service_result><errorList>${xmlError}</errorList></web_service_result>`],
  ['XML after a blank line and a byte order mark', `\uFEFF\n${xmlErrors(xmlError).replace(/<\?.*?\?>/, '')}`],
  ['JSON', JSON.stringify({ errorsExist: true, errorList: { error: [jsonError] }, result: null })],
  ['JSON of the gateway, an array', JSON.stringify({ errorList: { error: [{ ...jsonError, trackingId: undefined }] }, errorsExist: true })],
  ['JSON of the gateway, one object', JSON.stringify({ web_service_result: { errorList: { error: jsonError } } })],
])('the errors of Alma in %s, whatever the status says', (_shape, body) => {
  for (const status of [200, 400, 429, 500]) {
    expect(read(update, status, body)).toMatchObject({
      answer: { status },
      is: 'refused',
      summary: 'The service refused it. 401664: Mandatory field is missing: library',
      errors: missing,
    });
  }
});

test('several errors', () => {
  const two = xmlErrors(
    `${xmlError}<error><errorCode>401852</errorCode><errorMessage>Given user group is not legal.</errorMessage></error>`,
  );
  const answer = read(update, 400, two);
  expect(answer.errors.map(({ code }) => code)).toEqual(['401664', '401852']);
  expect(answer.summary).toBe(
    'The service refused it. 401664: Mandatory field is missing: library (and 1 more)',
  );
});

test('errors that are claimed and not named are errors', () => {
  expect(read(update, 200, xmlErrors(''))).toMatchObject({ is: 'refused', errors: [] });
  for (const json of [
    '{"errorsExist":true}',
    '{"errorsExist":false,"errorsExist":true,"primary_id":"johns"}',
  ])
    expect(read(update, 200, json)).toMatchObject({ is: 'refused', errors: [] });
});

const user = (id: string) =>
  `<?xml version="1.0"?><user><primary_id>${id}</primary_id><user_identifiers><user_identifier><value>30111</value></user_identifier></user_identifiers></user>`;
const jsonUser = (id: string) => JSON.stringify({ primary_id: id, user_identifier: [{ value: '30111' }] });

test.each<[string, Outgoing, number, string]>([
  ['the record in XML', update, 200, user('johns')],
  ['the record in JSON', update, 200, jsonUser('johns')],
  ['an id in other case', update, 200, user('JohnS')],
  [
    'an id that was given by barcode',
    { ...update, subject: { id: '30111', also: ['johns'] } },
    200,
    user('johns'),
  ],
  ['no id that is known', { ...update, subject: { id: '', also: [] } }, 200, jsonUser('a/b')],
  [
    'an id that the request changed',
    { ...update, subject: { id: 'old', also: ['johns'] } },
    200,
    user('johns'),
  ],
  ['a deletion', remove, 204, ''],
])('done: %s', (_what, outgoing, status, body) => {
  expect(read(outgoing, status, body)).toMatchObject({ is: 'applied', errors: [] });
});

const result =
  '<web_service_result xmlns="http://com/exlibris/urm/general/xmlbeans"><errorsExist>false</errorsExist></web_service_result>';

// biome-ignore format: one case a line
test.each([
  ['the record of another user', update, 200, user('mary'), 'record of another user'],
  ['a record without an id', update, 200, '<user><last_name>x</last_name></user>', 'without a primary_id'],
  ['the record that should be gone', remove, 200, user('johns'), 'which this operation does not give'],
  ['an empty body', update, 200, '', 'The answer is empty (status 200).'],
  ['no content', update, 204, '', 'The answer is empty (status 204).'],
  ['a login page', update, 200, '<!DOCTYPE html><html><body>Sign in</body></html>', 'an HTML page'],
  ['a login page in XHTML', update, 200, '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'an HTML page'],
  ['plain text', update, 200, 'ok', 'plain text'],
  ['an id that stands there twice', update, 200, '{"primary_id":"johns","primary_id":"other"}', 'a user record with a repeated key'],
  ['an id that is spelled twice', update, 200, '{"primary_id":"other","primary\\u005fid":"johns"}', 'a user record with a repeated key'],
  ['an identifier that stands there twice', update, 200, '{"primary_id":"other","user_identifier":[{"value":"johns","value":"x"}]}', 'a user record with a repeated key'],
  ['two ids in XML', update, 200, '<user><primary_id>johns</primary_id><primary_id>other</primary_id></user>', 'a user record with two primary ids'],
  ['another root', update, 200, '<users/>', 'XML with the root <users>'],
  ['a user of another namespace', update, 200, '<user xmlns="urn:x"><primary_id>johns</primary_id></user>', 'XML with the root <user>'],
  ['JSON without a record', update, 200, '[]', 'JSON, but no user record'],
  ['cut JSON', update, 200, '{"primary_id":"johns"', 'JSON that is not valid'],
  ['XML with an entity bomb', update, 200, '<!DOCTYPE user [<!ENTITY a "aa">]><user>&a;</user>', 'XML that is not well-formed'],
  ['bytes that are no text', update, 200, Buffer.from([0x3c, 0xff, 0xfe]), 'not UTF-8 text'],
  ['the gateway fails', update, 502, '<html/>', 'failed with status 502'],
  ['success without a record', update, 200, result, 'to another operation: <web_service_result>'],
  ['success outside of its namespace', soap, 200, envelope(result.replace(/ xmlns="[^"]*"/, '')), 'does not say whether there were errors'],
  ['the answer to another operation', soap, 200, envelope(result, 'createUserResponse'), 'to another operation: <createUserResponse>'],
  ['a SOAP answer without a result', soap, 200, envelope('fine'), 'without a result in it'],
  ['an empty envelope', soap, 200, '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>', 'an empty SOAP envelope'],
  ['somebody else’s VoidResponse', olsa, 200, olsaEnvelope('<VoidResponse xmlns="urn:x"/>'), 'a SOAP answer <VoidResponse>'],
])('unclear: %s', (_what, outgoing, status, body, reason) => {
  const answer = read(outgoing, status, body);
  expect(answer).toMatchObject({ is: 'unknown', errors: [] });
  expect(answer.summary).toContain(reason);
  expect(answer.summary).toMatch(/not certain: look at the record\.$/);
});

test('an answer that was cut off is unclear', () => {
  const answer = judged(update, raw(200, user('johns'), { cut: true }));
  expect(answer).toMatchObject({ is: 'unknown', answer: { language: 'plaintext' } });
  expect(answer.summary).toContain('longer than 5 MB');
});

test('a redirect is a refusal and names where it points', () => {
  const headers = new Map([['location', 'https://login.example.com/\u001b[31m']]);
  expect(judged(update, raw(302, '', { headers }))).toMatchObject({
    is: 'refused',
    summary:
      'The service answered with a redirect (status 302) to https://login.example.com/<U+001B>[31m. Userlint follows none: correct the address.',
  });
});

test('a status that refuses needs no body', () => {
  expect(read(update, 403, '')).toMatchObject({
    is: 'refused',
    summary: 'The service refused it with status 403.',
  });
});

function envelope(results: string, call = 'updateUserResponse'): string {
  return `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
<soap:Body>
<ns2:${call} xmlns:ns2="http://alma.exlibris.com/">
<SearchResults><![CDATA[${results}]]></SearchResults>
</ns2:${call}>
</soap:Body>
</soap:Envelope>`;
}

const mismatch = 'The external system code and the user external system code are not the same';

test.each([
  ['CDATA', (text: string) => `<![CDATA[${text}]]>`],
  ['escaped text', (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')],
  ['elements', (text: string) => text],
])('the answer of Alma’s SOAP service, folded as %s, is unfolded', (_spelling, spell) => {
  const errors = `<web_service_result xmlns="http://com/exlibris/urm/general/xmlbeans">
<errorsExist>true</errorsExist>
<errorList>
<error>
<errorCode>401655</errorCode>
<errorMessage>${mismatch}</errorMessage>
</error>
</errorList>
</web_service_result>`;
  const answer = read(
    soap,
    200,
    envelope('').replace('<![CDATA[]]>', () => spell(errors)),
  );
  expect(answer).toMatchObject({
    is: 'refused',
    errors: [{ code: '401655', message: mismatch }],
    answer: { language: 'xml' },
  });
  expect(answer.answer?.text).toBe(`<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
  <soap:Body>
    <ns2:updateUserResponse xmlns:ns2="http://alma.exlibris.com/">
      <SearchResults>
        <web_service_result xmlns="http://com/exlibris/urm/general/xmlbeans">
          <errorsExist>true</errorsExist>
          <errorList>
            <error>
              <errorCode>401655</errorCode>
              <errorMessage>${mismatch}</errorMessage>
            </error>
          </errorList>
        </web_service_result>
      </SearchResults>
    </ns2:updateUserResponse>
  </soap:Body>
</soap:Envelope>`);
});

test('a SOAP update that worked', () => {
  expect(read(soap, 200, envelope(result))).toMatchObject({
    is: 'applied',
    summary: 'Update user: the service reports success.',
  });
});

function olsaEnvelope(content: string, namespace = 'http://schemas.xmlsoap.org/soap/envelope/'): string {
  return `<s:Envelope xmlns:s="${namespace}"><s:Body>${content}</s:Body></s:Envelope>`;
}

const olsaName = 'xmlns="http://www.skillsoft.com/services/olsa_v1_0/"';

test('OLSA: VoidResponse is success', () => {
  expect(read(olsa, 200, olsaEnvelope(`<VoidResponse ${olsaName}/>`))).toMatchObject({
    is: 'applied',
  });
});

const fault11 = `<s:Fault><faultcode>s:Server.userException</faultcode><faultstring>Error: Last Name field is too long.
  Max 255 characters.</faultstring><detail><GeneralFault ${olsaName} severity="errror"/></detail></s:Fault>`;
const fault12 =
  '<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason><s:Text xml:lang="en">Error: Last Name field is too long. Max 255 characters.</s:Text></s:Reason></s:Fault>';

test.each([
  ['1.1', fault11, 'http://schemas.xmlsoap.org/soap/envelope/'],
  ['1.2', fault12, 'http://www.w3.org/2003/05/soap-envelope'],
])('OLSA: a fault of SOAP %s', (_version, fault, namespace) => {
  expect(read(olsa, 500, olsaEnvelope(fault, namespace))).toMatchObject({
    is: 'refused',
    errors: [{ code: null, message: 'Error: Last Name field is too long. Max 255 characters.' }],
    summary: 'The service refused it. Error: Last Name field is too long. Max 255 characters.',
  });
});

test('JSON is laid out token by token: no number is rounded, no repeated key is lost', () => {
  const answer = read(
    update,
    200,
    '{"primary_id":"johns","barcode":30111000000000000017,"a":[],"a":{ },"b":[1,"{\\"x\\":,}"]}',
  );
  expect(answer.answer?.text).toBe(`{
  "primary_id": "johns",
  "barcode": 30111000000000000017,
  "a": [],
  "a": {},
  "b": [
    1,
    "{\\"x\\":,}"
  ]
}`);
});

test('what is invisible in an answer is spelled out', () => {
  const answer = read(
    update,
    400,
    xmlErrors('<error><errorCode>1</errorCode><errorMessage>a\u202Eb&#x9;\n c\u0086d</errorMessage></error>'),
  );
  expect(answer.errors).toEqual([{ code: '1', message: 'a<U+202E>b c<U+0086>d' }]);
  expect(answer.answer?.text).toContain('a<U+202E>b');
  expect(read(update, 200, 'x\u001b[2J::error::y\n::error::z').answer?.text).toBe(
    'x<U+001B>[2J::error::y\n<U+003A>:error::z',
  );
});

// biome-ignore format: one case a line
test.each([
  ['3,000 errors', xmlErrors(xmlError.repeat(3_000)), 'refused'],
  ['100,000 errors', xmlErrors(xmlError.repeat(100_000)), 'refused'],
  ['19,000 elements side by side', olsaEnvelope('<a/>'.repeat(19_000)), 'unknown'],
  ['100,000 elements side by side', olsaEnvelope('<a/>'.repeat(100_000)), 'unknown'],
  ['deep nesting', `${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}`, 'unknown'],
  ['nesting as deep as is read', `${'<a>'.repeat(900)}${'</a>'.repeat(900)}`, 'unknown'],
  ['deep JSON', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'unknown'],
])('a hostile answer is read: %s', (_what, body, is) => {
  expect(read(update, 200, body)).toMatchObject({ is });
});
