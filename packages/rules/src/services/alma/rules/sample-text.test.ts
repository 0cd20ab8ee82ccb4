import { expect, test } from 'vitest';
import { fixAll } from '../../../rules/fix.ts';
import { check, findings } from '../../../testing/index.ts';

function user(child: string): string {
  return `<user><primary_id>johns</primary_id><record_type>PUBLIC</record_type>\n${child}\n</user>`;
}

function repaired(child: string): string {
  return fixAll(user(child), (text) => findings(text))
    .split('\n')
    .slice(1, -1)
    .join('\n');
}

test('the text of an element is freed of what the console calls it, with the blanks round it', () => {
  expect(check(user('<gender>\n  <xml_value>F &amp; M</xml_value>\n</gender>'))).toMatchInlineSnapshot(`
    "<user><primary_id>johns</primary_id><record_type>PUBLIC</record_type>
    <gender>
      <xml_value>F &amp; M</xml_value>
       ^^^^^^^^^ warning alma/sample-text: xml_value is how consoles describe the content of an element: write the gender itself.
    </gender>
    </user>"
  `);
  expect(repaired('<gender desc="x">\n  <xml_value>F &amp; M</xml_value>\n</gender>')).toBe(
    '<gender desc="x">F &amp; M</gender>',
  );
  expect(repaired('<gender><xml_value>A</xml_value><xml_value>B</xml_value></gender>')).toContain(
    'xml_value',
  );
});

test('in JSON it is the value', () => {
  const source = '{ "primary_id": "johns", "record_type": { "xml_value": "PUBLIC" } }';
  const fixed = fixAll(source, (text) => findings(text, { path: 'user.json' }));
  expect(fixed).toBe('{ "primary_id": "johns", "record_type": { "value": "PUBLIC" } }');
});
