import { describe, expect, test } from 'vitest';
import { Text } from '../text.ts';
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

describe('what is half-typed is cut where it breaks off', () => {
  test.each([
    ['a name', '  <first_na'],
    ['a tag with an attribute', '  <first_name a="1"'],
    ['an attribute', '  <first_name a'],
    ['an attribute without value', '  <first_name a='],
    ['an open quote', '  <first_name a="1'],
    ['an open quote in a whole element', '  <first_name a="1>Jo</first_name>'],
    ['a start tag before its text', '  <first_name Jo</first_name>'],
    ['an angle bracket', '  <'],
    ['a text', '  <first_name>Jo'],
    ['an end tag', '  <first_name>Jo</first'],
    ['the beginning of an end tag', '  <first_name>Jo</'],
    ['a misspelt end tag', '  <first_name>Jo</frist_name>'],
    ['a misspelt start tag', '  <frist_name>Jo</first_name>'],
    ['a stray end tag', '  <first_name>Jo</first_name></b>'],
    ['a comment', '  <!-- <first_name>Jo</first_name>'],
    ['a CDATA section', '  <first_name><![CDATA[Jo</first_name>'],
    ['a CDATA section on its own line', '  <![CDATA[Jo'],
    ['an instruction', '  <?go'],
    ['a DOCTYPE', '  <!DOCTYPE user ['],
    ['a reference', '  <first_name>Jo &am</first_name>'],
  ])('%s', (_, middle) => {
    const text = outline(user(middle));
    expect(text).toContain('\n  primary_id: x1\n');
    expect(text).toContain('\n  last_name: Bach\n');
    expect(outline(user(middle))).toMatchSnapshot();
  });
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
