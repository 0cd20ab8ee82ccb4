import { expect, test } from 'vitest';
import { refactorings } from '../../../ask/refactor/refactorings.ts';
import type { Entry } from '../../../model/entry.ts';
import { noSettings } from '../../../model/settings.ts';
import { lint, readDocument } from '../../../services/known.ts';

const call = (operation: string, values: readonly string[], record: string) => {
  const written = [...values, `<![CDATA[${record}]]>`].map(
    (text, index) => `<arg${index}>${text}</arg${index}>`,
  );
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:${operation} xmlns:m="http://alma.exlibris.com/">${written.join('')}</m:${operation}></s:Body></s:Envelope>`;
};

const record = (inside: string) =>
  `<xb:userRecord xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans">${inside.replace(/<(\/?)/g, '<$1xb:')}</xb:userRecord>`;

function convert(text: string, format: 'xml' | 'json' = 'xml', path = 'a.xml'): string {
  const reading = readDocument({ text, path }, noSettings);
  const found = refactorings(reading, text.indexOf('userRecord')).find(({ id }) => id === `rest-${format}`);
  return found?.newFile?.()?.text ?? 'no conversion';
}

/** What is wrong with the requests of a `.http` file, worst first. */
function verdict(text: string): readonly string[] {
  const findings = lint(readDocument({ text, path: 'a.http' }, noSettings), noSettings, {
    now: new Date('2026-11-21T12:00:00Z'),
  });
  return findings
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ rule, message }) => `${rule}: ${message}`);
}

const details = '<status>Active</status><defaultLanguage>en</defaultLanguage><userName>johns</userName>';

const whole = record(`
  <userDetails>
    <status>Active</status><recordType>Staff</recordType><userType>External</userType>
    <expiryDate>20301231235959</expiryDate><defaultLanguage>en</defaultLanguage>
    <userName>johns</userName><firstName>John</firstName><lastName>O&amp;Smith</lastName>
    <jobTitle>Cataloger</jobTitle><userGroup>FACULTY</userGroup><externalId>SIS</externalId>
    <birthDate>19790111000000</birthDate><gender>Male</gender>
    <password>verysecret</password><forcePasswordChange>yes</forcePasswordChange>
    <campusCode>Main</campusCode><resourceSharingLibraryCode>RS_LIB</resourceSharingLibraryCode>
  </userDetails>
  <owneredEntity><createdBy>system</createdBy></owneredEntity>
  <userNoteList><userNote><owneredEntity/><note>Two
### lines</note><type>Registrar</type></userNote></userNoteList>
  <userBlockList><userBlock><type>Loan</type><status>Active</status><blockDefinitionId>CONSORTIA</blockDefinitionId></userBlock></userBlockList>
  <userIdentifiers><userIdentifier><type>BARCODE</type><status>Active</status><value>301</value></userIdentifier></userIdentifiers>
  <userAddressList>
    <userPhone preferred="true" preferredSMS="false"><phone>555-0100</phone><types><userPhoneTypes>office</userPhoneTypes></types></userPhone>
    <userEmail preferred="true"><email>johns@example.org</email><description/><types><userEmailTypes>work</userEmailTypes><userEmailTypes>school</userEmailTypes></types></userEmail>
    <userAddress preferred="true"><line1>1 Example Street</line1><line2/><city>Scottsdale</city><stateProvince>AZ</stateProvince><postalCode>85054</postalCode><country>USA</country><note/><types><userAddressTypes>work</userAddressTypes></types></userAddress>
  </userAddressList>
  <userRoleList><userRole><status>Active</status><expiryDate>20301231000000</expiryDate><scope>MAIN</scope><roleType>200</roleType><details>x</details></userRole></userRoleList>
  <userStatisticalCategoriesList><userCategory><statisticalCategory>LOCAL</statisticalCategory></userCategory></userStatisticalCategoriesList>
  <shoeSize>43</shoeSize>`);

