import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { send } from '../client.ts';
import { olsaRequest, sentAt } from './payloads.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, now: () => sentAt });
});
afterEach(() => sandbox.close());

/** What stands in the body of the envelope. */
async function answerTo(name: string, elements = ''): Promise<string> {
  const { body } = await send(sandbox.port, olsaRequest(name, elements));
  return /<soapenv:Body>\n([\s\S]*)\n<\/soapenv:Body>/.exec(body)?.[1] ?? body;
}

test('UM_GetUserDetails', async () => {
  expect(await answerTo('GetUserDetailsRequest', '<o:userName>jdoe</o:userName>')).toMatchInlineSnapshot(`
    "<GetUserDetailsResponse xmlns="http://www.skillsoft.com/services/olsa_v1_0/">
    <user id="jdoe" fname="Jane" lname="Doe" email="jane.doe@example.com" activated="1" lang_pref="en_US" manager="bsmith">
    <ugroup title="SkillSoft" orgcode="SkillSoft"/>
    </user>
    </GetUserDetailsResponse>"
  `);
});

test('UM_GetUserDetailsExtended', async () => {
  const fields =
    '<o:fieldValue id="skills"><o:value>driving</o:value><o:value>welding</o:value></o:fieldValue>';
  await answerTo(
    'EditUserExtendedRequest',
    `<o:username>jdoe</o:username><o:groupCode>sales</o:groupCode><o:groupCode>support</o:groupCode><o:profileFieldValues>${fields}</o:profileFieldValues>`,
  );
  const found = await answerTo('GetUserDetailsExtendedRequest', '<o:orgCode>sales</o:orgCode>');
  expect(found).toMatchInlineSnapshot(`
    "<GetUserDetailsExtendedResponse xmlns="http://www.skillsoft.com/services/olsa_v1_0/">
    <user username="jdoe" activated="true" userRole="END_USER" isCustomUser="false" selfReg="false" siteLanguage="en_US">
    <userGroup orgCode="sales" title="sales" activated="true" type="NORMAL"/>
    <userGroup orgCode="support" title="support" activated="true" type="NORMAL"/>
    <profileFieldValues>
    <fieldValue id="_sys_firstname">
    <value>Jane</value>
    </fieldValue>
    <fieldValue id="_sys_lastname">
    <value>Doe</value>
    </fieldValue>
    <fieldValue id="_sys_emailaddress">
    <value>jane.doe@example.com</value>
    </fieldValue>
    <fieldValue id="skills">
    <value>driving</value>
    <value>welding</value>
    </fieldValue>
    </profileFieldValues>
    </user>
    </GetUserDetailsExtendedResponse>"
  `);
});

test('UM_GetProfileFieldDefinitions', async () => {
  expect(await answerTo('GetProfileFieldDefinitionsRequest')).toMatchInlineSnapshot(`
    "<GetProfileFieldDefinitionsResponse xmlns="http://www.skillsoft.com/services/olsa_v1_0/">
    <ProfileFieldDefinitions>
    <fieldDefinition id="_sys_firstname" type="TEXT" enabled="true" required="false" isCore="true" displayOrder="1">
    <label>
    <localizedValue languageCode="en_US">First Name</localizedValue>
    </label>
    </fieldDefinition>
    <fieldDefinition id="_sys_lastname" type="TEXT" enabled="true" required="false" isCore="true" displayOrder="2">
    <label>
    <localizedValue languageCode="en_US">Last Name</localizedValue>
    </label>
    </fieldDefinition>
    <fieldDefinition id="_sys_emailaddress" type="TEXT" enabled="true" required="false" isCore="true" displayOrder="3">
    <label>
    <localizedValue languageCode="en_US">Email Address</localizedValue>
    </label>
    </fieldDefinition>
    <fieldDefinition id="employee_id" type="TEXT" enabled="true" required="false" isCore="false" displayOrder="4">
    <label>
    <localizedValue languageCode="en_US">Employee Id</localizedValue>
    </label>
    </fieldDefinition>
    <fieldDefinition id="hired" type="DATE" enabled="true" required="false" isCore="false" displayOrder="5">
    <label>
    <localizedValue languageCode="en_US">Hired</localizedValue>
    </label>
    </fieldDefinition>
    <fieldDefinition id="cost_center" type="INTEGER" enabled="true" required="false" isCore="false" displayOrder="6">
    <label>
    <localizedValue languageCode="en_US">Cost Center</localizedValue>
    </label>
    </fieldDefinition>
    <fieldDefinition id="remote" type="BOOLEAN" enabled="true" required="false" isCore="false" displayOrder="7">
    <label>
    <localizedValue languageCode="en_US">Works Remotely</localizedValue>
    </label>
    </fieldDefinition>
    <fieldDefinition id="region" type="SELECTION" enabled="true" required="false" isCore="false" displayOrder="8">
    <label>
    <localizedValue languageCode="en_US">Region</localizedValue>
    </label>
    <selectables validated="true" multiSelect="false">
    <selection id="north">
    <localizedValue languageCode="en_US">north</localizedValue>
    </selection>
    <selection id="south">
    <localizedValue languageCode="en_US">south</localizedValue>
    </selection>
    </selectables>
    </fieldDefinition>
    <fieldDefinition id="skills" type="LOCALIZED_SELECTION" enabled="true" required="false" isCore="false" displayOrder="9">
    <label>
    <localizedValue languageCode="en_US">Skills</localizedValue>
    </label>
    <selectables validated="true" multiSelect="true">
    <selection id="driving">
    <localizedValue languageCode="en_US">driving</localizedValue>
    </selection>
    <selection id="welding">
    <localizedValue languageCode="en_US">welding</localizedValue>
    </selection>
    <selection id="accounting">
    <localizedValue languageCode="en_US">accounting</localizedValue>
    </selection>
    </selectables>
    </fieldDefinition>
    </ProfileFieldDefinitions>
    </GetProfileFieldDefinitionsResponse>"
  `);
});

test('who is not found is named', async () => {
  const fault = await answerTo('GetUserDetailsRequest', '<o:userName>nobody</o:userName>');
  expect(fault).toMatchInlineSnapshot(`
    "<soapenv:Fault>
    <faultcode>soapenv:Server.userException</faultcode>
    <faultstring>Could not find the user</faultstring>
    <detail>
    <ns1:ObjectNotFoundFault severity="errror" occTime="2026-11-21T17:00:00.000Z" xmlns:ns1="http://www.skillsoft.com/services/olsa_v1_0/">
    <ns1:objectName>nobody</ns1:objectName>
    </ns1:ObjectNotFoundFault>
    <ns2:exceptionName xmlns:ns2="http://xml.apache.org/axis/">com.skillsoft.olsa.ObjectNotFoundFault</ns2:exceptionName>
    <ns3:hostname xmlns:ns3="http://xml.apache.org/axis/">sandbox</ns3:hostname>
    </detail>
    </soapenv:Fault>"
  `);
});
