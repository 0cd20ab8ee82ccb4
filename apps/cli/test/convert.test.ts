import { expect, test } from 'vitest';
import { outcome, transcript } from './scenario.ts';

const record = (name: string) =>
  `<xb:userRecord xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans"><xb:userDetails><xb:status>Active</xb:status><xb:recordType>Public</xb:recordType><xb:userType>External</xb:userType><xb:userName>${name}</xb:userName><xb:externalId>SIS</xb:externalId><xb:password>verysecret</xb:password></xb:userDetails></xb:userRecord>`;

const http = (name: string) =>
  `POST https://localhost/almaws/repository/UserWebServices\n\n<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:updateUser xmlns:m="http://alma.exlibris.com/"><arg0>${name}</arg0><arg1/><arg2>SIS</arg2><arg3><![CDATA[${record(name)}]]></arg3></m:updateUser></s:Body></s:Envelope>\n`;

test('a bare record', async () => {
  const files = { 'a.xml': record('johns') };
  expect(await transcript({ files, argv: ['convert', 'a.xml', '--to', 'rest'] })).toMatchInlineSnapshot(`
    "# The host of your region. Userlint sends where you tell it to, whatever stands here.
    @host = https://api-eu.hosted.exlibrisgroup.com

    ### Update user
    # Look at these before it is sent:
    # - password: a password is never copied. Add it by hand if it is to change.
    PUT {{host}}/almaws/v1/users/johns
    Content-Type: application/xml
    Accept: application/xml

    <user>
      <record_type>PUBLIC</record_type>
      <primary_id>johns</primary_id>
      <account_type>EXTERNAL</account_type>
      <external_id>SIS</external_id>
      <status>ACTIVE</status>
    </user>
    exit 0"
  `);
});

test('several calls become several requests, in JSON, and lint clean', async () => {
  const files = { 'a.http': [http('johns'), http('sue')].join('\n### Next\n') };
  const { out, status } = await outcome({
    files,
    argv: ['convert', 'a.http', '--to', 'rest', '--format', 'json'],
  });
  expect(status).toBe(0);
  expect(out.match(/^PUT .*/gm)).toEqual([
    'PUT {{host}}/almaws/v1/users/johns',
    'PUT {{host}}/almaws/v1/users/sue',
  ]);
  expect(await outcome({ files: { 'b.http': out }, argv: ['lint', 'b.http'] })).toMatchObject({ status: 0 });
});

test('what is no SOAP record is named', async () => {
  const files = { 'a.xml': '<user><primary_id>x</primary_id><record_type>PUBLIC</record_type></user>' };
  expect(await transcript({ files, argv: ['convert', 'a.xml', '--to', 'rest'] })).toMatchInlineSnapshot(`
    "! a.xml:1: not converted. There is no user record of the Alma SOAP service here.
    exit 1"
  `);
});

test.each([
  [['convert']],
  [['convert', 'a.xml']],
  [['convert', 'a.xml', '--to', 'olsa']],
  [['convert', 'a.xml', '--to', 'rest', '--format', 'csv']],
  [['convert', 'a.xml', 'b.xml', '--to', 'rest']],
  [['convert', 'missing.xml', '--to', 'rest']],
  [['convert', 'note.xml', '--to', 'rest']],
])('bad usage: %j', async (argv) => {
  const { out, err, status } = await outcome({
    files: { 'a.xml': record('x'), 'note.xml': '<note/>' },
    argv,
  });
  expect(out).toBe('');
  expect(err).toContain('See "userlint help convert".');
  expect(status).toBe(2);
});
