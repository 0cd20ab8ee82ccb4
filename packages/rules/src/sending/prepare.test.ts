import { expect, test } from 'vitest';
import { readDocument } from '../services/known.ts';
import { type CheckOptions, settingsOf } from '../testing/index.ts';
import type { Outgoing, Prepared } from './outgoing.ts';
import { prepare } from './prepare.ts';

function prepared(text: string, path: string, options: CheckOptions = {}): Prepared {
  const reading = readDocument({ text, path }, settingsOf(options));
  const [request] = reading.requests;
  if (request === undefined) throw new Error('no request');
  return prepare(reading, request);
}

function line(text: string, path: string, options?: CheckOptions): string | undefined {
  const found = prepared(text, path, options);
  return found.refused ?? `${found.method} ${found.path} for ${found.subject.id} (${found.authentication})`;
}

function outgoing(text: string, path: string, options?: CheckOptions): Outgoing {
  const found = prepared(text, path, options);
  if (found.refused !== undefined) throw new Error(found.refused);
  return found;
}

const user = '{"primary_id": "a/b c", "record_type": {"value": "PUBLIC"}}';
const soap = (call: string, header = '') =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">${header}<s:Body>${call}</s:Body></s:Envelope>`;
const edit =
  '<EditUserRequest xmlns="http://www.skillsoft.com/services/olsa_v1_0/"><customerId>c</customerId><userName>u</userName></EditUserRequest>';

test('a bare user is an update of its primary id, percent-encoded', () => {
  expect(line(user, 'x.json')).toBe('PUT /almaws/v1/users/a%2Fb%20c for a/b c (apikey)');
});

test('what the settings say goes along', () => {
  const options = {
    operation: 'alma/users.update',
    parameters: { 'path/user_id': 'x', 'query/override': 'user_group,job_category' },
  };
  expect(line(user, 'x.json', options)).toBe(
    'PUT /almaws/v1/users/x?override=user_group,job_category for x (apikey)',
  );
});

test('a request line goes where its target says, wherever its host is', () => {
  const http =
    '@id = johns\nPUT https://api-eu.example.org/almaws/v1/users/{{id}}?override=user_group&library=A%26B\n\n<user><primary_id>x</primary_id></user>';
  expect(line(http, 'x.http')).toBe(
    'PUT /almaws/v1/users/johns?override=user_group&library=A%26B for johns (apikey)',
  );
});

test('the origin of the request line is told, without what stands before it', () => {
  const http = `PUT https://me:pw@api-eu.example.org:8443/almaws/v1/users/x\n\n${user}`;
  expect(outgoing(http, 'x.http').addressedTo).toBe('https://api-eu.example.org:8443');
  expect(outgoing(user, 'x.json').addressedTo).toBeUndefined();
});

test('of the headers written the answer’s format is kept, a credential is not', () => {
  const http = `PUT https://example.org/almaws/v1/users/x\nAccept: application/xml\nAuthorization: apikey secret\n\n${user}`;
  expect(outgoing(http, 'x.http').headers).toEqual([
    ['Content-Type', 'application/json; charset=utf-8'],
    ['Accept', 'application/xml'],
  ]);
});

test('an envelope goes out byte for byte', () => {
  const text = soap(
    '<m:updateUser xmlns:m="http://alma.exlibris.com/"><arg0>johns</arg0><arg2>SIS</arg2><arg3>&lt;userRecord/></arg3></m:updateUser>',
  );
  expect(line(text, 'x.xml')).toBe('POST /almaws/repository/UserWebServices for johns (basic)');
  expect(outgoing(text, 'x.xml').body).toBe(text);
});

test('a bare record is put into its envelope', () => {
  const text =
    '<?xml version="1.0"?>\n<xb:userRecord xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans"><xb:userDetails><xb:userName>johns</xb:userName></xb:userDetails></xb:userRecord>';
  const options = { operation: 'alma/soap.updateUser', parameters: { 'envelope/arg2': 'A&B' } };
  expect(outgoing(text, 'x.xml', options).body).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
      <soap:Body>
        <m:updateUser xmlns:m="http://alma.exlibris.com/">
          <arg0>johns</arg0>
          <arg1></arg1>
          <arg2>A&amp;B</arg2>
          <arg3>&lt;xb:userRecord xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans">&lt;xb:userDetails>&lt;xb:userName>johns&lt;/xb:userName>&lt;/xb:userDetails>&lt;/xb:userRecord></arg3>
        </m:updateUser>
      </soap:Body>
    </soap:Envelope>
    "
  `);
  expect(line(text, 'x.xml', { operation: 'alma/soap.updateUser' })).toMatchInlineSnapshot(
    `"Nothing says what arg2 of updateUser is. State it in userlint.json, for example "parameters": { "envelope/arg2": "SIS" }."`,
  );
});

test('the arguments of a SOAP client are the call they stand for', () => {
  expect(
    outgoing('{"customerId": "c", "userName": "u", "lastName": "A&B"}', 'x.json').body,
  ).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
      <soap:Body>
        <olsa:EditUserRequest xmlns:olsa="http://www.skillsoft.com/services/olsa_v1_0/">
          <olsa:customerId>c</olsa:customerId>
          <olsa:userName>u</olsa:userName>
          <olsa:lastName>A&amp;B</olsa:lastName>
        </olsa:EditUserRequest>
      </soap:Body>
    </soap:Envelope>
    "
  `);
});

