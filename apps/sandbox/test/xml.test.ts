import { expect, test } from 'vitest';
import { childNamed, readXml } from '../src/xml/read.ts';
import { cdata, element } from '../src/xml/write.ts';

test('reads names, namespaces, attributes and text', () => {
  const root = readXml('<a:r xmlns:a="urn:x" n="1" a:m="2"><b>t&amp;<![CDATA[<u>]]></b></a:r>');
  expect(root).toEqual({
    name: 'r',
    namespace: 'urn:x',
    attributes: new Map([
      ['n', '1'],
      ['m', '2'],
    ]),
    children: [{ name: 'b', namespace: '', attributes: new Map(), children: [], text: 't&<u>' }],
    text: '',
  });
});

test('a repeated element: the last one', () => {
  expect(childNamed(readXml('<r><a>1</a><a>2</a></r>'), 'a')?.text).toBe('2');
});

test.each([
  '',
  'text',
  '<a>',
  '<a></b>',
  '<a/><b/>',
  '<a>&</a>',
  '<a>&nbsp;</a>',
  '<a>]]></a>',
  '<a b=1/>',
  '<a b="1" b="2"/>',
  '<a>&#0;</a>',
  '<a>\u0001</a>',
  '<x:a/>',
  '<!DOCTYPE a><a/>',
  '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
  '<?xml version="1.0" encoding="ISO-8859-1"?><a/>',
  ` <?xml version="1.0"?><a/>`,
  '<a>'.repeat(1001) + '</a>'.repeat(1001),
])('refuses %.60s', (source) => {
  expect(readXml(source)).toBeUndefined();
});

test('a thousand elements deep is read', () => {
  expect(readXml('<a>'.repeat(1000) + '</a>'.repeat(1000))?.name).toBe('a');
});

test('many names that are each looked up through many elements are refused, many names are not', () => {
  const deep = (content: string) =>
    `${'<a xmlns:q="urn:q">'.repeat(990)}${content}${'</a>'.repeat(990)}`.replace(' ', ' xmlns:p="urn:p" ');
  expect(readXml(deep('<p:b/>'.repeat(100)))?.name).toBe('a');
  expect(readXml(deep('<p:b/>'.repeat(40_000)))).toBeUndefined();
  const attributes = Array.from({ length: 40_000 }, (_, index) => `p:a${index}=""`).join(' ');
  expect(readXml(deep(`<b ${attributes}/>`))).toBeUndefined();
  expect(readXml(`<a xmlns:p="urn:p">${'<p:b/>'.repeat(100_000)}</a>`)?.children).toHaveLength(100_000);
  expect(readXml(`<a>${'<b/>'.repeat(200_000)}</a>`)).toBeUndefined();
});

test('a name out of Object.prototype is a name', () => {
  expect(readXml('<__proto__ __proto__="1" constructor="2"/>')?.attributes.get('constructor')).toBe('2');
});

test.each([
  '',
  'a',
  'A & B <C> "D"',
  ']]>',
  'a\r\n\tb',
  ' a ',
  '😀',
])('writes %j so that it is read back', (value) => {
  const written = element('r', { at: value }, element('v', {}, value));
  const root = readXml(written.xml);
  expect([root?.attributes.get('at'), childNamed(root, 'v')?.text]).toEqual([value, value]);
});

test('what XML cannot hold is replaced', () => {
  expect(element('r', {}, 'a\u0000\u001b\ufffe\ud800b').xml).toBe('<r>a\ufffd\ufffd\ufffd\ufffdb</r>');
});

test('markup in CDATA is read back as it was', () => {
  const inner = element('i', { at: ']]>' }, ']]>');
  expect(readXml(element('r', {}, cdata(inner)).xml)?.text).toBe(inner.xml);
});
