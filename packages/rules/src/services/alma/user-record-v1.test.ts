import { expect, test } from 'vitest';
import { noSettings } from '../../model/settings.ts';
import { fixAll } from '../../rules/fix.ts';
import { readDocument } from '../../services/known.ts';
import { check, findings } from '../../testing/index.ts';

const namespace = 'http://com/exlibris/digitool/repository/extsystem/xmlbeans';
const file = `<?xml version="1.0" encoding="UTF-8"?>
<use:userRecords xmlns:use="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${namespace} user_012513.xsd">
<use:userRecord>
  <use:matchId>1001</use:matchId>
  <use:userDetails>
    <use:status>Active</use:status>
    <use:expiryDate>20301231</use:expiryDate>
    <use:userName>johns</use:userName>
    <use:userTitle>Dr</use:userTitle>
  </use:userDetails>
  <use:owneredEntity><use:modificationDate>20140101</use:modificationDate></use:owneredEntity>
  <use:userIdentifiers>
    <use:userIdentifier><use:type>BARCODE</use:type><use:value>30111</use:value><use:matchId>1001</use:matchId></use:userIdentifier>
  </use:userIdentifiers>
  <use:userAddressList>
    <use:userEmail preferred="true"><use:segmentAction><use:any/></use:segmentAction><use:email>johns@example.org</use:email><use:types><use:userEmailTypes>office</use:userEmailTypes></use:types></use:userEmail>
  </use:userAddressList>
</use:userRecord>
<use:userRecord><use:userDetails><use:userName>smith</use:userName></use:userDetails></use:userRecord>
</use:userRecords>`;

test('a load file of version 1 is recognised, record by record', () => {
  const { requests } = readDocument({ text: file, path: 'x.xml' }, noSettings);
  expect(requests.map(({ operation, record }) => `${operation?.id} ${record?.path}`)).toEqual([
    'alma/users.load-v1 userRecords/userRecord',
    'alma/users.load-v1 userRecords/userRecord',
  ]);
  expect(findings(file)).toEqual([]);
});

test('days have eight digits, and names of version 2 are none of its own', () => {
  const source = file
    .replace('20301231', '2030-12-31')
    .replace('20140101', '20140101120000')
    .replaceAll('use:userTitle', 'use:first_name');
  expect(
    check(source)
      .split('\n')
      .filter((line) => / warning /.test(line))
      .map((line) => line.trim()),
  ).toMatchInlineSnapshot(`
    [
      "^^^^^^^^^^ warning format: expiryDate must be eight digits, yyyyMMdd (observed).",
      "^^^^^^^^^^^^^^ warning unknown-field: userDetails has no field first_name; the service ignores or refuses it. Did you mean firstName?",
      "^^^^^^^^^^^^^^ warning format: modificationDate must be eight digits, yyyyMMdd (observed).",
    ]
  `);
  expect(fixAll(source, findings)).toBe(file.replaceAll('use:userTitle', 'use:firstName'));
});

test('the record of the SOAP service is another one', () => {
  const soap = file.replaceAll(namespace, 'http://com/exlibris/urm/user_record/xmlbeans');
  expect(readDocument({ text: soap, path: 'x.xml' }, noSettings).requests).toEqual([]);
});

test('every beginning of it is read', () => {
  for (let end = 0; end <= file.length; end++) {
    const found = findings(file.slice(0, end));
    expect(found.filter(({ rule }) => rule === 'rule-failed')).toEqual([]);
  }
});