test('a whole record', () => {
  const converted = convert(call('updateUser', ['johns', '', 'SIS'], whole));
  expect(converted).toMatchInlineSnapshot(`
    "# The host of your region. Userlint sends where you tell it to, whatever stands here.
    @host = https://api-eu.hosted.exlibrisgroup.com

    ### Update user
    # Look at these before it is sent:
    # - userDetails/expiryDate: REST keeps the day, not the time of day.
    # - password: a password is never copied. Add it by hand if it is to change.
    # - forcePasswordChange: it belongs to a new password. Add force_password_change (TRUE) together with one.
    # - owneredEntity: Alma itself keeps who wrote what and when.
    # - userBlockList/userBlock/blockDefinitionId: it became block_description: look whether it is a code of UserBlockDescription.
    # - details: REST has parameters of a role instead (CirculationDesk, ServiceUnit …). Add them by hand.
    # - shoeSize: there is no such field in REST.
    # - segment_type: the record does not know it, and what says nothing counts as External.
    PUT {{host}}/almaws/v1/users/johns
    Content-Type: application/xml
    Accept: application/xml

    <user>
      <record_type>STAFF</record_type>
      <primary_id>johns</primary_id>
      <first_name>John</first_name>
      <last_name>O&amp;Smith</last_name>
      <gender>MALE</gender>
      <birth_date>1979-01-11Z</birth_date>
      <user_group>FACULTY</user_group>
      <job_category>Cataloger</job_category>
      <campus_code>Main</campus_code>
      <preferred_language>en</preferred_language>
      <account_type>EXTERNAL</account_type>
      <external_id>SIS</external_id>
      <status>ACTIVE</status>
      <expiry_date>2030-12-31Z</expiry_date>
      <contact_info>
        <addresses>
          <address preferred="true" segment_type="External">
            <line1>1 Example Street</line1>
            <city>Scottsdale</city>
            <state_province>AZ</state_province>
            <postal_code>85054</postal_code>
            <country>USA</country>
            <address_types>
              <address_type>work</address_type>
            </address_types>
          </address>
        </addresses>
        <emails>
          <email preferred="true" segment_type="External">
            <email_address>johns@example.org</email_address>
            <email_types>
              <email_type>work</email_type>
              <email_type>school</email_type>
            </email_types>
          </email>
        </emails>
        <phones>
          <phone preferred="true" preferred_sms="false" segment_type="External">
            <phone_number>555-0100</phone_number>
            <phone_types>
              <phone_type>office</phone_type>
            </phone_types>
          </phone>
        </phones>
      </contact_info>
      <user_identifiers>
        <user_identifier segment_type="External">
          <id_type>BARCODE</id_type>
          <value>301</value>
          <status>ACTIVE</status>
        </user_identifier>
      </user_identifiers>
      <user_roles>
        <user_role>
          <status>ACTIVE</status>
          <scope>MAIN</scope>
          <role_type>200</role_type>
          <expiry_date>2030-12-31Z</expiry_date>
        </user_role>
      </user_roles>
      <user_blocks>
        <user_block segment_type="External">
          <block_type>LOAN</block_type>
          <block_description>CONSORTIA</block_description>
          <block_status>ACTIVE</block_status>
        </user_block>
      </user_blocks>
      <user_notes>
        <user_note segment_type="External">
          <note_type>REGISTAR</note_type>
          <note_text>Two&#10;### lines</note_text>
          <user_viewable>false</user_viewable>
          <popup_note>false</popup_note>
        </user_note>
      </user_notes>
      <user_statistics>
        <user_statistic segment_type="External">
          <statistic_category>LOCAL</statistic_category>
        </user_statistic>
      </user_statistics>
      <rs_libraries>
        <rs_library>
          <code>RS_LIB</code>
        </rs_library>
      </rs_libraries>
    </user>
    "
  `);
  expect(verdict(converted)).toMatchInlineSnapshot(`[]`);
});

test('the same in JSON', () => {
  const text = call('updateUser', ['johns', '', 'SIS'], whole);
  expect(said(convert(text, 'json'))).toEqual(said(convert(text, 'xml')));
  expect(verdict(convert(text, 'json'))).toEqual([]);
  const small = record(`<userDetails>${details}</userDetails>`);
  expect(convert(small, 'json').split('\n\n').at(-1)).toMatchInlineSnapshot(`
    "{
      "record_type": { "value": "PUBLIC" },
      "primary_id": "johns",
      "preferred_language": { "value": "en" },
      "account_type": { "value": "EXTERNAL" },
      "status": { "value": "ACTIVE" }
    }
    "
  `);
});

