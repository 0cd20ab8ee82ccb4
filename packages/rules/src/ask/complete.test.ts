import { describe, expect, test } from 'vitest';
import { completed, completions, offered, settingsOf } from '../testing/index.ts';

const put = { operation: 'alma/users.update' };
const http = { path: 'update.http' };

describe('XML', () => {
  test('the fields that are missing, required ones first', () => {
    expect(completions('<user><first_name>Jo</first_name><prim█', put).slice(0, 5)).toEqual([
      'record_type!',
      'primary_id!',
      'account_type!',
      'middle_name',
      'last_name',
    ]);
  });

  test.each([
    ['<user><prim█', 'primary_id', '<user><primary_id>█</primary_id>'],
    ['<user><prim█</user>', 'primary_id', '<user><primary_id>█</primary_id></user>'],
    ['<user>prim█</user>', 'primary_id', '<user><primary_id>█</primary_id></user>'],
    ['<user><prim█>x</primary_id></user>', 'primary_id', '<user><primary_id█>x</primary_id></user>'],
    [
      '<user><gender>F█</gender><last_name>Ray</last_name></user>',
      'FEMALE',
      '<user><gender>FEMALE█</gender><last_name>Ray</last_name></user>',
    ],
    ['<user><gender>\n  █\n</gender></user>', 'MALE', '<user><gender>\n  MALE█\n</gender></user>'],
    [
      '<user><gender><![CDATA[█]]></gender></user>',
      'MALE',
      '<user><gender><![CDATA[MALE█]]></gender></user>',
    ],
  ])('%s', (source, label, after) => {
    expect(completed(source, label, put)).toBe(after);
  });

  test('a group comes with what it needs, indented as what is around it', () => {
    const source =
      '<user>\n\t<primary_id>jo</primary_id>\n\t<user_id█\n\t<last_name>Ray</last_name>\n</user>';
    expect(completed(source, 'user_identifiers', put)).toBe(`<user>
	<primary_id>jo</primary_id>
	<user_identifiers>
		<user_identifier>
			<id_type>█</id_type>
			<value></value>
		</user_identifier>
	</user_identifiers>
	<last_name>Ray</last_name>
</user>`);
  });

  test('what may be repeated is offered again', () => {
    expect(completions('<user><user_notes><user_note/><█</user_notes></user>', put)).toEqual(['user_note']);
  });

  test.each([
    ['<email █>', ['preferred', 'segment_type']],
    ['<email preferred="true" seg█>', ['segment_type']],
    ['<email preferred="█">', ['true', 'false']],
    ['<email segment_type=█>', ['Internal', 'External']],
    ['<email preferred="true"█>', []],
  ])('attributes: %s', (tag, labels) => {
    const source = `<user><contact_info><emails>${tag}</email></emails></contact_info></user>`;
    expect(completions(source, put)).toEqual(labels);
  });

  test('a value without quotes gets them', () => {
    const source = (tag: string) => `<user><contact_info><emails>${tag}</emails></contact_info></user>`;
    expect(completed(source('<email pre█/>'), 'preferred', put)).toBe(source('<email preferred="█"/>'));
    expect(completed(source('<email preferred=█/>'), 'true', put)).toBe(source('<email preferred="true"█/>'));
  });
});

describe('JSON', () => {
  test('keys: lists by the name of their entries', () => {
    const labels = completions('{"primary_id": "jo", "us█', put);
    expect(labels).toEqual(expect.arrayContaining(['record_type!', 'user_identifier', 'user_note']));
    expect(labels).not.toContain('primary_id!');
    expect(labels).not.toContain('user_identifiers');
  });

  test.each([
    ['{"prim█', 'primary_id', '{"primary_id": "█"'],
    ['{prim█}', 'primary_id', '{"primary_id": "█"}'],
    ['{"prim█": "jo"}', 'primary_id', '{"primary_id"█: "jo"}'],
    [
      '{\n  "gen█"\n  "last_name": "Ray"}',
      'gender',
      '{\n  "gender": { "value": "█" },\n  "last_name": "Ray"}',
    ],
    ['{"gender": {█}}', 'value', '{"gender": {"value": "█"}}'],
    ['{"gender": {"value": "█"}}', 'MALE', '{"gender": {"value": "MALE█"}}'],
    ['{"gender": {"value": █}}', 'MALE', '{"gender": {"value": "MALE"█}}'],
    ['{"gender": {"value": "M█', 'MALE', '{"gender": {"value": "MALE"█'],
    ['{"gender": "█"}', 'MALE', '{"gender": { "value": "MALE" }█}'],
    ['{"gender": █}', 'MALE', '{"gender": { "value": "MALE" }█}'],
    ['{"is_researcher": █}', 'true', '{"is_researcher": true█}'],
    ['{"is_researcher": "█"}', 'true', '{"is_researcher": "true█"}'],
    ['{is█}', 'is_researcher', '{"is_researcher": ‹false›}'],
    [
      '{"contact_info": {"phone": [{"phone_type": █}]}}',
      'mobile',
      '{"contact_info": {"phone": [{"phone_type": [{ "value": "mobile" }]█}]}}',
    ],
  ])('%s', (source, label, after) => {
    expect(completed(source, label, put)).toBe(after);
  });

  test.each(['{"user_identifier": █}', '{\n  █\n}'])('a list: %s', (source) => {
    expect(
      completed(source, 'user_identifier', put).replaceAll(/\s+/g, ' ').replaceAll('{ "u', '{"u'),
    ).toContain('{"user_identifier": [ { "id_type": { "value": "█" }, "value": "" } ]');
  });

  test('an entry of a list', () => {
    expect(completed('{"user_identifier": [█]}', 'user_identifier', put)).toBe(
      '{"user_identifier": [{\n  "id_type": { "value": "█" },\n  "value": ""\n}]}',
    );
  });
});

