import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { outcome } from './scenario.ts';

const nobody = 65_534;

const user = (more: string) =>
  `<user><record_type>PUBLIC</record_type><primary_id>a</primary_id><last_name>b</last_name>${more}</user>`;

test.each([
  ['a password', user('<password>SECRETpw</password><zz/>'), 'a.xml'],
  [
    'a PIN and a day of birth',
    user('<pin_number>SECRETpin</pin_number><birth_date>SECRETday</birth_date><zz/>'),
    'a.xml',
  ],
  [
    'JSON',
    '{"primary_id":"a","last_name":"b","user_group":{"value":"c"},"password":"SECRETpw","pin_number":"SECRETpin","zz":1}',
    'a.json',
  ],
  [
    'a key in an address',
    'PUT https://api-na.hosted.exlibrisgroup.com/almaws/v1/users/x?user_id_typ=y&apikey=l8xxSECRET\n\n',
    'a.http',
  ],
  [
    'a header',
    'PUT https://x.example/almaws/v1/users/x?user_id_typ=y\nAuthorization: apikey l8xxSECRET\n\n',
    'a.http',
  ],
  [
    'a record in a CDATA section',
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:updateUser xmlns:m="http://alma.exlibris.com/"><arg0>a</arg0><arg1>user_name</arg1><arg2>SIS</arg2><arg3><![CDATA[<xb:userRecord xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans"><xb:userDetails><xb:externalId>SI</xb:externalId><xb:password>SECRETpw</xb:password><xb:zz/></xb:userDetails></xb:userRecord>]]></arg3></m:updateUser></s:Body></s:Envelope>`,
    'a.xml',
  ],
])('no excerpt shows a secret, whatever the finding beside it is about: %s', async (_what, text, name) => {
  const { out } = await outcome({ files: { [name]: text }, argv: ['lint', name] });
  expect(out).toMatch(/ (?:warning|error) /);
  expect(out).not.toContain('SECRET');
});

test('a payload that may not be read does not pass in silence', async () => {
  const prepare = async (folder: string) => {
    await chmod(join(folder, 'in/b.xml'), 0o000);
    // The superuser reads everything: for the time of the test we are nobody.
    if (process.geteuid?.() !== 0) return;
    await chmod(folder, 0o755);
    process.seteuid?.(nobody);
    onTestFinished(() => process.seteuid?.(0));
  };
  const { err, status } = await outcome({ files: { 'in/b.xml': user('') }, prepare, argv: ['lint', 'in'] });
  expect({ err, status }).toEqual({ err: 'userlint lint: in/b.xml: it may not be read.\n', status: 2 });
});

test('an empty name is bad usage, not the folder one is in', async () => {
  const { err, status } = await outcome({ files: { 'a.xml': user('<zz/>') }, argv: ['lint', ''] });
  expect(err).toContain('one of the files has an empty name');
  expect(status).toBe(2);
});
