import { parseXml, Text } from '@userlint/rules';
import { expect, test } from 'vitest';
import { prettyXml } from './pretty-xml.ts';

function laidOut(xml: string, folded: readonly string[] = []): string {
  const { root } = parseXml(Text.of(xml));
  return root === undefined ? '' : prettyXml(root, folded);
}

test('an element a line, with its attributes as they mean', () => {
  expect(laidOut(`<a xmlns:x='urn:x' x:b='1 &lt; 2'><c/><x:d> <e>1</e> </x:d></a>`)).toMatchInlineSnapshot(`
    "<a xmlns:x="urn:x" x:b="1 &lt; 2">
      <c/>
      <x:d>
        <e>1</e>
      </x:d>
    </a>"
  `);
});

test('text and comments between elements stay where they are', () => {
  expect(
    laidOut('<p>Sign <b>in</b>, <![CDATA[or]]> else &amp; go<!-- 5 > 4 --> away<i/></p>'),
  ).toMatchInlineSnapshot(`
    "<p>
      Sign
      <b>in</b>
      , or else &amp; go
      <!-- 5 > 4 -->
      away
      <i/>
    </p>"
  `);
});

test('what is spelled in pieces is written in one, so that a secret in it is found', () => {
  expect(laidOut('<a><![CDATA[se]]>cr&#x65;<![CDATA[t]]></a>')).toBe('<a>secret</a>');
});

test('XML that is carried as text is laid out where it may be, and stays text where it is none', () => {
  const carried = '<r><![CDATA[<x><y>1</y></x>]]></r>';
  expect(laidOut(carried, ['r'])).toMatchInlineSnapshot(`
    "<r>
      <x>
        <y>1</y>
      </x>
    </r>"
  `);
  expect(laidOut(carried)).toBe('<r>&lt;x>&lt;y>1&lt;/y>&lt;/x></r>');
  expect(laidOut('<r>&lt;x></r>', ['r'])).toBe('<r>&lt;x></r>');
});

test('what it shows means what the answer says', () => {
  const text = '<a>1 &lt; 2 &amp; 3 ]]&gt; <b q="&quot;\'&#9;"/></a>';
  const again = laidOut(laidOut(text));
  expect(again).toBe(laidOut(text));
  expect(parseXml(Text.of(again)).problems).toEqual([]);
});