describe('request lines', () => {
  const line = 'PUT https://example.org/almaws/v1/users/jo';
  const body =
    'Content-Type: application/json\n\n{"user_group": {"value": "01"}, "pin_number": "", "campus_code": {"value": "N"}}';

  test('the parameters of the operation that are not there yet', () => {
    expect(completions(`${line}?override=user_group&█\n${body}`, http)).toEqual([
      'user_id_type',
      'send_pin_number_letter',
      'recalculate_roles',
      'registration_rules',
      'library',
    ]);
    expect(completed(`${line}?re█ HTTP/1.1\n${body}`, 'recalculate_roles', http)).toBe(
      `${line}?recalculate_roles=█ HTTP/1.1\n${body}`,
    );
    expect(completions(`${line}?recalculate_roles=█\n${body}`, http)).toEqual(['true', 'false']);
  });

  test('override: what the record has comes first, what is named is not offered', () => {
    const labels = completions(`${line}?override=user_group,█\n${body}`, http);
    expect(labels).toHaveLength(11);
    expect(labels.slice(0, 2)).toEqual(['campus_code', 'job_category']);
    expect(completed(`${line}?override=user_group,c█,pin_number\n${body}`, 'campus_code', http)).toBe(
      `${line}?override=user_group,campus_code█,pin_number\n${body}`,
    );
  });

  test('a body that has just begun', () => {
    expect(completions(`${line}\n\n<user><█`, http)).toContain('primary_id!');
    expect(completions(`${line}\n\n{"█`, http)).toContain('primary_id!');
  });
});

describe('load files', () => {
  const one = '{"primary_id": "a", "record_type": {"value": "PUBLIC"}, "gender": {"value": "MALE"}}';

  test.each([0, 1, 2, 3])('XML, record %i', (index) => {
    const whole =
      '<user><primary_id>a</primary_id><record_type>PUBLIC</record_type><gender>█</gender></user>';
    const records = Array.from({ length: 4 }, (_, i) => (i === index ? whole : whole.replace('█', 'MALE')));
    const source = `<users>\n${records.join('\n')}\n</users>`;
    expect(completed(source, 'FEMALE')).toBe(source.replace('█', 'FEMALE█'));
    const begun = source.replace('<gender>█</gender>', '<ge█');
    expect(completed(begun, 'gender')).toBe(source);
  });

  test.each([0, 1, 2, 3])('JSON, record %i', (index) => {
    const records = Array.from({ length: 4 }, (_, i) => (i === index ? one.replace('MALE', '█') : one));
    const source = `{"user": [${records.join(', ')}], "total_record_count": 4}`;
    expect(completed(source, 'FEMALE', { path: 'users.json' })).toBe(source.replace('█', 'FEMALE█'));
    const begun = source.replace('"gender": {"value": "█"}', '"ge█"');
    expect(completed(begun, 'gender', { path: 'users.json' })).toBe(
      source.replace('"gender": {"value": "█"}', '"gender": { "value": "█" }'),
    );
  });

  test('a record that is hardly begun, between others', () => {
    const record =
      '<user><primary_id>a</primary_id><record_type>PUBLIC</record_type><gender>MALE</gender></user>';
    const source = `<users>\n${record}\n<user><█</user>\n${record}\n${record}\n</users>`;
    expect(completed(source, 'primary_id')).toBe(source.replace('<█', '<primary_id>█</primary_id>'));
  });
});

describe('SOAP', () => {
  const call = (inside: string) =>
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://alma.exlibris.com/">
<s:Body><m:updateUser>${inside}</m:updateUser></s:Body></s:Envelope>`;

  test('arguments, with what they mean', () => {
    expect(offered(call('<arg0>jo</arg0><ar█')).map(({ label, kind }) => [label, kind])).toEqual([
      ['arg1', 'parameter'],
      ['arg2', 'parameter'],
      ['arg3', 'parameter'],
    ]);
    expect(offered(call('<arg0>jo</arg0><ar█'))[1]?.detail).toMatch(/^External system code/);
    expect(completed(call('<ar█'), 'arg2')).toBe(call('<arg2>█</arg2>'));
  });
});

test.each([
  ['package.json', '{"name": "█"}'],
  ['note.xml', '<note><█</note>'],
  ['other.http', 'PUT https://example.org/other?█\n\n{"primary_id": "█"}'],
])('nothing is offered in %s', (path, source) => {
  expect(completions(source, { path })).toEqual([]);
});

test.each([
  '<user><!-- █ --></user>',
  '<user><primary_id>jo</prim█ary_id></user>',
  '<user><primary_id>█</primary_id></user>',
  '<user><nobody_knows>█</nobody_knows></user>',
  '<us█er></user>',
  '█<user></user>',
  '<user><primary_id>&#█65;</primary_id></user>',
  '{"gender"█}',
  '{"gender" █}',
  '{"gender": {"value": "MALE"█}}',
  '{"gender": {"value": "MALE"}█}',
])('nothing is offered at %s', (source) => {
  expect(completions(source, put)).toEqual([]);
});

test("the institution's own codes come instead of the stock ones, those switched off left out", () => {
  const table = {
    date: undefined,
    codes: new Map([
      ['01', 'Staff'],
      ['99', 'Former'],
    ]),
    disabled: new Set(['99']),
  };
  const settings = { ...settingsOf(put), codes: new Map([['alma/UserGroups', table]]) };
  const found = offered('<user><user_group>█</user_group></user>', { settings });
  expect(found.map(({ label, detail }) => [label, detail])).toEqual([['01', 'Staff']]);
});
