import { expect, test } from 'vitest';
import { Text } from '../../text/text.ts';
import { parseXml } from './index.ts';

/** Every line of the text, and under it what is wrong there. */
function picture(text: string): string {
  const { problems } = parseXml(Text.of(text));
  const drawn: string[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const lineEnd = lineStart + line.length;
    drawn.push(line.replaceAll(/\p{C}/gu, '▯'));
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
  return drawn.join('\n');
}

function pictures(...texts: readonly string[]): string {
  return `\n${texts.map(picture).join('\n\n')}\n`;
}

test('references', () => {
  expect(
    pictures(
      '<a>Fish & Chips</a>',
      '<a b="x & y">&eacute; &amp &lt3 &#65 &#x41; &#0; &#xFFFF; &#xD800; &#99999999999; &#; &#x;</a>',
      '<a>& && &;</a>',
    ),
  ).toMatchInlineSnapshot(`
    "
    <a>Fish & Chips</a>
            ~ A bare & is not allowed in XML; write &amp;. [Write &amp;]

    <a b="x & y">&eacute; &amp &lt3 &#65 &#x41; &#0; &#xFFFF; &#xD800; &#99999999999; &#; &#x;</a>
            ~ A bare & is not allowed in XML; write &amp;. [Write &amp;]
                 ~~~~~~~~ XML does not know the entity &eacute; – write the character itself, or &amp;eacute; to mean these letters.
                          ~~~~ &amp lacks its semicolon; write &amp;.
                               ~ A bare & is not allowed in XML; write &amp;. [Write &amp;]
                                    ~~~~ &#65 lacks its semicolon; write &#65; (or &amp; if the & means itself).
                                                ~~~~ &#0; stands for a character that XML does not allow; remove it.
                                                     ~~~~~~~~ &#xFFFF; stands for a character that XML does not allow; remove it.
                                                              ~~~~~~~~ &#xD800; stands for a character that XML does not allow; remove it.
                                                                       ~~~~~~~~~~~~~~ &#99999999999; stands for a character that XML does not allow; remove it.
                                                                                      ~ A bare & is not allowed in XML; write &amp;. [Write &amp;]
                                                                                          ~ A bare & is not allowed in XML; write &amp;. [Write &amp;]

    <a>& && &;</a>
       ~ A bare & is not allowed in XML; write &amp;. [Write &amp;]
         ~ A bare & is not allowed in XML; write &amp;. [Write &amp;]
          ~ A bare & is not allowed in XML; write &amp;. [Write &amp;]
            ~ A bare & is not allowed in XML; write &amp;. [Write &amp;]
    "
  `);
});

test('characters', () => {
  expect(pictures('<a>\u0001\u0002 \ufffe</a>', '<a>\ud800</a>', '<a b="\0"/>')).toMatchInlineSnapshot(`
    "
    <a>▯▯ ▯</a>
       ~~ The character U+0001, and what follows it, is not allowed in XML; remove it.
          ~ The character U+FFFE is not allowed in XML; remove it.

    <a>▯</a>
       ~ The character U+D800 is not allowed in XML; remove it.

    <a b="▯"/>
          ~ The character U+0000 is not allowed in XML; remove it.
    "
  `);
});

test('text', () => {
  expect(
    pictures(
      '<a>x ]]> y</a>',
      '<a>1 < 2 <= 3</a>',
      '<a>x<\n</a>',
      '<a/>after',
      'before<a/>',
      'hello',
      '',
      ' \n',
      '<!-- -->',
    ),
  ).toMatchInlineSnapshot(`
    "
    <a>x ]]> y</a>
         ~~~ Text cannot contain ]]>; write ]]&gt;. [Write ]]&gt;]

    <a>1 < 2 <= 3</a>
         ~ A < that begins no tag must be written &lt;. [Write &lt;]
             ~ A < that begins no tag must be written &lt;. [Write &lt;]

    <a>x<
        ~ A < that begins no tag must be written &lt;. [Write &lt;]
    </a>

    <a/>after
        ~~~~~ Text cannot stand outside the root element; move it inside or remove it.

    before<a/>
    ~~~~~~ Text cannot stand outside the root element; move it inside or remove it.

    hello
    ~~~~~ Text cannot stand outside the root element; move it inside or remove it.


     There is no element here; an XML document has exactly one element at the top.

     
    ~ There is no element here; an XML document has exactly one element at the top.


    <!-- -->
    ~~~~~~~~ There is no element here; an XML document has exactly one element at the top.
    "
  `);
});

test('attributes', () => {
  expect(
    pictures(
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
    ),
  ).toMatchInlineSnapshot(`
    "
    <a b=1/>
         ~ The value of b must stand in quotes. [Put the value in quotes]

    <a b/>
       ~ The attribute b has no value; write b="…".

    <a b= c="1"/>
       ~ The attribute b has no value; write b="…".

    <a b="1"c="2"/>
            ~ A space is missing before this attribute.

    <a b="1" b="2"/>
             ~ The attribute b is there twice; remove one. [b: The first one.]

    <a b="1<2"/>
           ~ A < is not allowed in an attribute; write &lt;. [Write &lt;]

    <a b="1 c="2"/>
         ~~ The value of b is not closed; add " after it.

    <a b="1>x</a>
         ~~ The value of b is not closed; add " after it.

    <a $ %/>
       ~ $ cannot stand here in a tag; remove it.

    <a / >
       ~~~ The / and the > that end a tag must stand together. [Write />]

    <a b="1"" c="2"/>
            ~ " cannot stand here in a tag; remove it.
    "
  `);
});

test('comments, instructions, CDATA', () => {
  expect(
    pictures(
      '<a><!-- x -- y --></a>',
      '<a><!-- x ---></a>',
      '<a><!-- x <b/></a>',
      '<a><![CDATA[x</a>',
      '<a><![CDATA x ]]></a>',
      '<![CDATA[x]]><a/>',
      '<a><? x ?><?p:x ?><?x;?><?XML ?><?x y></a>',
    ),
  ).toMatchInlineSnapshot(`
    "
    <a><!-- x -- y --></a>
              ~~ A comment cannot contain --; remove a hyphen.

    <a><!-- x ---></a>
              ~~ A comment cannot contain --; remove a hyphen.

    <a><!-- x <b/></a>
       ~~~~~~~ The comment does not end; add -->.

    <a><![CDATA[x</a>
       ~~~~~~~~~ The CDATA section does not end; add ]]>. [Add ]]>]

    <a><![CDATA x ]]></a>
       ~~~~~~~~~~~~~~ <![CDATA x ]]> is neither a comment (<!-- … -->) nor a CDATA section (<![CDATA[ … ]]>).

    <![CDATA[x]]><a/>
    ~~~~~~~~~ Text cannot stand outside the root element; move it inside or remove it.

    <a><? x ?><?p:x ?><?x;?><?XML ?><?x y></a>
       ~~ After <? must come a name.
                ~~~ The name p:x cannot have a colon.
                         ~ A space is missing after x.
                              ~~~ The name xml is reserved, however it is written; the XML declaration begins <?xml.
                                    ~~~~~~ <?x y> does not end; add ?>.
    "
  `);
});

test('the XML declaration', () => {
  expect(
    pictures(
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
    ),
  ).toMatchInlineSnapshot(`
    "
    <?xml?><a/>
    ~~~~~ The XML declaration lacks its version; write version="1.0".

    <?xml version="2.0"?><a/>
                  ~~~~~ This cannot be the version of an XML document; write "1.0".

    <?xml version='1.0' encoding='8-bit'?><a/>
                                 ~~~~~~~ This cannot be the encoding of an XML document; write "UTF-8".

    <?xml version="1.0" standalone="maybe"?><a/>
                                   ~~~~~~~ This cannot be the standalone of an XML document; write "yes".

    <?xml encoding="UTF-8" version="1.0"?><a/>
          ~~~~~~~~ encoding cannot stand here: an XML declaration has version, then encoding, then standalone, and no more.

    <?xml version="1.0" standalone="yes" encoding="UTF-8"?><a/>
                                         ~~~~~~~~ encoding cannot stand here: an XML declaration has version, then encoding, then standalone, and no more.

    <?xml version="1.0"encoding="UTF-8"?><a/>
                       ~~~~~~~~ A space is missing before encoding.

    <?xml version=1.0?><a/>
          ~~~~~~~ Write version="1.0".

    <?xml version="1.0">
    ~~~~~~~~~~~~~~~~~~~~ <?xml version="1.0"> does not end; add ?>.
    <a/>


    <?xml version="1.0"?><a/>
    ~~~~~ The XML declaration can stand only at the very start of the text; remove the white space before it. [Remove what stands before it]

    <a><?xml version="1.0"?></a>
       ~~~~~ The XML declaration can stand only at the very start of the text; remove it. [Remove it]
    "
  `);
});

test('DOCTYPE', () => {
  expect(
    pictures(
      '<!DOCTYPE a><a/>',
      '<!DOCTYPE a SYSTEM "x>y" [ <!ENTITY e "]>"> <!-- " ]> --> <?x ]> ?> ]>\n<a>&e;</a>',
      '<!DOCTYPE a [\n<a><b></a>',
      '<a><!doctype b></a>',
    ),
  ).toMatchInlineSnapshot(`
    "
    <!DOCTYPE a><a/>
    ~~~~~~~~~ doctype: A DOCTYPE has no place in a payload and nothing in it is read; remove it.

    <!DOCTYPE a SYSTEM "x>y" [ <!ENTITY e "]>"> <!-- " ]> --> <?x ]> ?> ]>
    ~~~~~~~~~ doctype: A DOCTYPE has no place in a payload and nothing in it is read; remove it.
    <a>&e;</a>
       ~~~ XML does not know the entity &e; – write the character itself, or &amp;e; to mean these letters.

    <!DOCTYPE a [
    ~~~~~~~~~ doctype: A DOCTYPE has no place in a payload and nothing in it is read; remove it.
    <a><b></a>
       ~~ The element b is not closed; add </b>. [</a>: This end tag comes first.]

    <a><!doctype b></a>
       ~~~~~~~~~ doctype: A DOCTYPE has no place in a payload and nothing in it is read; remove it.
    "
  `);
});

test('tags', () => {
  expect(
    pictures(
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
    ),
  ).toMatchInlineSnapshot(`
    "
    <a></b>
       ~~~~ This end tag does not fit the open element a; write </a>. [<a: The start tag.]

    <a><b>x</a>
       ~~ The element b is not closed; add </b>. [</a>: This end tag comes first.]

    <a><b>x</c></a>
           ~~~~ This end tag does not fit the open element b; write </b>. [<b: The start tag.]

    <a><b>x</b></c></a>
               ~~~~ This end tag has no start tag; remove it, or add the start tag.

    <a><b>x</a></b>
       ~~ The element b is not closed; add </b>. [</a>: This end tag comes first.]

    <a><b>x</</a>
           ~~ This end tag does not fit the open element b; write </b>. [<b: The start tag.] [Write </b>]

    <a><b>x</b</a>
           ~~~ The end tag is not finished; write </b>. [Write </b>]

    <a><bc>x</b</a>
            ~~~ This end tag does not fit the open element bc; write </bc>. [<bc: The start tag.] [Write </bc>]

    <a><b>x</b c="1"></a>
           ~~~~~~~~~~ An end tag holds nothing but its name; write </b>. [Write </b>]

    <a></ a>
       ~~~~~ This end tag does not fit the open element a; write </a>. [<a: The start tag.]

    <a></>
       ~~~ This end tag does not fit the open element a; write </a>. [<a: The start tag.]

    <a><b><c>x
          ~~ The text ends before </c></b></a>; add what is missing. [Add the missing end tags]

    <a
    ~~ The tag <a is not finished; add >.

    <a><b</a>
       ~~ The tag <b is not finished; add >.

    <a/><b/><c/>
        ~~ A second root element: XML has exactly one element at the top; put both into one.

    </a>
    ~~~~ </a> has no start tag; remove it.

    <a/></a>
        ~~~~ </a> has no start tag; remove it.
    "
  `);
});

test('namespaces', () => {
  expect(
    pictures(
      '<p:a><p:b q:c="1"/></p:a>',
      '<a xmlns:p=""/>',
      '<a xmlns=""/>',
      '<a xmlns:xml="urn:x" xmlns:xmlns="urn:x"/>',
      '<a xmlns:p="http://www.w3.org/XML/1998/namespace" xmlns="http://www.w3.org/2000/xmlns/"/>',
      '<xmlns:a/>',
      '<a xmlns:p="urn:x" xmlns:q="urn:x" p:b="1" q:b="2"/>',
      '<a:b:c xmlns:a="urn:x" a:="1" :b="2" a:1="3"/>',
      '<a xmlns:__proto__="urn:x"><__proto__:b constructor="1"/></a>',
    ),
  ).toMatchInlineSnapshot(`
    "
    <p:a><p:b q:c="1"/></p:a>
     ~ The prefix p is not declared; add xmlns:p="…" here or further out.
              ~ The prefix q is not declared; add xmlns:q="…" here or further out.

    <a xmlns:p=""/>
       ~~~~~~~~~~ xmlns:p needs a namespace: a prefix cannot be undeclared in XML 1.0.

    <a xmlns=""/>

    <a xmlns:xml="urn:x" xmlns:xmlns="urn:x"/>
       ~~~~~~~~~~~~~~~~~ The prefix xml always means http://www.w3.org/XML/1998/namespace; remove this.
                         ~~~~~~~~~~~~~~~~~~~ The prefix xmlns is built into XML and must not be declared; remove this.

    <a xmlns:p="http://www.w3.org/XML/1998/namespace" xmlns="http://www.w3.org/2000/xmlns/"/>
       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ The namespace of the prefix xml cannot be given to another prefix.
                                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ The namespace http://www.w3.org/2000/xmlns/ must not be declared; remove this.

    <xmlns:a/>
     ~~~~~~~ The prefix xmlns is reserved for declarations; an element cannot have it.

    <a xmlns:p="urn:x" xmlns:q="urn:x" p:b="1" q:b="2"/>
                                               ~~~ The attribute q:b is there twice; remove one. [p:b: The first one.]

    <a:b:c xmlns:a="urn:x" a:="1" :b="2" a:1="3"/>
     ~~~~~ a:b:c is not a name: a colon stands once, between a prefix and a name.
                           ~~ a: is not a name: a colon stands once, between a prefix and a name.
                                  ~~ :b is not a name: a colon stands once, between a prefix and a name.
                                         ~~~ a:1 is not a name: a colon stands once, between a prefix and a name.

    <a xmlns:__proto__="urn:x"><__proto__:b constructor="1"/></a>
    "
  `);
});

/** The text with every offered repair made. */
function repaired(text: string): string {
  const edits = parseXml(Text.of(text)).problems.flatMap(({ fix }) => (fix === undefined ? [] : [fix.edit]));
  return edits.reduceRight(
    (result, { span, text }) => result.slice(0, span.start) + text + result.slice(span.end),
    text,
  );
}

test.each([
  ['<a>Fish & Chips && x</a>', '<a>Fish &amp; Chips &amp;&amp; x</a>'],
  ['<a>1 < 2 ]]> 3</a>', '<a>1 &lt; 2 ]]&gt; 3</a>'],
  ['<a b="1<2 & 3"/>', '<a b="1&lt;2 &amp; 3"/>'],
  ['<a b=1 />', '<a b="1" />'],
  ['<a / >', '<a />'],
  ['\n <?xml version="1.0"?><a/>', '<?xml version="1.0"?><a/>'],
  ['<a><bc>x</b</a>', '<a><bc>x</bc></a>'],
  ['<a><b>x</b\n</a>', '<a><b>x</b>\n</a>'],
])('%j is repaired to %j', (wrong, right) => {
  expect(repaired(wrong)).toBe(right);
  expect(parseXml(Text.of(right)).problems).toEqual([]);
});

test('of a text that is wrong everywhere a thousand places are told', () => {
  expect(parseXml(Text.of(`<a>${'& '.repeat(5000)}</a>`)).problems).toHaveLength(1000);
});
