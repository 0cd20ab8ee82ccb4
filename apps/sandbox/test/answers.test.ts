import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { get, inCdata, jsonHeaders, key, soapCall, userRecord } from './alma/payloads.ts';
import { send } from './client.ts';
import { editUser, jdoe, sentAt } from './olsa/payloads.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, now: () => sentAt });
});
afterEach(() => sandbox.close());

test('401655, as the knowledge article shows it', async () => {
  const request = soapCall('updateUser', 'johns', '', 'SIS', inCdata(userRecord('SIS_temp')));
  const { body, headers } = await send(sandbox.port, request);
  expect(headers['content-type']).toBe('text/xml; charset=utf-8');
  expect(body).toMatchInlineSnapshot(`
    "<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
    <soap:Body>
    <ns2:updateUserResponse xmlns:ns2="http://alma.exlibris.com/">
    <SearchResults><![CDATA[<web_service_result xmlns="http://com/exlibris/urm/general/xmlbeans">
    <errorsExist>true</errorsExist>
    <errorList>
    <error>
    <errorCode>401655</errorCode>
    <errorMessage>The external system code and the user external system code are not the same</errorMessage>
    </error>
    </errorList>
    </web_service_result>]]></SearchResults>
    </ns2:updateUserResponse>
    </soap:Body>
    </soap:Envelope>"
  `);
});

test('an error of Alma in XML', async () => {
  const { body } = await send(sandbox.port, get('nobody'));
  expect(untracked(body)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <web_service_result xmlns="http://com/exlibris/urm/general/xmlbeans">
    <errorsExist>true</errorsExist>
    <errorList>
    <error>
    <errorCode>401861</errorCode>
    <errorMessage>User with identifier nobody was not found.</errorMessage>
    <trackingId>E01-…-SANDBOX</trackingId>
    </error>
    </errorList>
    </web_service_result>"
  `);
});

test('an error of Alma in JSON', async () => {
  const { body } = await send(sandbox.port, get('nobody', jsonHeaders));
  expect(untracked(body)).toMatchInlineSnapshot(
    `"{"errorsExist":true,"errorList":{"error":[{"errorCode":"401861","errorMessage":"User with identifier nobody was not found.","trackingId":"E01-…-SANDBOX"}]},"result":null}"`,
  );
});

test('an error of the gateway has no tracking id', async () => {
  const { body } = await send(sandbox.port, get('johns', { Accept: 'application/json' }));
  expect(body).toMatchInlineSnapshot(
    `"{"errorsExist":true,"errorList":{"error":[{"errorCode":"UNAUTHORIZED","errorMessage":"API-key not defined or not configured to allow this API."}]},"result":null}"`,
  );
});

test('a user in XML', async () => {
  const { body } = await send(sandbox.port, get('apatel', key));
  expect(body).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <user>
    <record_type desc="Public">PUBLIC</record_type>
    <primary_id>apatel</primary_id>
    <first_name>Asha</first_name>
    <middle_name/>
    <last_name>Patel</last_name>
    <full_name>Asha Patel</full_name>
    <pref_first_name/>
    <pref_middle_name/>
    <pref_last_name/>
    <pref_name_suffix/>
    <user_title desc=""/>
    <gender desc=""/>
    <user_group desc="Student">STUDENT</user_group>
    <job_category desc=""/>
    <job_description/>
    <campus_code desc=""/>
    <web_site_url/>
    <cataloger_level desc="[00] Default Level">00</cataloger_level>
    <preferred_language desc="English">en</preferred_language>
    <account_type desc="External">EXTERNAL</account_type>
    <external_id>SIS</external_id>
    <password/>
    <force_password_change/>
    <status desc="Active">ACTIVE</status>
    <expiry_date>2028-09-30Z</expiry_date>
    <status_date>2024-09-01Z</status_date>
    <is_researcher>false</is_researcher>
    <contact_info>
    <addresses/>
    <emails>
    <email preferred="true" segment_type="External">
    <email_address>asha.patel@example.org</email_address>
    <email_types>
    <email_type desc="School">school</email_type>
    </email_types>
    </email>
    </emails>
    <phones/>
    </contact_info>
    <user_identifiers>
    <user_identifier segment_type="External">
    <id_type desc="Barcode">BARCODE</id_type>
    <value>30111000000033</value>
    <status>ACTIVE</status>
    </user_identifier>
    </user_identifiers>
    <user_roles>
    <user_role>
    <status desc="Active">ACTIVE</status>
    <scope desc="Userlint sandbox">SANDBOX</scope>
    <role_type desc="Patron">200</role_type>
    <parameters/>
    </user_role>
    </user_roles>
    <user_blocks/>
    <user_notes/>
    <user_statistics/>
    <proxy_for_users/>
    </user>"
  `);
});

