import { describe, expect, test } from 'vitest';
import { noSettings } from '../../../model/settings.ts';
import { fixAll } from '../../../rules/fix.ts';
import { readDocument } from '../../../services/known.ts';
import { check, findings } from '../../../testing/index.ts';

const namespace = 'http://www.skillsoft.com/services/olsa_v1_0/';

function envelope(call: string, version = 'http://schemas.xmlsoap.org/soap/envelope/'): string {
  return `<s:Envelope xmlns:s="${version}"><s:Body>\n${call}\n</s:Body></s:Envelope>`;
}

const fields = '<customerId>c</customerId><userName>jdoe</userName><lastName>Doe</lastName>';

function operations(text: string, path: string): (string | undefined)[] {
  return readDocument({ text, path }, noSettings).requests.map(
    ({ operation, record }) => operation?.id ?? `a bare ${record?.path}`,
  );
}

function told(text: string, path = 'x.xml'): string[] {
  return findings(text, { path })
    .filter(({ severity }) => severity !== 'hint')
    .map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`);
}

describe('the element of the call', () => {
  const right = envelope(`<EditUserRequest xmlns="${namespace}">${fields}</EditUserRequest>`);

  test.each(['UM_EditUser', 'EditUser', 'UM_EditUserRequest'])('%s is told and renamed', (name) => {
    const wrong = envelope(`<${name} xmlns="${namespace}">${fields}</${name}>`);
    expect(operations(wrong, 'x.xml')).toEqual(['olsa/UM_EditUser']);
    expect(told(wrong)).toEqual([
      `warning olsa/call-element: ${name} is the name of the operation; its element is EditUserRequest (observed), and the service knows no other (inferred).`,
    ]);
    expect(fixAll(wrong, (text) => findings(text))).toBe(right);
  });

  test.each([
    ['no namespace', ''],
    ['a version spelt otherwise', ` xmlns="${namespace.replace('v1_0', 'v1p0')}"`],
    ['no slash at the end', ` xmlns="${namespace.slice(0, -1)}"`],
  ])('%s is told and written right, the fields with it', (_, declared) => {
    const wrong = envelope(`<UM_EditUser${declared}>${fields}</UM_EditUser>`);
    expect(findings(wrong).map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['soap-namespace', 'olsa/call-element']),
    );
    expect(fixAll(wrong, (text) => findings(text))).toBe(right);
  });

  test('in an envelope of SOAP 1.2, which clients were seen to send, it is all the same', () => {
    const text = envelope(
      `<EditUserRequest xmlns="${namespace}">${fields}</EditUserRequest>`,
      'http://www.w3.org/2003/05/soap-envelope',
    );
    expect(operations(text, 'x.xml')).toEqual(['olsa/UM_EditUser']);
    expect(told(text)).toEqual([]);
  });

  test('fields without the prefix of their call', () => {
    const loose = envelope(
      `<o:EditUserRequest xmlns:o="${namespace}"><customerId>c</customerId><o:userName>u</o:userName><isActive>0</isActive></o:EditUserRequest>`,
    );
    expect(check(loose, { rule: 'olsa/call-element' })).toMatchInlineSnapshot(`
      "<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
      <o:EditUserRequest xmlns:o="http://www.skillsoft.com/services/olsa_v1_0/"><customerId>c</customerId><o:userName>u</o:userName><isActive>0</isActive></o:EditUserRequest>
                                                                                 .......... information olsa/call-element: customerId is in no namespace; the documentation writes the fields in that of EditUserRequest. That the service takes it all the same is inferred.
      </s:Body></s:Envelope>"
    `);
    expect(fixAll(loose, (text) => findings(text))).toContain(
      '<o:customerId>c</o:customerId><o:userName>u</o:userName><o:active>0</o:active>',
    );
  });

  test('somebody else’s EditUser is not ours', () => {
    expect(told(envelope('<EditUser xmlns="urn:other"><customerId>c</customerId></EditUser>'))).toEqual([]);
  });
});

test('a type in a namespace that nothing declares is told and declared', () => {
  const instance = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  const wrong = envelope(
    `<EditUserRequest xmlns="${namespace}" ${instance}>${fields.replace('<lastName>', '<lastName xsi:type="xsd:string">')}</EditUserRequest>`,
  );
  expect(told(wrong)).toEqual([
    'warning olsa/type-prefix: Nothing declares the prefix xsd: the service cannot tell what type this is (observed).',
  ]);
  expect(fixAll(wrong, (text) => findings(text))).toContain(
    '<lastName xmlns:xsd="http://www.w3.org/2001/XMLSchema" xsi:type="xsd:string">Doe</lastName>',
  );
});

describe('capitals of the profile fields', () => {
  test('are read as what they mean, told and renamed', () => {
    const wrong = envelope(
      `<EditUserExtendedRequest xmlns="${namespace}"><customerId>c</customerId><username>u</username><ProfileFieldValues><FieldValue id="_sys_firstname"><Value>Jane</Value></FieldValue></ProfileFieldValues></EditUserExtendedRequest>`,
    );
    expect(findings(wrong, { rule: 'olsa/wire-name' })).toHaveLength(3);
    expect(fixAll(wrong, (text) => findings(text))).toContain(
      '<profileFieldValues><fieldValue id="_sys_firstname"><value>Jane</value></fieldValue></profileFieldValues>',
    );
  });
});

describe('the argument object of a SOAP client', () => {
  test.each([
    ['{"EditUserRequest": {"customerId": "c", "userName": "u", "lastName": "x"}}', 'olsa/UM_EditUser'],
    ['{"UM_EditUser": {"customerId": "c", "userName": "u", "lastName": "x"}}', 'olsa/UM_EditUser'],
    [
      '{"UM_CreateUserExtended": {"customerId": "c", "userName": "u", "groupCode": ["g"], "password": "secret-1"}}',
      'olsa/UM_CreateUserExtended',
    ],
    [
      '{"AddUserToGroupRequest": {"customerId": "c", "userName": "u", "groupCode": ["g"]}}',
      'olsa/UM_AddUserToGroup',
    ],
  ])('in a member that names the call: %s', (text, operation) => {
    expect(operations(text, 'x.json')).toEqual([operation]);
    expect(told(text, 'x.json').filter((line) => !line.startsWith('information'))).toEqual([]);
  });

  test('values that become something else', () => {
    const text = `{ "customerId": "c", "userName": "u",
  "phone": null,
  "groupCode": ["a"],
  "city": {"name": "x"},
  "lastName": true,
  "zip": 1.0,
  "active": 1, "free1": 42 }`;
    expect(check(text, { path: 'x.json', rule: 'olsa/json-value' })).toMatchInlineSnapshot(`
      "{ "customerId": "c", "userName": "u",
        "phone": null,
                 ^^^^ warning olsa/json-value: null is sent as xsi:nil by the soap package (measured), and sets nothing (inferred). Leave phone out, or write "" to empty it.
        "groupCode": ["a"],
                     ^^^^^ warning olsa/json-value: groupCode stands once in EditUserRequest; a list is sent as several, and the last one wins (inferred).
        "city": {"name": "x"},
                ^^^^^^^^^^^^^ warning olsa/json-value: city is a text; an object is sent as elements inside it (inferred).
        "lastName": true,
                    ^^^^ warning olsa/json-value: lastName is a text: it becomes the word true.
        "zip": 1.0,
               ^^^ warning olsa/json-value: zip is a text, and this number loses its spelling on the way: it is sent as 1.
        "active": 1, "free1": 42 }"
    `);
  });

  test('a null birth date is not an empty one', () => {
    const text = '{ "customerId": "c", "userName": "u", "lastName": "x", "birthDate": null }';
    expect(findings(text, { path: 'x.json' }).map(({ rule }) => rule)).toEqual(['olsa/json-value']);
  });
});

describe('names and values', () => {
  const query = 'customerId=c&userName=jdoe&isActive=Y&birthDate=01%2F31%2F1980&ccExpr=01/26';
  const address = 'https://site.example.com/olsa/services/Olsa';
  const ofForm = [
    'warning format: active must be one of 0, 1, true, false.',
    'warning format: ccExpr must be digits only, without a slash.',
  ];

  test.each([
    ['a body', `POST ${address}\nContent-Type: application/x-www-form-urlencoded\n\n${query}\n`],
    ['the query of a GET', `GET ${address}?${query}\n`],
    ['the query of a POST', `POST ${address}?${query}\n`],
  ])('in %s: the names and the dates of the documentation are right', (_, text) => {
    expect(operations(text, 'x.http')).toEqual(['a bare EditUserRequest']);
    expect(told(text, 'x.http')).toEqual(ofForm);
  });

  test.each([
    `GET ${address}?WSDL\n`,
    'GET https://site.example.com/olsa/ro?customerId=c&course_id=x\n',
    'GET https://elsewhere.example.com/users?customerId=c&userName=jdoe\n',
  ])('not ours: %s', (text) => {
    expect(operations(text, 'x.http')).toEqual([]);
  });

  test('a day of no calendar is told in a form too', () => {
    const text = `GET ${address}?customerId=c&userName=jdoe&birthDate=31.01.1980\n`;
    expect(told(text, 'x.http')).toEqual(['warning format: birthDate must be MM/DD/YYYY.']);
  });
});

describe('a birth date that may be two days', () => {
  const text = (day: string) => `{"customerId": "c", "userName": "u", "birthDate": "${day}"}`;

  test('both are offered, by what they read', () => {
    const [found] = findings(text('01/02/1980'), { path: 'x.json' });
    expect(found?.fixes.map(({ title, edits, safe }) => [title, edits?.[0]?.text, safe])).toEqual([
      ['Read it as month/day/year, as the documentation writes days', '1980-01-02', false],
      ['Read it as day/month/year', '1980-02-01', false],
    ]);
  });

  test('a certain one is repaired', () => {
    const [found] = findings(text('01/31/1980'), { path: 'x.json' });
    expect(found?.fixes.map(({ edits, safe }) => [edits?.[0]?.text, safe])).toEqual([['1980-01-31', true]]);
  });
});

describe('roles', () => {
  const role = (root: string, name: string, value: string) =>
    told(
      envelope(
        `<${root} xmlns="${namespace}"><customerId>c</customerId><${root.includes('EditUserExt') ? 'username' : 'userName'}>u</${root.includes('EditUserExt') ? 'username' : 'userName'}><groupCode>g</groupCode><password>x</password><${name}>${value}</${name}></${root}>`,
      ),
    ).filter((line) => line.includes('must be'));
  test.each([
    ['EditUserRequest', 'authType', 'END_USER'],
    ['EditUserRequest', 'authType', 'Super Admin'],
    ['CreateUserRequest', 'authType', 'Admin'],
    ['EditUserExtendedRequest', 'userRole', 'End-User'],
    ['CreateUserExtendedRequest', 'userRole', 'SUPER_ADMIN'],
  ])('%s %s %s', (root, name, value) => {
    expect(role(root, name, value)).toMatchSnapshot();
  });
});

describe('a new user', () => {
  const create = (root: string, more: string) =>
    told(
      envelope(
        `<${root} xmlns="${namespace}"><customerId>c</customerId><userName>u</userName>${more}</${root}>`,
      ),
    );
  test('has a group', () => {
    expect(create('CreateUserRequest', '')).toMatchSnapshot();
    expect(create('CreateUserExtendedRequest', '<password>x</password>')).toMatchSnapshot();
    expect(create('CreateUserRequest', '<groupPath>/all/sales</groupPath>')).toEqual([]);
    expect(create('CreateUserRequest', '<groupCode>{{group}}</groupCode>')).toEqual([]);
  });
  test('has a password of their own', () => {
    expect(create('CreateUserExtendedRequest', '<groupCode>g</groupCode>')).toMatchSnapshot();
  });
});

describe('profile fields', () => {
  const value = (id: string, text = 'x') => `<fieldValue id="${id}"><value>${text}</value></fieldValue>`;
  const edit = (inner: string) =>
    envelope(
      `<EditUserExtendedRequest xmlns="${namespace}"><customerId>c</customerId><username>u</username><profileFieldValues>\n${inner}\n</profileFieldValues></EditUserExtendedRequest>`,
    );

  test('an id near a known one, one far from all, one twice, none', () => {
    const text = edit(
      [value('_sys_first_name'), value('_sys_shoe_size'), value('office'), value('office'), value('')].join(
        '\n',
      ),
    );
    expect(check(text, { rule: 'olsa/profile-field' })).toMatchInlineSnapshot(`
      "<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
      <EditUserExtendedRequest xmlns="http://www.skillsoft.com/services/olsa_v1_0/"><customerId>c</customerId><username>u</username><profileFieldValues>
      <fieldValue id="_sys_first_name"><value>x</value></fieldValue>
                      ^^^^^^^^^^^^^^^ warning olsa/profile-field: Ids that begin with _sys are those of the fields every site has; _sys_firstname, _sys_lastname, _sys_emailaddress are known. Did you mean _sys_firstname?
      <fieldValue id="_sys_shoe_size"><value>x</value></fieldValue>
                      .............. information olsa/profile-field: Ids that begin with _sys are those of the fields every site has; _sys_firstname, _sys_lastname, _sys_emailaddress are known.
      <fieldValue id="office"><value>x</value></fieldValue>
      <fieldValue id="office"><value>x</value></fieldValue>
                      ^^^^^^ warning olsa/profile-field: 'office' is set twice. Write all values into one fieldValue.
      <fieldValue id=""><value>x</value></fieldValue>
                  ^^^^^ warning olsa/profile-field: Which field this is says its id; it has none.
      </profileFieldValues></EditUserExtendedRequest>
      </s:Body></s:Envelope>"
    `);
  });

  test('the core fields keep their limits', () => {
    const text = edit(
      [value('_sys_lastname', 'x'.repeat(256)), value('_sys_emailaddress', 'a b')].join('\n'),
    );
    expect(findings(text, { rule: 'olsa/profile-field' }).map(({ message }) => message)).toEqual([
      '_sys_lastname has room for 255 characters.',
      "_sys_emailaddress must be made of letters, digits and - _ . * ^ + = @ ' only.",
    ]);
  });

  test('ids the site has not, where the settings say which it has', () => {
    const own = { date: undefined, codes: new Map([['office', 'Office']]), disabled: new Set<string>() };
    const settings = { ...noSettings, codes: new Map([['olsa/ProfileFields', own]]) };
    const text = edit([value('office'), value('_sys_firstname'), value('ofice')].join('\n'));
    expect(findings(text, { rule: 'code-table', settings }).map(({ message }) => message)).toEqual([
      'ofice is not in the institution’s table ProfileFields. Did you mean office?',
    ]);
  });
});
