import { expect, test } from 'vitest';
import { cdata, xmlText } from '../../text/codecs.ts';
import type { Edit, Span } from '../../text/span.ts';
import { Text } from '../../text/text.ts';
import type { Node } from '../tree.ts';
import { parseXml, type XmlNode } from './index.ts';

function rootOf(text: string): XmlNode {
  const { root } = parseXml(Text.of(text));
  if (root === undefined) throw new Error('no root');
  return root;
}

function at(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function applied(text: string, edits: readonly (Edit | undefined)[]): string {
  return edits.reduceRight(
    (result, edit) =>
      edit === undefined
        ? 'refused'
        : result.slice(0, edit.span.start) + edit.text + result.slice(edit.span.end),
    text,
  );
}

test('an element knows where all of it stands', () => {
  const text = `<p:a xmlns:p="urn:p" xmlns="urn:d" p:b='1' c="x &amp; y"><d/>text</p:a >`;
  const root = rootOf(text);
  expect({
    kind: root.kind,
    name: root.name,
    qualifiedName: root.qualifiedName,
    prefix: root.prefix,
    namespace: root.namespace,
    span: at(text, root.span),
    nameSpan: at(text, root.nameSpan),
    endNameSpan: root.endNameSpan && at(text, root.endNameSpan),
    contentSpan: at(text, root.contentSpan),
    contentText: root.contentText().value,
    value: root.value.value,
    valueSpan: at(text, root.valueSpan),
    child: root.children.map(({ name, namespace, prefix }) => `${prefix}{${namespace}}${name}`),
  }).toMatchInlineSnapshot(`
    {
      "child": [
        "{urn:d}d",
      ],
      "contentSpan": "<d/>text",
      "contentText": "<d/>text",
      "endNameSpan": "p:a",
      "kind": "element",
      "name": "a",
      "nameSpan": "p:a",
      "namespace": "urn:p",
      "prefix": "p",
      "qualifiedName": "p:a",
      "span": "<p:a xmlns:p="urn:p" xmlns="urn:d" p:b='1' c="x &amp; y"><d/>text</p:a >",
      "value": "text",
      "valueSpan": "text",
    }
  `);
  expect(
    root.attributes.map((attribute) => ({
      name: attribute.name,
      namespace: attribute.namespace,
      span: at(text, attribute.span),
      nameSpan: at(text, attribute.nameSpan),
      value: attribute.value.value,
      valueSpan: at(text, attribute.valueSpan),
    })),
  ).toMatchInlineSnapshot(`
    [
      {
        "name": "b",
        "nameSpan": "p:b",
        "namespace": "urn:p",
        "span": "p:b='1'",
        "value": "1",
        "valueSpan": "1",
      },
      {
        "name": "c",
        "nameSpan": "c",
        "namespace": "",
        "span": "c="x &amp; y"",
        "value": "x & y",
        "valueSpan": "x &amp; y",
      },
    ]
  `);
});

test.each([
  ['<a>x</a>', 'x', 'x'],
  ['<a> x\n</a>', ' x\n', ' x\n'],
  ['<a>x<!-- y --> z</a>', 'x z', 'x<!-- y --> z'],
  ['<a><?go?>x</a>', 'x', 'x'],
  ['<a>A &amp; B &#65;</a>', 'A & B A', 'A &amp; B &#65;'],
  ['<a>1\r\n2</a>', '1\n2', '1\r\n2'],
  ['<a><![CDATA[<x>]]></a>', '<x>', '<x>'],
  ['<a>1<![CDATA[2]]>3</a>', '123', '1<![CDATA[2]]>3'],
  ['<a><b/>x<b/></a>', 'x', 'x'],
  ['<a>\n <b/>\n</a>', '', '<a>\n <b/>\n</a>'],
  ['<a></a>', '', '<a></a>'],
  ['<a/>', '', '<a/>'],
  ['<a><![CDATA[]]></a>', '', '<a><![CDATA[]]></a>'],
])('the value of %j is %j, at %j', (text, value, place) => {
  const root = rootOf(text);
  expect(root.value.value).toBe(value);
  expect(at(text, root.valueSpan)).toBe(place);
});

test.each([
  ['<a>x</a>', '<a>1 &lt; 2 &amp; "3"</a>'],
  ['<a></a>', '<a>1 &lt; 2 &amp; "3"</a>'],
  ['<p:a xmlns:p="urn:p" b="/" />', '<p:a xmlns:p="urn:p" b="/">1 &lt; 2 &amp; "3"</p:a>'],
  ['<a><![CDATA[x]]></a>', '<a><![CDATA[1 < 2 & "3"]]></a>'],
  ['<a><![CDATA[]]></a>', '<a><![CDATA[1 < 2 & "3"]]></a>'],
  ['<a>\n<![CDATA[x]]>\n</a>', '<a>1 &lt; 2 &amp; "3"</a>'],
  ['<a>x<!-- c --></a>', '<a>1 &lt; 2 &amp; "3"<!-- c --></a>'],
  ['<a><b/></a>', 'refused'],
  ['<a', 'refused'],
])('writing into %j gives %j', (text, written) => {
  expect(applied(text, [rootOf(text).write('1 < 2 & "3"')])).toBe(written);
});

test.each([
  ['<a b="x"/>', '<a b="&lt;&quot;&apos;>"/>'],
  ["<a b='x'/>", "<a b='&lt;&quot;&apos;>'/>"],
  ['<a b=""/>', '<a b="&lt;&quot;&apos;>"/>'],
  ['<a b=x/>', '<a b="&lt;&quot;&apos;>"/>'],
  ['<a b/>', '<a b="&lt;&quot;&apos;>"/>'],
  ['<a b="x', 'refused'],
])('writing into the attribute of %j gives %j', (text, written) => {
  expect(applied(text, [rootOf(text).attributes[0]?.write('<"\'>')])).toBe(written);
});

test('what XML cannot spell is not written', () => {
  expect(rootOf('<a/>').write('\0')).toBeUndefined();
  expect(rootOf('<a>x</a>').write('\0')).toBeUndefined();
  expect(rootOf('<a b="x"/>').attributes[0]?.write('\0')).toBeUndefined();
});

test.each([
  ['<a>x</a>', '<n:b>x</n:b>'],
  ['<a/>', '<n:b/>'],
  ['<a>x</c>', '<n:b>x</n:b>'],
  ['<a>x', '<n:b>x'],
])('renaming in %j gives %j', (text, renamed) => {
  expect(applied(text, rootOf(text).requalify('n:b'))).toBe(renamed);
});

test('an element whose end tag is missing ends with its last character', () => {
  const text = '<a>\n  <b>x\n  <c>y</c>\n</a>';
  const [b] = rootOf(text).children;
  expect(b && at(text, b.span)).toBe('<b>x');
  expect(b && at(text, b.valueSpan)).toBe('x');
  expect(b && applied(text, [b.write('z')])).toBe('<a>\n  <b>z\n  <c>y</c>\n</a>');
});

/** Every node with what its places cover, as one list. */
function places(file: string, root: Node | undefined): string[] {
  const found: string[] = [];
  const todo = [root];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    const { span, nameSpan, valueSpan, value } = node;
    found.push([span, nameSpan, valueSpan].map((place) => at(file, place)).join(' | '), value.value);
    todo.push(...node.children.toReversed(), ...node.attributes.toReversed());
  }
  return found;
}

