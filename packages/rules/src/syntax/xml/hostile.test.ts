import { expect, test } from 'vitest';
import { Text } from '../../text/text.ts';
import { parseXml } from './index.ts';

const hostile: Record<string, (n: number) => string> = {
  'nested elements': (n) => `${'<a>'.repeat(n)}${'</a>'.repeat(n)}`,
  'nested elements without end': (n) => '<a>'.repeat(n),
  'lines of elements without end': (n) => '<a>\n'.repeat(n),
  'nested elements without end before white space': (n) => `<r>${'<a>'.repeat(n)}${' '.repeat(n)}</r>`,
  'end tags without start': (n) => `<r>${'<a>'.repeat(n)}${'</b>'.repeat(n)}</r>`,
  'one name for open, another for end': (n) => `<r>${'<a>x</b>'.repeat(n)}</r>`,
  'attributes of one element': (n) => `<r ${Array.from({ length: n }, (_, i) => `a${i}="1"`).join(' ')}/>`,
  'attributes with prefixes': (n) =>
    `<r xmlns:p="u" ${Array.from({ length: n }, (_, i) => `p:a${i}="1"`).join(' ')}/>`,
  'the same attribute': (n) => `<r ${'a="1" '.repeat(n)}/>`,
  'namespaces inside each other': (n) =>
    `<r ${Array.from({ length: n }, (_, i) => `xmlns:q${i}="u${i}"`).join(' ')}>${Array.from({ length: n }, (_, i) => `<q${i}:a xmlns:p${i}="u">`).join('')}`,
  siblings: (n) => `<r>${'<a/>'.repeat(n)}</r>`,
  'angle brackets': (n) => `<r>${'<'.repeat(n)}</r>`,
  'angle brackets in an attribute': (n) => `<r a="${'<'.repeat(n)}`,
  ampersands: (n) => `<r>${'&'.repeat(n)}</r>`,
  'open quotes': (n) => `<r>${'<a b="'.repeat(n)}</r>`,
  'open quotes of both kinds': (n) => `<r>${`<a b="<a b='`.repeat(n)}</r>`,
  'quotes without a tag': (n) => `<r ${'"'.repeat(n)}>`,
  'open comments': (n) => `<r>${'<!--'.repeat(n)}</r>`,
  'open comments with hyphens': (n) => `<r>${'<!-- -- '.repeat(n)}</r>`,
  'open CDATA sections': (n) => `<r>${'<![CDATA['.repeat(n)}`,
  'open CDATA sections in elements': (n) =>
    `<r>${Array.from({ length: n }, (_, i) => `<a${i}><![CDATA[\n`).join('')}`,
  'CDATA sections': (n) => `<r>${'<![CDATA[x]]>'.repeat(n)}</r>`,
  'open instructions': (n) => `<r>${'<?a '.repeat(n)}</r>`,
  'open DOCTYPEs': (n) => `<r>${'<!DOCTYPE a ['.repeat(n)}</r>`,
  'open DOCTYPEs with quotes': (n) => `<r>${'<!DOCTYPE a "'.repeat(n)}</r>`,
  'white space in a tag': (n) => `<r${' '.repeat(n)}`,
  'white space around an XML declaration': (n) => `<?xml version="1.0"${' '.repeat(n)}x?><r/>`,
  'one long name': (n) => `<${'a'.repeat(n)}>`,
  colons: (n) => `<r${':a'.repeat(n)}/>`,
  'one long entity': (n) => `<r>&${'a'.repeat(n)}</r>`,
  'one long character reference': (n) => `<r>&#${'1'.repeat(n)};</r>`,
  'illegal characters': (n) => `<r>${'\0 '.repeat(n)}</r>`,
  'half-typed tags': (n) => `<r>${'<a\n'.repeat(n)}</r>`,
  'half-typed end tags': (n) => `<r>${'</a\n'.repeat(n)}</r>`,
};

// Quadratic time would need minutes for these, and run into the limit.
test.each(Object.entries(hostile))('many times: %s', { timeout: 30_000 }, (_, make) => {
  const { problems } = parseXml(Text.of(make(30_000)));
  expect(problems.length).toBeLessThanOrEqual(1000);
});

test('200,000 deep: one problem, and a tree down to the last', () => {
  const deep = 200_000;
  const { root, problems } = parseXml(Text.of(`${'<a>'.repeat(deep)}x${'</a>'.repeat(deep)}`));
  expect(problems.map(({ code, span }) => ({ code, span }))).toEqual([
    { code: 'too-deep', span: { start: 3000, end: 3002 } },
  ]);
  let innermost = root;
  let depth = 0;
  for (let node = root; node !== undefined; node = node.children[0]) {
    innermost = node;
    depth += 1;
  }
  expect(depth).toBe(deep);
  expect(innermost?.value.value).toBe('x');
});

test('a thousand deep is not too deep', () => {
  expect(parseXml(Text.of(`${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}`)).problems).toEqual([]);
});

test('half a million siblings', () => {
  expect(parseXml(Text.of(`<r>${'<a/>'.repeat(500_000)}</r>`)).root?.children).toHaveLength(500_000);
});

test('a hundred thousand attributes, the last one there twice', () => {
  const attributes = Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(' ');
  const { root, problems } = parseXml(Text.of(`<r ${attributes} a99999=""/>`));
  expect(root?.attributes).toHaveLength(100_001);
  expect(problems).toHaveLength(1);
});