test.each([
  ['no header', soap(edit), 's', '<s:Body>'],
  ['an empty one', soap(edit, '<s:Header/>'), 's', '<s:Header/>'],
  ['a header of other things', soap(edit, '<s:Header><x/></s:Header>'), undefined, '<x/>'],
  [
    'a saved one',
    soap(
      edit,
      '<s:Header><w:Security xmlns:w="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">old</w:Security></s:Header>',
    ),
    undefined,
    '<w:Security',
  ],
])('where the WS-Security header goes: %s', (_, text, prefix, before) => {
  const security = outgoing(text, 'x.xml').securityPlace;
  expect(security?.wrap?.prefix).toBe(prefix);
  expect(text.slice(security?.start).startsWith(before)).toBe(true);
});

test.each([
  [
    'an undefined variable',
    'PUT {{host}}/almaws/v1/users/x\n\n<user><primary_id>x</primary_id></user>',
    'x.http',
  ],
  ['a body in another file', 'PUT https://example.org/almaws/v1/users/x\n\n< ./x.xml', 'x.http'],
  ['a key in the address', `PUT https://example.org/almaws/v1/users/x?apikey=secret\n\n${user}`, 'x.http'],
  [
    'text that cannot be read',
    '<user><primary_id>x</primary_id><record_type>A&B</record_type></user>',
    'x.xml',
  ],
  [
    'a load file',
    '<users><user><primary_id>a</primary_id><user_group>b</user_group></user></users>',
    'x.xml',
  ],
  ['nobody', '{"record_type": {"value": "PUBLIC"}, "user_group": {"value": "A"}}', 'x.json'],
  [
    'a dot for an id',
    'PUT https://example.org/almaws/v1/users/..\n\n<user><primary_id>x</primary_id></user>',
    'x.http',
  ],
])('refused: %s', (_, text, path) => {
  const { refused } = prepared(text, path);
  expect(refused).toMatchSnapshot();
  expect(refused).not.toContain('secret');
});

test.each([
  ['a record that is no record', 'PUT https://example.org/almaws/v1/users/a\n\n<item/>', 'x.http', {}],
  ['no body at all', 'PUT https://example.org/almaws/v1/users/a\n\n', 'x.http', {}],
  [
    'a list sent to a single call',
    'PUT https://example.org/almaws/v1/users/a\n\n[{"primary_id": "a", "user_group": {"value": "b"}}]',
    'x.http',
    {},
  ],
  ['a lone surrogate', '{"primary_id": "\\ud800", "record_type": {"value": "PUBLIC"}}', 'x.json', {}],
  [
    'an escape that is no UTF-8',
    'PUT https://example.org/almaws/v1/users/caf%E9\n\n<user><primary_id>x</primary_id></user>',
    'x.http',
    {},
  ],
  [
    'a control character in an argument',
    '{"customerId": "c", "userName": "u", "firstName": "A\\u0001"}',
    'x.json',
    {},
  ],
  ['a key that is no name', '{"customerId": "c", "userName": "u", "a><b": "x"}', 'x.json', {}],
  [
    'a code nobody stated',
    '<r:userRecord xmlns:r="http://com/exlibris/urm/user_record/xmlbeans"><r:userDetails><r:userName>jo</r:userName></r:userDetails></r:userRecord>',
    'x.xml',
    { operation: 'alma/soap.createUser' },
  ],
  ['two saved security headers', soap(edit, '<s:Header><Security/><Security/></s:Header>'), 'x.xml', {}],
])('never sent: %s', (_, text, path, options) => {
  expect(prepared(text, path, options).refused).toMatchSnapshot();
});

test('a bare record after a comment about envelopes is still a bare record', () => {
  const text =
    '<!-- Envelope follows --><r:userRecord xmlns:r="http://com/exlibris/urm/user_record/xmlbeans"><r:userDetails/></r:userRecord>';
  const options = {
    operation: 'alma/soap.updateUser',
    parameters: { 'envelope/arg0': 'x', 'envelope/arg2': 'SIS' },
  };
  expect(outgoing(text, 'x.xml', options).body).toContain('<m:updateUser ');
});

test('a bare call keeps its own bytes', () => {
  const text = `<?xml version="1.0"?>\n${edit.replace('<userName>', '<!-- who --><userName>')}`;
  expect(outgoing(text, 'x.xml').body).toContain(text.slice(text.indexOf('\n') + 1));
});

test('nothing is nothing: null is not sent as an empty field', () => {
  const { body } = outgoing(
    '{"customerId": "c", "userName": "u", "lastName": "x", "birthDate": null}',
    'x.json',
  );
  expect(body).not.toContain('birthDate');
});

test('SOAP 1.2 goes out as what it is', () => {
  const text = soap(
    '<m:updateUser xmlns:m="http://alma.exlibris.com/"><arg0>johns</arg0><arg3>&lt;userRecord/></arg3></m:updateUser>',
  ).replace('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope');
  expect(outgoing(text, 'x.xml').headers[0]?.[1]).toBe(
    'application/soap+xml; charset=utf-8; action="updateUser"',
  );
});
