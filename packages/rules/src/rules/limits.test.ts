import { describe, expect, test } from 'vitest';
import { services } from '../services/index.ts';
import { check, findings } from '../testing/index.ts';

function edit(fields: string): string {
  return `<EditUserRequest xmlns="http://www.skillsoft.com/services/olsa_v1_0/">\n<customerId>c</customerId>\n<userName>u</userName>\n${fields}\n</EditUserRequest>`;
}

function drawn(fields: string): string {
  return check(edit(fields)).split('\n').slice(3, -1).join('\n');
}

/** Every length of every table: silence at the limit, a finding one beyond it. */
const lengths = services.flatMap((service) =>
  service.records.flatMap((type) =>
    Object.entries(type.table).flatMap(([path, field]) =>
      (field.limits ?? []).flatMap(({ max, severity }) =>
        max === undefined || path.split('/').length !== 2 || path.includes('@')
          ? []
          : [{ type, path, max, severity }],
      ),
    ),
  ),
);

describe('at a limit and one beyond', () => {
  test.each(lengths)('$path: $max ($severity)', ({ type, path, max, severity }) => {
    const name = path.slice(path.indexOf('/') + 1);
    const record = (length: number) => {
      const namespace = type.namespace === '' ? '' : ` xmlns="${type.namespace}"`;
      const telling = type.root === 'user' ? '<contact_info/><user_roles/>' : '';
      return `<${type.root}${namespace}>${telling}<${name}>${'7'.repeat(length)}</${name}></${type.root}>`;
    };
    const severities = (length: number) =>
      findings(record(length), { rule: 'max-length' }).map((finding) => finding.severity);
    expect(severities(max)).not.toContain(severity);
    expect(severities(max + 1)).toEqual([severity]);
  });
});

test('two readings of one limit: the strict one warns, the loose one is the error', () => {
  expect(drawn(`<ccNumber>${'7'.repeat(17)}</ccNumber>`)).toMatchInlineSnapshot(`
    "<ccNumber>77777777777777777</ccNumber>
              ^^^^^^^^^^^^^^^^^ warning max-length: ccNumber has 17 characters; at most 16 fit (OLSA: UM_EditUser)."
  `);
  expect(findings(edit(`<ccNumber>${'7'.repeat(255)}</ccNumber>`))).toMatchObject([
    { severity: 'error', fixes: [{ title: 'Cut to 254 characters' }, { title: 'Cut to 16 characters' }] },
  ]);
});

test('characters are counted as people count them', () => {
  expect(findings(edit(`<zip>${'😀'.repeat(20)}</zip>`))).toEqual([]);
  expect(drawn(`<zip>${'😀'.repeat(21)}</zip>`)).toMatchInlineSnapshot(`
    "<zip>😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀</zip>
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ error max-length: zip has 21 characters; at most 20 fit (OLSA: UM_EditUser)."
  `);
});

test('what has one right spelling is repaired', () => {
  const titles = (fields: string) =>
    findings(edit(fields)).flatMap(({ fixes }) =>
      fixes.map(({ title, safe }) => `${title}${safe ? ' (safe)' : ''}`),
    );
  expect(titles('<birthDate>01/31/1980</birthDate>')).toEqual([
    'Write the day as the service reads it (safe)',
  ]);
  expect(titles('<birthDate>01/02/1980</birthDate>')).toMatchInlineSnapshot(`
    [
      "Read it as month/day/year, as the documentation writes days",
      "Read it as day/month/year",
    ]
  `);
  expect(titles('<ccExpr>01/26</ccExpr>')).toEqual(['Change to 0126 (safe)']);
  expect(titles('<active>Y</active>')).toEqual(['Change to 1 (safe)']);
  expect(titles('<newUserName>Jane</newUserName>')).toEqual(['Change to jane (safe)']);
  expect(titles('<newUserName>jane doe</newUserName>')).toEqual([]);
});

test('the mistakes of the documentation’s table, drawn', () => {
  expect(
    drawn(`<state>New Hampshire</state>
<sex>x</sex>
<language>en-US</language>
<newUserName>tag</newUserName>
<email>jane doe@example.org</email>
<groupCode>a,b</groupCode>
<isActive>0</isActive>`),
  ).toMatchInlineSnapshot(`
    "<state>New Hampshire</state>
           ^^^^^^^^^^^^^ warning format: state must be the abbreviation of two letters.
    <sex>x</sex>
         ^ warning format: sex must be one of M, F.
    <language>en-US</language>
              ^^^^^ warning format: language must be written with an underscore, such as en_US (observed).
    <newUserName>tag</newUserName>
                 ~~~ error format: newUserName must be none of the reserved words.
    <email>jane doe@example.org</email>
           ~~~~~~~~~~~~~~~~~~~~ error format: email must be made of letters, digits and - _ . * ^ + = @ ' only.
    <groupCode>a,b</groupCode>
               ^^^ warning format: groupCode must be the code of one group: an edit moves the user to a single one.
    <isActive>0</isActive>
     ^^^^^^^^ warning olsa/wire-name: EditUserRequest calls this active; isActive is its name elsewhere, and the service refuses it here (inferred)."
  `);
});

test('variables and empty values are nothing', () => {
  expect(findings(edit('<birthDate>{{birthDate}}</birthDate><zip/>'))).toEqual([]);
});

test('required, missing or empty', () => {
  expect(
    check(
      '<EditUserRequest xmlns="http://www.skillsoft.com/services/olsa_v1_0/">\n<customerId/>\n</EditUserRequest>',
    ),
  ).toMatchInlineSnapshot(`
    "<EditUserRequest xmlns="http://www.skillsoft.com/services/olsa_v1_0/">
     ~~~~~~~~~~~~~~~ error required: userName is missing; EditUserRequest must have it.
    <customerId/>
    ~~~~~~~~~~~~~ error required: customerId is empty; EditUserRequest must have it.
    </EditUserRequest>"
  `);
});
