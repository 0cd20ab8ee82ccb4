import { describe, expect, test } from 'vitest';
import { Text } from '../text.ts';
import { parseXml } from './index.ts';

/** Every line of the text, and under it what is wrong there. */
function picture(text: string): string {
  const { problems } = parseXml(Text.of(text));
  const drawn: string[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const lineEnd = lineStart + line.length;
    drawn.push(line);
    for (const { code, message, span, related, fix } of problems) {
      if (span.start < lineStart || span.start > lineEnd) continue;
      const width = Math.min(span.end, lineEnd) - span.start;
      const other = related && ` [${text.slice(related.span.start, related.span.end)}: ${related.message}]`;
      const repair = fix && ` [${fix.title}]`;
      const about = code === 'well-formed' ? '' : `${code}: `;
      drawn.push(
        `${' '.repeat(span.start - lineStart)}${'~'.repeat(width)} ${about}${message}${other ?? ''}${repair ?? ''}`,
      );
    }
    lineStart = lineEnd + 1;
  }
  return `\n${drawn.join('\n')}\n`;
}

function repaired(text: string): string {
  const edits = parseXml(Text.of(text)).problems.flatMap(({ fix }) => (fix === undefined ? [] : [fix.edit]));
  return edits.reduceRight(
    (result, { span, text }) => result.slice(0, span.start) + text + result.slice(span.end),
    text,
  );
}

const cases: Record<string, readonly string[]> = {
  references: [
    '<a>Fish & Chips</a>',
    '<a b="x & y">&eacute; &amp &lt3 &#65 &#x41; &#0; &#xFFFF; &#xD800; &#99999999999; &#; &#x;</a>',
    '<a>& && &;</a>',
  ],
  characters: ['<a>\u0001\u0002 \ufffe</a>', '<a>\ud800</a>', '<a b="\0"/>'],
  text: [
    '<a>x ]]> y</a>',
    '<a>1 < 2 <= 3</a>',
    '<a>x<\n</a>',
    '<a/>after',
    'before<a/>',
    'hello',
    '',
    ' \n',
    '<!-- -->',
  ],
  attributes: [
    '<a b=1/>',
    '<a b/>',
    '<a b= c="1"/>',
    '<a b="1"c="2"/>',
    '<a b="1" b="2"/>',
    '<a b="1<2"/>',
    '<a b="1 c="2"/>',
    '<a b="1>x</a>',
    '<a $ %/>',
    '<a / >',
    '<a b="1"" c="2"/>',
  ],
  'comments, instructions, CDATA': [
    '<a><!-- x -- y --></a>',
    '<a><!-- x ---></a>',
    '<a><!-- x <b/></a>',
    '<a><![CDATA[x</a>',
    '<a><![CDATA x ]]></a>',
    '<![CDATA[x]]><a/>',
    '<a><? x ?><?p:x ?><?x;?><?XML ?><?x y></a>',
  ],
  'the XML declaration': [
    '<?xml?><a/>',
    '<?xml version="2.0"?><a/>',
    "<?xml version='1.0' encoding='8-bit'?><a/>",
    '<?xml version="1.0" standalone="maybe"?><a/>',
    '<?xml encoding="UTF-8" version="1.0"?><a/>',
    '<?xml version="1.0" standalone="yes" encoding="UTF-8"?><a/>',
    '<?xml version="1.0"encoding="UTF-8"?><a/>',
    '<?xml version=1.0?><a/>',
    '<?xml version="1.0">\n<a/>',
    '\n<?xml version="1.0"?><a/>',
    '<a><?xml version="1.0"?></a>',
  ],
  DOCTYPE: [
    '<!DOCTYPE a><a/>',
    '<!DOCTYPE a SYSTEM "x>y" [ <!ENTITY e "]>"> <!-- " ]> --> <?x ]> ?> ]>\n<a>&e;</a>',
    '<!DOCTYPE a [\n<a><b></a>',
    '<a><!doctype b></a>',
  ],
  tags: [
    '<a></b>',
    '<a><b>x</a>',
    '<a><b>x</c></a>',
    '<a><b>x</b></c></a>',
    '<a><b>x</a></b>',
    '<a><b>x</</a>',
    '<a><b>x</b</a>',
    '<a><bc>x</b</a>',
    '<a><b>x</b c="1"></a>',
    '<a></ a>',
    '<a></>',
    '<a><b><c>x',
    '<a',
    '<a><b</a>',
    '<a/><b/><c/>',
    '</a>',
    '<a/></a>',
  ],
  namespaces: [
    '<p:a><p:b q:c="1"/></p:a>',
    '<a xmlns:p=""/>',
    '<a xmlns=""/>',
    '<a xmlns:xml="urn:x" xmlns:xmlns="urn:x"/>',
    '<a xmlns:p="http://www.w3.org/XML/1998/namespace" xmlns="http://www.w3.org/2000/xmlns/"/>',
    '<xmlns:a/>',
    '<a xmlns:p="urn:x" xmlns:q="urn:x" p:b="1" q:b="2"/>',
    '<a:b:c xmlns:a="urn:x" a:="1" :b="2" a:1="3"/>',
    '<a xmlns:__proto__="urn:x"><__proto__:b constructor="1"/></a>',
  ],
};

describe.each(Object.entries(cases))('%s', (_, texts) => {
  test.each(texts)('%j', (text) => {
    expect(picture(text)).toMatchSnapshot();
  });
});
