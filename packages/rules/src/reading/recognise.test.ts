import { describe, expect, test } from 'vitest';
import { noSettings } from '../model/settings.ts';
import { readDocument } from '../services/known.ts';
import { findings } from '../testing/index.ts';

function operations(text: string, path = 'x.xml'): (string | undefined)[] {
  return readDocument({ text, path }, noSettings).requests.map(
    ({ operation, record }) => operation?.id ?? `a bare ${record?.path}`,
  );
}

const soap = (call: string) =>
  `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${call}</e:Body></e:Envelope>`;

describe('ours', () => {
  test.each<[string, string, string[], string?]>([
    [
      'a bare user',
      '<user><primary_id>x</primary_id><record_type>STAFF</record_type></user>',
      ['a bare user'],
    ],
    ['a user in JSON', '{"primary_id": "x", "record_type": {"value": "STAFF"}}', ['a bare user'], 'x.json'],
    [
      'a load file',
      '<users><user><primary_id>a</primary_id><user_group>b</user_group></user><user/></users>',
      ['alma/users.load', 'alma/users.load'],
    ],
    [
      'a list in JSON',
      '{"user": [{"primary_id": "x", "user_group": {"value": "A"}}], "total_record_count": 1}',
      ['alma/users.load'],
      'x.json',
    ],
    [
      'a SOAP record',
      '<userRecord xmlns="http://com/exlibris/urm/user_record/xmlbeans"/>',
      ['a bare userRecord'],
    ],
    [
      'updateUser, SOAP 1.2',
      soap('<updateUser xmlns="http://alma.exlibris.com/"/>').replace(
        'http://schemas.xmlsoap.org/soap/envelope/',
        'http://www.w3.org/2003/05/soap-envelope',
      ),
      ['alma/soap.updateUser'],
    ],
    [
      'getUserDetails',
      soap('<a:getUserDetails xmlns:a="http://alma.exlibris.com/"><arg0>x</arg0></a:getUserDetails>'),
      ['alma/soap.getUserDetails'],
    ],
    [
      'updateUser without its namespace',
      soap('<updateUser><arg0>x</arg0></updateUser>'),
      ['alma/soap.updateUser'],
    ],
    [
      'EditUser',
      soap('<EditUserRequest xmlns="http://www.skillsoft.com/services/olsa_v1_0/"/>'),
      ['olsa/UM_EditUser'],
    ],
    ['OLSA arguments', '{"customerId": "c", "userName": "u"}', ['a bare EditUserRequest'], 'x.json'],
    [
      'OLSA arguments, Extended',
      '{"customerId": "c", "username": "u"}',
      ['a bare EditUserExtendedRequest'],
      'x.json',
    ],
    ['a request line', 'PUT {{host}}/almaws/v1/users/x\n\n', ['alma/users.update'], 'x.http'],
    [
      'a half-typed envelope',
      soap('<m:updateUser xmlns:m="http://alma.exlibris.com/"><arg0>x</arg0><arg2>S').slice(0, -24),
      ['alma/soap.updateUser'],
    ],
  ])('%s', (_, text, expected, path) => {
    expect(operations(text, path)).toEqual(expected);
  });
});

describe('not ours: no finding, broken or not', () => {
  test.each([
    ['package.json', '{"name": "user", "version": "1.0.0", "user_group": 1,}', 'package.json'],
    ['half a JSON', '{"name": ', 'x.json'],
    ['another user', '<user><name>x</name><email>a & b</email></user>', 'x.xml'],
    ['another user with one of our words', '<user><user_group>x</user_group></user>', 'x.xml'],
    [
      'a user of another namespace',
      '<user xmlns="urn:other"><primary_id>x</primary_id><record_type>y</record_type></user>',
      'x.xml',
    ],
    ['other XML', '<project><users></project>', 'pom.xml'],
    [
      'another SOAP call',
      soap('<b:updateBib xmlns:b="http://alma.exlibris.com/"><arg0>&</arg0></b:updateBib>'),
      'x.xml',
    ],
    [
      'updateUser of somebody else',
      soap('<o:updateUser xmlns:o="urn:other"><o:arg0>x</o:arg0></o:updateUser>'),
      'x.xml',
    ],
    [
      'another request',
      'PUT https://example.org/users/1\nContent-Type: application/json\n\n{"primary_id": "x", "record_type": "y",}',
      'x.http',
    ],
    ['another Alma call', 'PUT https://example.org/almaws/v1/bibs/1?override=x\n\n<bib><a></bib>', 'x.http'],
    ['nothing', '', 'x.xml'],
    ['text', 'primary_id record_type', 'x.txt'],
  ])('%s', (_, text, path) => {
    expect(findings(text, { path })).toEqual([]);
    expect(operations(text, path)).toEqual([]);
  });
});

test('every prefix of an envelope is read without a throw', () => {
  const text = soap(
    '<m:updateUser xmlns:m="http://alma.exlibris.com/"><arg2>SIS</arg2><arg3><![CDATA[<x:userRecord xmlns:x="http://com/exlibris/urm/user_record/xmlbeans"><x:userDetails><x:externalId>HR</x:externalId></x:userDetails></x:userRecord>]]></arg3></m:updateUser>',
  );
  for (let end = 0; end <= text.length; end++) expect(() => findings(text.slice(0, end))).not.toThrow();
  const typed = text.indexOf('</x:externalId>');
  const kept = Array.from(
    { length: text.length - typed },
    (_, i) => findings(text.slice(0, typed + i), { rule: 'alma/external-system-code' }).length,
  );
  expect(kept.every((count) => count === 1)).toBe(true);
});

test('what the settings say places a bare record; what the document says wins', () => {
  const text = '{"primary_id": "x"}';
  expect(
    findings(text, {
      path: 'x.json',
      operation: 'alma/users.update',
      parameters: { 'query/override': 'x' },
      rule: 'alma/override',
    }),
  ).toHaveLength(1);
  const http =
    'PUT https://example.org/almaws/v1/users/x?override=user_group\n\n{"primary_id": "x", "user_group": {"value": "A"}}';
  expect(
    findings(http, {
      path: 'x.http',
      operation: 'alma/users.update',
      parameters: { 'query/override': 'x' },
      rule: 'alma/override',
    }),
  ).toEqual([]);
});

test('a slash at the end of an address, and variables without quotes in a body, change nothing', () => {
  const text =
    'PUT https://example.org/almaws/v1/users/joe/\n\n{"primary_id": "joe", "record_type": {"value": {{type}}}}';
  expect(operations(text, 'x.http')).toEqual(['alma/users.update']);
  expect(findings(text, { path: 'x.http', rule: 'valid-json' })).toEqual([]);
});

test('nesting without end below an unknown field costs no more than its length', () => {
  const deep = `<user><primary_id>x</primary_id><record_type>y</record_type>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</user>`;
  expect(findings(deep).map(({ rule }) => rule)).toContain('too-deep');
  const json = `{"primary_id": "x", "record_type": "y", "a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  expect(findings(json, { path: 'x.json' }).map(({ rule }) => rule)).toContain('too-deep');
});
