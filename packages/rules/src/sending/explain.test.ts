import { expect, test } from 'vitest';
import type { ServiceError } from '../model/reply.ts';
import { noSettings } from '../model/settings.ts';
import { readDocument } from '../services/known.ts';
import { explain } from './explain.ts';

const moment = { now: new Date('2026-11-21T12:00:00Z') };

function explained(text: string, error: ServiceError, path = 'x.xml'): string {
  const [request] = readDocument({ text, path }, noSettings).requests;
  if (request === undefined) throw new Error('no request');
  const [finding] = explain(request, [error], moment);
  const places = [finding, ...(finding?.related ?? [])].map((at) => text.slice(at?.span.start, at?.span.end));
  return [
    places.join(' + '),
    finding?.message,
    ...(finding?.fixes.map(({ title }) => `→ ${title}`) ?? []),
  ].join('\n');
}

const soap = (call: string) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${call}</s:Body></s:Envelope>`;
const update = (code: string) =>
  soap(
    `<m:updateUser xmlns:m="http://alma.exlibris.com/"><arg0>johns</arg0><arg2>${code}</arg2><arg3><![CDATA[<x:userRecord xmlns:x="http://com/exlibris/urm/user_record/xmlbeans"><x:userDetails><x:externalId>SIS_temp</x:externalId></x:userDetails></x:userRecord>]]></arg3></m:updateUser>`,
  );
const edit = (fields: string) =>
  soap(
    `<EditUserRequest xmlns="http://www.skillsoft.com/services/olsa_v1_0/"><customerId>c</customerId><userName>u</userName>${fields}</EditUserRequest>`,
  );

test('401655 lands on both ends, with both repairs', () => {
  const error = {
    code: '401655',
    message: 'The external system code and the user external system code are not the same',
  };
  expect(explained(update('SIS'), error)).toMatchInlineSnapshot(`
    "SIS_temp + SIS
    Alma answered 401655: The external system code and the user external system code are not the same
    Make the externalId of the record and the external system code of the call the same; Alma shows the right one as the owner of the user.
    → Make the call match the record: arg2 = 'SIS_temp'
    → Make the record match the call: externalId = 'SIS'"
  `);
});

test('401655 although both ends agree: the stored owner is another', () => {
  expect(explained(update('SIS_temp'), { code: '401655', message: 'not the same' })).toMatchInlineSnapshot(`
    "SIS_temp + SIS_temp
    Alma answered 401655: not the same
    Both say the same here, but the user in Alma belongs to another system: Alma shows which one as the owner of the user."
  `);
});

test('a fault of OLSA is matched loosely', () => {
  const message = 'Error: LAST NAME field is too long. Max 255 characters.';
  expect(explained(edit('<lastName>Doe</lastName>'), { code: null, message })).toMatchInlineSnapshot(`
    "Doe
    OLSA answered a fault: Error: LAST NAME field is too long. Max 255 characters.
    Shorten the last name to 255 characters."
  `);
  expect(
    explained(edit('<groupCode>x,y</groupCode>'), { code: null, message: 'Error: Org Code x,y not found.' }),
  ).toMatchInlineSnapshot(`
    "x,y
    OLSA answered a fault: Error: Org Code x,y not found.
    Use the code of one group that exists."
  `);
});

test('an unknown error stands at the record, as it is', () => {
  expect(explained(edit(''), { code: null, message: 'Something new' })).toMatchInlineSnapshot(`
    "EditUserRequest
    OLSA answered a fault: Something new"
  `);
  expect(explained(update('SIS'), { code: '999', message: 'Something new' })).toMatchInlineSnapshot(`
    "x:userRecord
    Alma answered 999: Something new"
  `);
});