/** Every place of the converted record and its value. */
function said(text: string): readonly string[] {
  const found: string[] = [];
  const waiting = readDocument({ text, path: 'a.http' }, noSettings).requests.flatMap(
    ({ record }) => record ?? [],
  );
  for (let next: Entry | undefined = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(`${next.path} ${next.text}`);
    waiting.push(...next.entries);
  }
  return found.sort();
}

/** The remarks, the request line, and whose record it is said to be. */
function essence(text: string): string {
  const told = /^(# - .*|(PUT|POST) .*| {2}<(primary_id|account_type|external_id|record_type)>.*)$/gm;
  return (convert(text).match(told) ?? []).map((line) => line.trim()).join('\n');
}

const owner = (inside: string) =>
  record(`<userDetails>${details}<recordType>Public</recordType>${inside}</userDetails>`);

test('who owns the user: createUser without a code makes an internal one', () => {
  expect(essence(call('createUser', [''], owner('<userType>External</userType>')))).toMatchInlineSnapshot(`
    "# - account_type: the external system code is empty, which means an internal account.
    POST {{host}}/almaws/v1/users
    <record_type>PUBLIC</record_type>
    <primary_id>johns</primary_id>
    <account_type>INTERNAL</account_type>"
  `);
});

test('a code in createUser', () => {
  expect(essence(call('createUser', ['SIS'], owner('')))).toMatchInlineSnapshot(`
    "# - account_type: the record says nothing, which counts as External.
    POST {{host}}/almaws/v1/users
    <record_type>PUBLIC</record_type>
    <primary_id>johns</primary_id>
    <account_type>EXTERNAL</account_type>
    <external_id>SIS</external_id>"
  `);
});

test('a code in updateUser', () => {
  expect(essence(call('updateUser', ['johns', '', 'SIS'], owner('')))).toMatchInlineSnapshot(`
    "# - account_type: the record says nothing, which counts as External.
    PUT {{host}}/almaws/v1/users/johns
    <record_type>PUBLIC</record_type>
    <primary_id>johns</primary_id>
    <account_type>EXTERNAL</account_type>
    <external_id>SIS</external_id>"
  `);
});

test('a code that is another than the externalId', () => {
  const text = call('updateUser', ['johns', '', 'SIS'], owner('<externalId>SIS_temp</externalId>'));
  expect(essence(text)).toMatchInlineSnapshot(`
    "# - account_type: the record says nothing, which counts as External.
    # - external_id: it is the externalId of the record, and the code of the call is another. It must be the owner Alma shows.
    PUT {{host}}/almaws/v1/users/johns
    <record_type>PUBLIC</record_type>
    <primary_id>johns</primary_id>
    <account_type>EXTERNAL</account_type>
    <external_id>SIS_temp</external_id>"
  `);
});

test('an internal user with a code', () => {
  const text = call('updateUser', ['johns', '', 'SIS'], owner('<userType>Internal</userType>'));
  expect(essence(text)).toMatchInlineSnapshot(`
    "# - externalId: it is left out, since the account is internal.
    PUT {{host}}/almaws/v1/users/johns
    <record_type>PUBLIC</record_type>
    <primary_id>johns</primary_id>
    <account_type>INTERNAL</account_type>"
  `);
  expect(verdict(convert(text))).toEqual([]);
});

test('another kind of identifier, percent-encoded', () => {
  const text = call('updateUser', ['30/1#@ x', 'BARCODE', 'SIS'], owner(''));
  expect(essence(text)).toMatchInlineSnapshot(`
    "# - account_type: the record says nothing, which counts as External.
    PUT {{host}}/almaws/v1/users/30%2F1%23%40%20x?user_id_type=BARCODE
    <record_type>PUBLIC</record_type>
    <primary_id>johns</primary_id>
    <account_type>EXTERNAL</account_type>
    <external_id>SIS</external_id>"
  `);
});

test('a user whom the call alone names', () => {
  const nameless = record('<userDetails><status>Active</status></userDetails>');
  expect(essence(call('updateUser', ['johns', 'user_name', 'SIS'], nameless))).toMatchInlineSnapshot(`
    "# - record_type: the record says nothing, which counts as Public.
    # - account_type: the record says nothing, which counts as External.
    PUT {{host}}/almaws/v1/users/johns
    <record_type>PUBLIC</record_type>
    <primary_id>johns</primary_id>
    <account_type>EXTERNAL</account_type>
    <external_id>SIS</external_id>"
  `);
});

test('a record alone that says next to nothing', () => {
  const text = record('<userDetails><status>Active</status><expiryDate>soon</expiryDate></userDetails>');
  expect(essence(text)).toMatchInlineSnapshot(`
    "# - userDetails/expiryDate: it is written as it stands, since its value cannot be read.
    # - record_type: the record says nothing, which counts as Public.
    # - account_type: the record says nothing, which counts as External.
    # - external_id: nothing says which system owns the user. Add its code.
    # - user_id: nothing says whose record this is. Write it into the address.
    PUT {{host}}/almaws/v1/users/{{user_id}}
    <record_type>PUBLIC</record_type>
    <account_type>EXTERNAL</account_type>"
  `);
});

const fileOfVersion1 = `<use:userRecords xmlns:use="http://com/exlibris/digitool/repository/extsystem/xmlbeans">
<use:userRecord><use:userDetails><use:userName>sue</use:userName></use:userDetails></use:userRecord>
<use:userRecord>
  <use:matchId>1001</use:matchId>
  <use:userDetails><use:userName>johns</use:userName><use:userTitle>Dr</use:userTitle><use:expiryDate>20301231</use:expiryDate></use:userDetails>
  <use:userAddressList><use:userAddress><use:segmentAction>x</use:segmentAction><use:line1>1 Example Street</use:line1><use:addressNote>Bell is broken</use:addressNote></use:userAddress></use:userAddressList>
</use:userRecord>
</use:userRecords>`;

test('a record of the first load format', () => {
  const reading = readDocument({ text: fileOfVersion1, path: 'a.xml' }, noSettings);
  const [found] = refactorings(reading, fileOfVersion1.indexOf('1001'));
  const made = found?.newFile?.();
  expect(made?.suggestedName).toBe('johns.http');
  expect(made?.text.slice(made.text.indexOf('###'))).toMatchInlineSnapshot(`
    "### Update user
    # Look at these before it is sent:
    # - matchId: it tells a load which entry is meant; REST replaces them all.
    # - segmentAction: it tells a load what to do with an entry; REST replaces them all.
    # - record_type: the record says nothing, which counts as Public.
    # - account_type: the record says nothing, which counts as External.
    # - external_id: nothing says which system owns the user. Add its code.
    # - segment_type: the record does not know it, and what says nothing counts as External.
    PUT {{host}}/almaws/v1/users/johns
    Content-Type: application/xml
    Accept: application/xml

    <user>
      <record_type>PUBLIC</record_type>
      <primary_id>johns</primary_id>
      <user_title>Dr</user_title>
      <account_type>EXTERNAL</account_type>
      <expiry_date>2030-12-31Z</expiry_date>
      <contact_info>
        <addresses>
          <address segment_type="External">
            <line1>1 Example Street</line1>
            <address_note>Bell is broken</address_note>
          </address>
        </addresses>
      </contact_info>
    </user>
    "
  `);
});

test('the call asks what REST cannot', () => {
  const text = call('createUser', ['SIS'], owner('')).replace('</m:', '<arg2>true</arg2></m:');
  expect(essence(text)).toContain('# - arg2: REST does not warn of users of the same name.');
});

test('variables of a .http file are filled in, and what nobody defines stays', () => {
  const body = call('updateUser', ['{{id}}', '', '{{code}}'], owner('<externalId>{{code}}</externalId>'));
  const text = `@code = SIS\n\nPOST https://localhost/almaws/repository/UserWebServices\nContent-Type: text/xml\n\n${body}\n`;
  const converted = convert(text, 'xml', 'a.http');
  expect(converted).toContain('PUT {{host}}/almaws/v1/users/{{id}}\n');
  expect(converted).toContain('<external_id>SIS</external_id>');
});

test.each([
  ['a record cut off', call('updateUser', ['johns', '', 'SIS'], owner('').slice(0, -30))],
  ['a file whose end is missing', fileOfVersion1.slice(0, -20)],
  ['a call without a record', call('deleteUser', ['johns'], '').replace(/<arg1>.*<\/arg1>/, '')],
  ['a REST record', '<user><primary_id>userRecord</primary_id><record_type>PUBLIC</record_type></user>'],
  ['something else', '<userRecord/>'],
])('%s is not converted', (_, text) => {
  expect(convert(text)).toBe('no conversion');
});