const inner =
  '<user a="1 &amp; 2">\n <n><![CDATA[x < y]]&gt;z</n>\n <m>J &#111; &lt;</m>\n <e/>\n</user>'.replace(
    ']]&gt;',
    ']]>',
  );

test('the same XML bare, in CDATA and escaped: the same nodes at the same characters', () => {
  const escaped = `<r><x>${xmlText.encode(inner)}</x></r>`;
  const inCdata = `<r><x><![CDATA[${cdata.encode(inner)}]]></x></r>`;
  const bare = places(inner, parseXml(Text.of(inner)).root);
  const nested = (file: string): string[] => {
    const [x] = rootOf(file).children;
    return places(file, x && parseXml(x.value).root);
  };
  expect(
    nested(escaped).map((place, i) => (i % 2 === 0 ? Text.of(place).decode(xmlText).value : place)),
  ).toEqual(bare);
  expect(
    nested(inCdata).map((place, i) => (i % 2 === 0 ? Text.of(place).decode(cdata).value : place)),
  ).toEqual(bare);
});

test.each([
  [
    'escaped',
    '<r>&lt;a b="1"&gt;Fish &amp; Chips&lt;/a&gt;</r>',
    '<r>&lt;a b="1"&gt;Fish &amp;amp; Chips&lt;/a&gt;</r>',
  ],
  [
    'in CDATA',
    '<r><![CDATA[<a b="1">Fish & Chips</a>]]></r>',
    '<r><![CDATA[<a b="1">Fish &amp; Chips</a>]]></r>',
  ],
])('a repair inside XML that is itself %s is spelled for its depth', (_, file, repaired) => {
  const [problem] = parseXml(rootOf(file).value).problems;
  expect(applied(file, [problem?.fix?.edit])).toBe(repaired);
  expect(parseXml(rootOf(repaired).value).problems).toEqual([]);
});