test('a record of the SOAP service', async () => {
  const { body } = await send(sandbox.port, soapCall('getUserDetails', 'mlopez'));
  expect(/<xb:userRecord.*<\/xb:userRecord>/s.exec(body)?.[0]).toMatchInlineSnapshot(`
    "<xb:userRecord xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <xb:owneredEntity>
    <xb:createdBy>sandbox</xb:createdBy>
    <xb:creationDate>20240901040000</xb:creationDate>
    <xb:modifiedBy>sandbox</xb:modifiedBy>
    <xb:modificationDate>20240901040000</xb:modificationDate>
    </xb:owneredEntity>
    <xb:userDetails>
    <xb:birthDate/>
    <xb:defaultLanguage>en</xb:defaultLanguage>
    <xb:expiryDate>20300630000000</xb:expiryDate>
    <xb:externalId xsi:nil="true"/>
    <xb:firstName>Maria</xb:firstName>
    <xb:jobDescription xsi:nil="true"/>
    <xb:jobTitle>Cataloger</xb:jobTitle>
    <xb:lastName>Lopez</xb:lastName>
    <xb:middleName xsi:nil="true"/>
    <xb:campusCode xsi:nil="true"/>
    <xb:pinNumber xsi:nil="true"/>
    <xb:recordType>Staff</xb:recordType>
    <xb:status>Active</xb:status>
    <xb:userGroup>STAFF</xb:userGroup>
    <xb:userName>mlopez</xb:userName>
    <xb:userType>Internal</xb:userType>
    <xb:webSiteUrl xsi:nil="true"/>
    </xb:userDetails>
    <xb:userIdentifiers>
    <xb:userIdentifier>
    <xb:owneredEntity>
    <xb:createdBy>sandbox</xb:createdBy>
    <xb:creationDate>20240901040000</xb:creationDate>
    <xb:modifiedBy>sandbox</xb:modifiedBy>
    <xb:modificationDate>20240901040000</xb:modificationDate>
    </xb:owneredEntity>
    <xb:note xsi:nil="true"/>
    <xb:status>Active</xb:status>
    <xb:type>BARCODE</xb:type>
    <xb:value>30111000000025</xb:value>
    </xb:userIdentifier>
    </xb:userIdentifiers>
    <xb:userAddressList>
    <xb:userEmail preferred="true">
    <xb:description xsi:nil="true"/>
    <xb:email>maria.lopez@example.org</xb:email>
    <xb:types>
    <xb:userEmailTypes>work</xb:userEmailTypes>
    </xb:types>
    </xb:userEmail>
    </xb:userAddressList>
    <xb:userRoleList>
    <xb:userRole>
    <xb:owneredEntity>
    <xb:createdBy>sandbox</xb:createdBy>
    <xb:creationDate>20240901040000</xb:creationDate>
    <xb:modifiedBy>sandbox</xb:modifiedBy>
    <xb:modificationDate>20240901040000</xb:modificationDate>
    </xb:owneredEntity>
    <xb:details xsi:nil="true"/>
    <xb:note xsi:nil="true"/>
    <xb:status>Active</xb:status>
    <xb:scope>SANDBOX</xb:scope>
    <xb:roleType>200</xb:roleType>
    </xb:userRole>
    <xb:userRole>
    <xb:owneredEntity>
    <xb:createdBy>sandbox</xb:createdBy>
    <xb:creationDate>20240901040000</xb:creationDate>
    <xb:modifiedBy>sandbox</xb:modifiedBy>
    <xb:modificationDate>20240901040000</xb:modificationDate>
    </xb:owneredEntity>
    <xb:details xsi:nil="true"/>
    <xb:note xsi:nil="true"/>
    <xb:status>Active</xb:status>
    <xb:scope>MAIN</xb:scope>
    <xb:roleType>221</xb:roleType>
    </xb:userRole>
    </xb:userRoleList>
    </xb:userRecord>"
  `);
});

