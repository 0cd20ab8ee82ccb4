import { expect, test } from 'vitest';
import { applyEdits } from '../../../rules/fix.ts';
import { check, findings } from '../../../testing/index.ts';

const options = { rule: 'alma/segment-type', operation: 'alma/users.update' };

const source = `<user>
<primary_id>johns</primary_id>
<account_type>EXTERNAL</account_type>
<contact_info>
<emails>
<email preferred="true" segment_type="Internal"><email_address>a</email_address></email>
<email segment_type=""><email_address>b</email_address></email>
<email><email_address>c</email_address></email>
</emails>
</contact_info>
<rs_libraries><rs_library><code>RS</code></rs_library></rs_libraries>
</user>`;

test('one finding for a list, and both ways to say it', () => {
  expect(check(source, options)).toMatchInlineSnapshot(`
    "<user>
    <primary_id>johns</primary_id>
    <account_type>EXTERNAL</account_type>
    <contact_info>
    <emails>
     ^^^^^^ warning alma/segment-type: 2 of 3 in emails without segment_type: of an external user they count as External, and the next load replaces them.
    <email preferred="true" segment_type="Internal"><email_address>a</email_address></email>
    <email segment_type=""><email_address>b</email_address></email>
    <email><email_address>c</email_address></email>
    </emails>
    </contact_info>
    <rs_libraries><rs_library><code>RS</code></rs_library></rs_libraries>
    </user>"
  `);
  const [finding] = findings(source, options);
  const [external, internal] = (finding?.fixes ?? []).map(({ edits = [] }) => applyEdits(source, edits));
  expect(external?.match(/segment_type="External"/g)).toHaveLength(2);
  expect(internal?.match(/segment_type="Internal"/g)).toHaveLength(3);
  for (const text of [external, internal]) expect(findings(text ?? '', options)).toEqual([]);
});

test('silence of an internal user, of a load, and while the call is unknown', () => {
  const { rule } = options;
  expect(findings(source.replace('EXTERNAL', 'INTERNAL'), options)).toEqual([]);
  expect(findings(`<users>\n${source}\n</users>`, { rule })).toEqual([]);
  expect(findings(source, { rule })).toEqual([]);
});
