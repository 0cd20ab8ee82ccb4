import { describe, expect, test } from 'vitest';
import { cdata, formComponent, jsonString, uriComponent, verbatim, xmlAttribute, xmlText } from './codecs.ts';
import type { Codec } from './text.ts';

/** A spelling as its pieces: `abc` means itself, `[&amp;=&]` is an escape and what it means. */
function picture(codec: Codec, spelling: string): string {
  const drawn: string[] = [];
  codec.decode(spelling, {
    keep: (start, end) => drawn.push(spelling.slice(start, end)),
    put: (start, end, value) => drawn.push(`[${spelling.slice(start, end)}=${value}]`),
  });
  return drawn.join('|');
}

describe('decodes', () => {
  test.each([
    [xmlText, 'a&amp;b', 'a|[&amp;=&]|b'],
    [xmlText, '&lt;&gt;&quot;&apos;', '[&lt;=<]|[&gt;=>]|[&quot;="]|[&apos;=\']'],
    [xmlText, '&#65;&#x42;&#x1F600;', '[&#65;=A]|[&#x42;=B]|[&#x1F600;=😀]'],
    [xmlText, 'a & b &c; &#0; &#xD800; &#x110000; &amp', 'a & b &c; &#0; &#xD800; &#x110000; &amp'],
    [xmlText, 'a\r\nb', 'a|[\r\n=\n]|b'],
    [xmlText, 'a\rb', 'a|[\r=\n]|b'],
    [cdata, 'a&amp;b', 'a&amp;b'],
    [cdata, 'a]]]]><![CDATA[>b', 'a]]|[]]><![CDATA[=]|>b'],
    [xmlAttribute, 'a\tb\r\nc&#10;', 'a|[\t= ]|b|[\r\n= ]|c|[&#10;=\n]'],
    [jsonString, 'a\\"\\/\\u0042', 'a|[\\"="]|[\\/=/]|[\\u0042=B]'],
    [jsonString, '\\uD83D\\ude00', '[\\uD83D\\ude00=😀]'],
    [jsonString, '\\uD83Dx\\q\\u00', '[\\uD83D=\ud83d]|x\\q\\u00'],
    [uriComponent, 'a%2Cb+%C3%A9', 'a|[%2C=,]|b+|[%C3%A9=é]'],
    [uriComponent, '%F0%9F%98%80', '[%F0%9F%98%80=😀]'],
    // A byte that begins nothing, a cut sequence, an overlong one, a surrogate.
    [uriComponent, '%ff%C3%C0%80%ED%A0%80%4', '%ff%C3%C0%80%ED%A0%80%4'],
    [formComponent, 'a+b%20c', 'a|[+= ]|b|[%20= ]|c'],
    [verbatim, '&amp;', '&amp;'],
  ])('%o %s', (codec, spelling, expected) => {
    expect(picture(codec, spelling)).toBe(expected);
  });

  test.each([
    xmlText,
    cdata,
    xmlAttribute,
    jsonString,
    uriComponent,
    formComponent,
    verbatim,
  ])('what has no escape in one piece: %o', (codec) => {
    expect(picture(codec, 'plain')).toBe('plain');
    expect(picture(codec, '')).toBe('');
  });
});

describe('encodes', () => {
  test.each([
    [xmlText, `<a & "b">`, '&lt;a &amp; "b">'],
    [xmlText, 'a]]>b\rc\n', 'a]]&gt;b&#13;c\n'],
    [xmlText, 'a\u0000', undefined],
    [xmlText, 'a\ud800', undefined],
    [cdata, 'a]]>b', 'a]]]]><![CDATA[>b'],
    [cdata, 'a\rb', undefined],
    [xmlAttribute, `<"a'\t\n&`, '&lt;&quot;a&apos;&#9;&#10;&amp;'],
    [jsonString, 'a"\\/\n\ud800', 'a\\"\\\\/\\n\\ud800'],
    [uriComponent, 'a,b:c@d/é &+', 'a,b:c@d%2F%C3%A9%20%26%2B'],
    [uriComponent, '\ud800', undefined],
    [formComponent, 'a, b=c', 'a,%20b%3Dc'],
  ])('%o %j', (codec, value, expected) => {
    expect(codec.encode(value)).toBe(expected);
  });
});