test('a fault of OLSA', async () => {
  const { body } = await send(sandbox.port, editUser(jdoe));
  expect(body).toMatchInlineSnapshot(`
    "<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">
    <soapenv:Body>
    <soapenv:Fault>
    <faultcode>soapenv:Server.userException</faultcode>
    <faultstring>Error: User not updated - nothing to update.</faultstring>
    <detail>
    <ns1:GeneralFault severity="errror" occTime="2026-11-21T17:00:00.000Z" xmlns:ns1="http://www.skillsoft.com/services/olsa_v1_0/"/>
    <ns2:exceptionName xmlns:ns2="http://xml.apache.org/axis/">com.skillsoft.olsa.GeneralFault</ns2:exceptionName>
    <ns3:hostname xmlns:ns3="http://xml.apache.org/axis/">sandbox</ns3:hostname>
    </detail>
    </soapenv:Fault>
    </soapenv:Body>
    </soapenv:Envelope>"
  `);
});

test('a fault in the words of SOAP 1.2 to whom speaks it', async () => {
  const request = editUser(jdoe);
  const soap12 = String(request.body).replace(
    /http:\/\/schemas[^"]*/,
    'http://www.w3.org/2003/05/soap-envelope',
  );
  const { body } = await send(sandbox.port, { ...request, body: soap12 });
  expect(body).toMatchInlineSnapshot(`
    "<soapenv:Envelope xmlns:soapenv="http://www.w3.org/2003/05/soap-envelope">
    <soapenv:Body>
    <soapenv:Fault>
    <soapenv:Code>
    <soapenv:Value>soapenv:Receiver</soapenv:Value>
    </soapenv:Code>
    <soapenv:Reason>
    <soapenv:Text xml:lang="en">Error: User not updated - nothing to update.</soapenv:Text>
    </soapenv:Reason>
    <soapenv:Detail>
    <ns1:GeneralFault severity="errror" occTime="2026-11-21T17:00:00.000Z" xmlns:ns1="http://www.skillsoft.com/services/olsa_v1_0/"/>
    <ns2:exceptionName xmlns:ns2="http://xml.apache.org/axis/">com.skillsoft.olsa.GeneralFault</ns2:exceptionName>
    <ns3:hostname xmlns:ns3="http://xml.apache.org/axis/">sandbox</ns3:hostname>
    </soapenv:Detail>
    </soapenv:Fault>
    </soapenv:Body>
    </soapenv:Envelope>"
  `);
});

test('success of OLSA', async () => {
  const { body } = await send(sandbox.port, editUser(`${jdoe}<o:city>Nashua</o:city>`));
  expect(body).toMatchInlineSnapshot(`
    "<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">
    <soapenv:Body>
    <VoidResponse xmlns="http://www.skillsoft.com/services/olsa_v1_0/"/>
    </soapenv:Body>
    </soapenv:Envelope>"
  `);
});

test('a signed message is good once', async () => {
  const request = editUser(`${jdoe}<o:city>Nashua</o:city>`);
  expect((await send(sandbox.port, request)).status).toBe(200);
  const again = await send(sandbox.port, request);
  expect(again.status).toBe(500);
  expect(again.body).toContain('could not be authenticated or authorized');
});

function untracked(body: string): string {
  return body.replace(/E01-[0-9A-F]{8}-SANDBOX/, 'E01-…-SANDBOX');
}
