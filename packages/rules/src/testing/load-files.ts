/** Load files for tests, and what may be typed into them: half of a tag, a bracket, a whole record. */

export const record = (id: string): string => `
  <user>
    <primary_id>${id}</primary_id>
    <record_type desc="Public">PUBLIC</record_type>
    <!-- ${id} -->
    <expiry_date>2027-${id.length}-01</expiry_date>
    <full_name>${id}</full_name>
    <status>active</status>
    <x>1</x>
    <user_identifiers><user_identifier><value>b</value><id_type>BARCODE</id_type></user_identifier></user_identifiers>
    <user_group><![CDATA[x < ${id}]]></user_group>
  </user>`;

export const file = (...records: readonly string[]): string => `<users>${records.join('')}\n</users>\n`;

const version1 = (namespace: string): string =>
  `<userRecords xmlns="${namespace}">${[1, 2, 3]
    .map(
      (id) => `\n<userRecord><userDetails><userName>${id}</userName><x/><y/><z/></userDetails></userRecord>`,
    )
    .join('')}</userRecords>`;

export const xmlFiles = [
  file(record('a'), record('b'), record('c'), record('d'), record('e'), record('f')),
  file(record('a'), record('b'), record('c')).replaceAll('\n', '\r\n'),
  file(record('𝒜'), '<other>\n<x/></other>', record('é'), record('c')).replaceAll(/\n\s*/g, ''),
  `<?xml version="1.0"?>\n<!-- x -->\n<users xmlns:p="urn:x" xmlns="">${record('a')}${record('b')}</users>`,
  version1('http://com/exlibris/digitool/repository/extsystem/xmlbeans'),
];

/** Records so long that the end tag of one is too far away when that of another is missing. */
export const longXml = file(...['a', 'b', 'c', 'd', 'e'].map((id) => record(id.repeat(4000)))).replaceAll(
  'PUBLIC',
  'x'.repeat(12_000),
);

/** A namespace that is misspelt: that is told at the first record, and mended in the head. */
export const misspelt = version1('http://com/exlibris/digitool/repository/extsystem/xmlbeans/');

export const xmlWords = [
  '<user>',
  '</user>',
  '<user/>',
  '<user',
  '</',
  '<',
  '>',
  '/',
  '"',
  "'",
  '&',
  '&amp;',
  '=',
  ' ',
  '\n',
  '\r\n',
  '\r',
  'x',
  '<!--',
  '-->',
  '--',
  '<![CDATA[',
  ']]>',
  '<?x',
  '?>',
  '<?xml version="1.0"?>',
  '<!DOCTYPE x',
  '</users>',
  '<users>',
  '<a',
  '<a>',
  '</a>',
  '<a b="',
  "<a b='x'>",
  '<primary_id>',
  '</primary_id>',
  'xmlns:q="u"',
  '<q:user>',
  '</q:user>',
  '𝒜',
  '\ud800',
  '\u0000',
  '\ufeff',
  record('n'),
  record('m').trimStart(),
  `${record('o')}${record('p')}`,
];

export const item = (id: string): object => ({
  primary_id: id,
  record_type: { value: 'PUBLIC' },
  expiry_date: `2027-${id.length}-01`,
  full_name: id,
  status: { value: 'active' },
  x: 1,
  user_identifier: [{ value: 'b', id_type: { value: 'BARCODE' } }],
  user_note: [{ note_text: `{"${id}]` }, { note_text: '\\' }],
});

export const jsonFiles = [
  JSON.stringify(['a', 'b', 'c', 'd', 'e'].map(item), null, 2),
  JSON.stringify({ user: ['a', 'b', 'c'].map(item), total_record_count: 3 }, null, 2),
  JSON.stringify(['𝒜', 'é', 'c'].map(item)),
  `{"user":[${['a', 'b'].map((id) => JSON.stringify(item(id))).join(' ,\r\n')}\r\n]}`,
  `[${JSON.stringify(item('a'))}, "x", null, [1, {"primary_id": 1}], ${JSON.stringify(item('b'), null, 4)}]`,
];

/** As `longXml`. */
export const longJson = JSON.stringify(
  ['a', 'b', 'c', 'd', 'e'].map((id) => item(id.repeat(8000))),
  null,
  2,
);

export const jsonWords = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  "'",
  '\\',
  ' ',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '\u00a0',
  'x',
  '0',
  '-',
  'true',
  'null',
  '1.5',
  '{}',
  '[]',
  '{{a}}',
  '/',
  '/*',
  '*/',
  '//',
  '"a"',
  '"a":',
  '"primary_id": "x"',
  '"user": [',
  '"EditUserRequest": [',
  '], "x": [',
  '{"primary_id": ',
  '\n{',
  '\n  {',
  '},',
  '}, {',
  ']}',
  '\ufeff',
  '𝒜',
  '\ud800',
  JSON.stringify(item('n')),
  `,${JSON.stringify(item('o'), null, 2)}`,
  `${JSON.stringify(item('p'))},`,
];
