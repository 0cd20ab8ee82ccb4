import { expect, test } from 'vitest';
import { applyEdits } from '../../../rules/fix.ts';
import { findings } from '../../../testing/index.ts';

const rule = 'alma/contact-info-order';

function user(lists: string): string {
  return `<user><primary_id>johns</primary_id><record_type>PUBLIC</record_type><contact_info>${lists}</contact_info></user>`;
}

test('the lists change places; what stands between them does not', () => {
  const source = user('\n  <phones>\n    <phone/>\n  </phones>\n  <!-- mail -->\n  <emails/><addresses/>\n');
  const [finding] = findings(source, { rule });
  expect(applyEdits(source, finding?.fixes[0]?.edits ?? [])).toBe(
    user('\n  <addresses/>\n  <!-- mail -->\n  <emails/><phones>\n    <phone/>\n  </phones>\n'),
  );
});

test('with a list nobody knows among them it is left to the author', () => {
  expect(findings(user('<phones/><faxes/><emails/>'), { rule })).toMatchObject([{ fixes: [] }]);
});

test('in JSON members have no order', () => {
  const source = '{ "primary_id": "johns", "contact_info": { "phone": [], "email": [] } }';
  expect(findings(source, { rule, path: 'user.json' })).toEqual([]);
});
