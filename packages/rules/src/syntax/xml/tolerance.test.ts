import { expect, test } from 'vitest';
import { Text } from '../../text/text.ts';
import { parseXml, type XmlNode } from './index.ts';

/** The tree as it was read: names by depth, attributes and values beside them. */
function outline(text: string): string {
  const lines: string[] = [];
  const todo: [XmlNode | undefined, number][] = [[parseXml(Text.of(text)).root, 0]];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const [node, depth] = next;
    if (node === undefined) continue;
    const attributes = node.attributes.map(({ name, value }) => ` ${name}=${value.value}`).join('');
    const value = node.value.value === '' ? '' : `: ${node.value.value.replaceAll('\n', '⏎')}`;
    lines.push(`${'  '.repeat(depth)}${node.name}${attributes}${value}`);
    for (const child of node.children.toReversed()) todo.push([child, depth + 1]);
  }
  return `\n${lines.join('\n')}\n`;
}

const user = (middle: string): string => `<user>
  <primary_id>x1</primary_id>
  ${middle}
  <last_name>Bach</last_name>
</user>`;

test.each([
  ['a name', '<first_na', 'first_na'],
  ['a tag with an attribute', '<first_name a="1"', 'first_name a=1'],
  ['an attribute', '<first_name a', 'first_name a='],
  ['an attribute without value', '<first_name a=', 'first_name a='],
  ['an open quote', '<first_name a="1', 'first_name a=1'],
  ['an open quote in a whole element', '<first_name a="1>Jo</first_name>', 'first_name a=1: Jo'],
  [
    'an open quote before another attribute',
    '<first_name a="1 b="2">Jo</first_name>',
    'first_name a=1 b=2: Jo',
  ],
  ['a start tag before its text', '<first_name Jo</first_name>', 'first_name:  Jo'],
  ['a text', '<first_name>Jo', 'first_name: Jo'],
  ['a text and a bracket', '<first_name>Jo<', 'first_name: Jo'],
  ['an end tag', '<first_name>Jo</first', 'first_name: Jo'],
  ['the beginning of an end tag', '<first_name>Jo</', 'first_name: Jo'],
  ['a misspelt end tag', '<first_name>Jo</frist_name>', 'first_name: Jo'],
  ['a misspelt start tag', '<frist_name>Jo</first_name>', 'frist_name: Jo'],
  ['a stray end tag', '<first_name>Jo</first_name></b>', 'first_name: Jo'],
  ['a comment', '<!-- <first_name>Jo</first_name>', 'first_name: Jo'],
  ['a CDATA section', '<first_name><![CDATA[Jo</first_name>', 'first_name: Jo'],
  ['a reference', '<first_name>Jo &am</first_name>', 'first_name: Jo &am'],
])('%s, half-typed, breaks off where it must', (_, middle, expected) => {
  expect(outline(user(middle))).toBe(`
user
  primary_id: x1
  ${expected}
  last_name: Bach
`);
});

test.each([
  '<',
  '</',
  '<!',
  '<!-',
  '<!-- a',
  '<![CDATA',
  '<?',
  '<?go',
  '<!DOCTYPE user [',
])('%s between elements leaves them alone', (middle) => {
  expect(outline(user(middle))).toBe(outline(user('')));
});

const contacts = `<users>
  <user>
    <emails>
      <email preferred="true">
        <email_address>a@x.org</email_address>
      </email>
      <email>
        <email_address>b@x.org</email_address>
      </email>
    </emails>
    <phones>
      <phone><phone_number>1</phone_number></phone>
    </phones>
  </user>
  <user>
    <emails/>
  </user>
</users>`;

/** Every element's name and depth, in order. */
function depths(text: string): string[] {
  return outline(text)
    .trim()
    .split('\n')
    .map((line) => /^ *[^ :]*/.exec(line)?.[0] ?? '');
}

test.each(contacts.match(/<\/\w+>/g) ?? [])('without one %s every element keeps its depth', (tag) => {
  const at = contacts.indexOf(tag);
  expect(depths(contacts.slice(0, at) + contacts.slice(at + tag.length))).toEqual(depths(contacts));
});

test('on one line, what has the name of an element without end tag follows it', () => {
  const oneLine = contacts.replaceAll(/\n */g, '');
  expect(depths(oneLine.replace('</user>', ''))).toEqual(depths(oneLine));
});

const soap = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">
<s:Body>
<u:updateUser xmlns:u="urn:x"><arg0 a='1'>A &amp; B</arg0>
<arg1><![CDATA[<user>1 < 2</user>]]></arg1>
</u:updateUser>
</s:Body>
</s:Envelope>`;

/** The elements without children, with their places and values, in order. */
function leaves(text: string): { readonly end: number; readonly all: string }[] {
  const found: { end: number; all: string }[] = [];
  const todo = [parseXml(Text.of(text)).root];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (node.children.length === 0) {
      const { span, valueSpan, value, name, namespace } = node;
      found.push({
        end: span.end,
        all: JSON.stringify({ name, namespace, span, valueSpan, value: value.value }),
      });
    }
    todo.push(...node.children.toReversed());
  }
  return found;
}

test.each([
  ['an indented text', contacts],
  ['a text without indentation', soap],
  ['a text on one line', contacts.replaceAll(/\n */g, '')],
])('every beginning of %s keeps what was complete, with its place', (_, text) => {
  const whole = leaves(text);
  for (let end = 0; end < text.length; end += 1) {
    const complete = whole.filter((leaf) => leaf.end <= end).map(({ all }) => all);
    const kept = leaves(text.slice(0, end)).map(({ all }) => all);
    expect(kept.slice(0, complete.length)).toEqual(complete);
  }
});

test('one character more or less leaves the other elements at their depth', () => {
  const before = depths(contacts);
  let kept = 0;
  let all = 0;
  for (const typed of ['', '<', '>', '/', '"', '&', '=', ' ', '\n', 'x']) {
    // The root's own tags are left alone: without a root there is no depth.
    for (let at = '<users>'.length; at < contacts.length - '</users>'.length; at += 1) {
      const after = depths(contacts.slice(0, at) + typed + contacts.slice(typed === '' ? at + 1 : at));
      kept += common(before, after);
      all += before.length;
    }
  }
  expect(kept / all).toBeGreaterThan(0.95);
});

function common(before: readonly string[], after: readonly string[]): number {
  const left = [...after];
  return before.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}
