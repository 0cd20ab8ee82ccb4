import type { Verdict } from '../verdict.ts';
import { olsaRequest } from './payloads.ts';

const axis = 'Apache Axis 1; that OLSA runs on it is inferred';
const inferredWords = 'Skillport custom user fields (46084); that it is refused, and the words, are inferred';

const extended = (elements: string) =>
  olsaRequest('EditUserExtendedRequest', `<o:username>jdoe</o:username>${elements}`);

const profile = (id: string, ...values: readonly string[]) =>
  extended(
    `<o:profileFieldValues><o:fieldValue id="${id}">${values.map((value) => `<o:value>${value}</o:value>`).join('')}</o:fieldValue></o:profileFieldValues>`,
  );

const refusedField = (name: string, request: Verdict['request']): Verdict => ({
  name,
  request,
  status: 500,
  code: 'GeneralFault',
  says: 'Error: Profile field',
  source: inferredWords,
});

export const olsaExtendedVerdicts: readonly Verdict[] = [
  {
    name: 'groups and a last name',
    request: extended(
      '<o:groupCode>a</o:groupCode><o:groupCode>b,c</o:groupCode><o:profileFieldValues><o:fieldValue id="_sys_lastname"><o:value>Roe</o:value></o:fieldValue></o:profileFieldValues>',
    ),
    status: 200,
    says: '<VoidResponse',
    source: 'Olsa.cs; OLSA page 50453',
  },
  {
    name: 'every field',
    request: extended(
      '<o:password>s3cret-pass</o:password><o:manager>bsmith</o:manager><o:userRole>COMPANY_ADMIN</o:userRole><o:active>0</o:active><o:siteLanguage>de</o:siteLanguage><o:newUsername>Jane.Doe</o:newUsername>',
    ),
    status: 200,
    source: 'OLSA page 50453; roles: 50452',
  },
  {
    name: 'the role that the user has',
    request: extended('<o:userRole>END_USER</o:userRole>'),
    status: 500,
    code: 'GeneralFault',
    says: 'nothing to update',
    source: 'UM_EditUser (seed 002); that both spellings are one role is inferred',
  },
  {
    name: 'the name of the older call',
    request: extended('<o:language>de</o:language>'),
    status: 500,
    says: 'Invalid element in com.skillsoft.olsa.EditUserExtendedRequest - language',
    source: axis,
  },
  {
    name: 'a role of the older call',
    request: extended('<o:userRole>End-User</o:userRole>'),
    status: 500,
    code: 'GeneralFault',
    says: 'Invalid AuthId field',
    source: 'OLSA page 50452; the words are inferred',
  },
  {
    name: 'a super administrator',
    request: extended('<o:userRole>SUPER_ADMIN</o:userRole>'),
    status: 500,
    code: 'GeneralFault',
    says: 'Invalid AuthId field',
    source: 'OLSA page 50452: not by this service; the words are inferred',
  },
  {
    name: 'a group code of 241 characters',
    request: extended(`<o:groupCode>a</o:groupCode><o:groupCode>${'g'.repeat(241)}</o:groupCode>`),
    status: 500,
    code: 'GeneralFault',
    says: "'ORGCODE' field is too long",
    source: 'OLSA page on group operations (7935)',
  },
  {
    name: 'an unknown user',
    request: olsaRequest('EditUserExtendedRequest', '<o:username>nobody</o:username>'),
    status: 500,
    code: 'ObjectNotFoundFault',
    says: '<ns1:objectName>nobody</ns1:objectName>',
    source: 'Olsa.cs',
  },
  { name: 'a text', request: profile('employee_id', 'E-17'), status: 200, source: 'Olsa.cs' },
  { name: 'a date', request: profile('hired', '2020-02-29'), status: 200, source: 'Skillport (46084)' },
  { name: 'a choice', request: profile('region', 'north'), status: 200, source: 'Olsa.cs' },
  { name: 'two choices', request: profile('skills', 'driving', 'welding'), status: 200, source: 'Olsa.cs' },
  refusedField('a field nobody has defined', profile('employe_id', 'E-17')),
  refusedField('a date in another notation', profile('hired', '02/29/2020')),
  refusedField('a day that no calendar has', profile('hired', '2021-02-29')),
  refusedField('a number that is none', profile('cost_center', 'A7')),
  refusedField('a flag that is none', profile('remote', 'yes')),
  refusedField('a choice that nobody offers', profile('region', 'east')),
  refusedField('two values where one is wanted', profile('region', 'north', 'south')),
  {
    name: 'a first name of 256 characters',
    request: profile('_sys_firstname', 'x'.repeat(256)),
    status: 500,
    code: 'GeneralFault',
    says: 'Error: First Name field is too long. Max 255 characters.',
    source: 'Skillport user CSV template (24596): 255',
  },
  {
    name: 'a bad e-mail address',
    request: profile('_sys_emailaddress', 'jane doe@example.com'),
    status: 500,
    code: 'GeneralFault',
    says: 'nter a valid email address',
    source: 'Skillport user CSV template (24596); words: martinholden-skillsoft/olsaphp',
  },
  {
    name: 'profile fields in capitals',
    request: extended('<o:ProfileFieldValues/>'),
    status: 500,
    says: 'Invalid element in com.skillsoft.olsa.EditUserExtendedRequest - ProfileFieldValues',
    source: axis,
  },
  {
    name: 'a field that is called otherwise',
    request: extended('<o:profileFieldValues><o:field/></o:profileFieldValues>'),
    status: 500,
    says: 'Invalid element in com.skillsoft.olsa.ProfileFieldValues - field',
    source: axis,
  },
];
