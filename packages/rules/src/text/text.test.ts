import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cdata, formComponent, jsonString, uriComponent, verbatim, xmlAttribute, xmlText } from './codecs.ts';
import type { Edit } from './span.ts';
import { type Codec, Text, TextBuilder } from './text.ts';

const codecs = [verbatim, xmlText, cdata, xmlAttribute, jsonString, uriComponent, formComponent];

/** Layers from the file inwards, as real payloads have them. */
const stacks: readonly (readonly Codec[])[] = [
  ...codecs.map((codec) => [codec]),
  [jsonString, cdata, xmlText],
  [jsonString, cdata, xmlAttribute],
  [xmlText, xmlText, jsonString],
  [xmlAttribute, jsonString],
  [cdata, jsonString, uriComponent],
  [xmlText, formComponent],
  [cdata, cdata],
];

const stack = fc.constantFrom(...stacks);

const pieces = fc.constantFrom(
  ...[
    'a',
    'B',
    '7',
    ' ',
    '\n',
    '\t',
    '&',
    '<',
    '>',
    '"',
    "'",
    '\\',
    '/',
    '%',
    '+',
    ',',
    ']]>',
    ']',
    '\r\n',
    'é',
    '€',
    '😀',
  ],
);
const value = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));

const scraps = fc.constantFrom(
  ...[
    '&amp;',
    '&lt;',
    '&#65;',
    '&#x1F600;',
    '&#0;',
    '&#xD800;',
    '&#;',
    '&nope;',
    '\\n',
    '\\"',
    '\\q',
    '\\u0041',
  ],
  ...[
    '\\ud83d\\ude00',
    '\\ud83d',
    '\\u00',
    '%41',
    '%C3%A9',
    '%F0%9F%98%80',
    '%C3',
    '%ff',
    '%4',
    '+',
    '\r\n',
    '\r',
    '\n',
  ],
  ...['a', '😀', '&', '\\', '%', ']]><![CDATA[', ']]>'],
);
const spelling = fc.array(scraps, { maxLength: 12 }).map((parts) => parts.join(''));

function encode(value: string, layers: readonly Codec[]): string | undefined {
  return layers.reduceRight<string | undefined>(
    (inner, codec) => (inner === undefined ? undefined : codec.encode(inner)),
    value,
  );
}

function decode(file: string, layers: readonly Codec[]): Text {
  return layers.reduce((text, codec) => text.decode(codec), Text.of(file));
}

function apply(file: string, { span, text }: Edit): string {
  return file.slice(0, span.start) + text + file.slice(span.end);
}

/** Offsets between the characters of a value, so that no surrogate pair is cut. */
function boundaries(value: string): number[] {
  const found = [0];
  for (const character of value) found.push((found.at(-1) ?? 0) + character.length);
  return found;
}

function cut(value: string, one: number, other: number): [number, number] {
  const places = boundaries(value);
  const [from, to] = [one % places.length, other % places.length].toSorted((a, b) => a - b);
  return [places[from ?? 0] ?? 0, places[to ?? 0] ?? 0];
}

/** The numbers a property is tried with to choose a range. */
const choice = fc.nat(1000);

describe('every layer and stack of layers', () => {
  test('reads what it spelled', () => {
    fc.assert(
      fc.property(stack, value, (layers, value) => {
        const file = encode(value, layers);
        if (file !== undefined) expect(decode(file, layers).value).toBe(value);
      }),
    );
  });

  test('shows exactly the characters that spell a range', () => {
    fc.assert(
      fc.property(stack, spelling, choice, choice, (layers, file, one, other) => {
        const text = decode(file, layers);
        const [start, end] = cut(text.value, one, other);
        const { start: from, end: to } = text.at(start, end);
        const shown = decode(file.slice(from, to), layers).value;
        expect(shown).toContain(text.value.slice(start, end));
        if (start === end) expect(from).toBe(to);
        const before = decode(file.slice(0, from), layers).value;
        const after = decode(file.slice(to), layers).value;
        expect(before + shown + after).toBe(text.value);
      }),
    );
  });

  test('tiles the file with its characters, in order', () => {
    fc.assert(
      fc.property(stack, value, (layers, value) => {
        const file = encode(value, layers);
        if (file === undefined) return;
        const text = decode(file, layers);
        const places = boundaries(value);
        const spans = places.slice(1).map((end, index) => text.at(places[index] ?? 0, end));
        spans.reduce((last, span) => {
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(span.end).toBeGreaterThan(span.start);
          return span.end;
        }, 0);
      }),
    );
  });

  test('gives a slice the places of the whole', () => {
    fc.assert(
      fc.property(stack, spelling, choice, choice, choice, choice, (layers, file, a, b, c, d) => {
        const text = decode(file, layers);
        const [start, end] = cut(text.value, a, b);
        const slice = text.slice(start, end);
        expect(slice.value).toBe(text.value.slice(start, end));
        const [from, to] = cut(slice.value, c, d);
        expect(slice.at(from, to)).toEqual(text.at(start + from, start + to));
        expect(slice.slice(from, to).at()).toEqual(slice.at(from, to));
        expect(slice.edit(from, to, 'x&"')).toEqual(text.edit(start + from, start + to, 'x&"'));
      }),
    );
  });

  test('reads, after an edit, what was written', () => {
    fc.assert(
      fc.property(stack, value, value, choice, choice, (layers, before, written, one, other) => {
        const file = encode(before, layers);
        if (file === undefined) return;
        const text = decode(file, layers);
        const [start, end] = cut(before, one, other);
        const edit = text.edit(start, end, written);
        if (edit === undefined) {
          expect(encode(written, layers)).toBeUndefined();
          return;
        }
        const expected = before.slice(0, start) + written + before.slice(end);
        expect(decode(apply(file, edit), layers).value).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a Text', () => {
  test('edits through every layer', () => {
    const file = '"<![CDATA[<name>A&amp;B</name>]]>"';
    const inside = Text.of(file)
      .slice(1, file.length - 1)
      .decode(jsonString);
    const section = inside.slice(9, inside.value.length - 3).decode(cdata);
    const name = section.slice(6, 13).decode(xmlText);
    expect(name.value).toBe('A&B');
    expect(name.at(1, 2)).toEqual({ start: 17, end: 22 });
    expect(apply(file, name.edit(0, 3, 'C & "D"') ?? never())).toBe(
      '"<![CDATA[<name>C &amp; \\"D\\"</name>]]>"',
    );
  });

  test('spells an escape anew when an edit cuts it', () => {
    const builder = new TextBuilder(Text.of('PUT {{users}}/me'), verbatim);
    builder.keep(0, 4);
    builder.put(4, 13, '/v1/users/bob');
    builder.keep(13, 16);
    const text = builder.build();
    expect(text.value).toBe('PUT /v1/users/bob/me');
    expect(text.edit(14, 17, 'eve')).toEqual({ span: { start: 4, end: 13 }, text: '/v1/users/eve' });
    expect(text.edit(14, 20, 'eve')).toEqual({ span: { start: 4, end: 16 }, text: '/v1/users/eve' });
    expect(text.edit(8, 8, '.')).toEqual({ span: { start: 4, end: 13 }, text: '/v1/.users/bob' });
    expect(text.edit(4, 4, '.')).toEqual({ span: { start: 4, end: 4 }, text: '.' });
    expect(text.edit(17, 17, '.')).toEqual({ span: { start: 13, end: 13 }, text: '.' });
  });

  test('that ends in an escape is extended after it', () => {
    const file = 'a&amp;';
    const text = Text.of(file).decode(xmlText);
    expect(text.edit(2, 2, 'b')).toEqual({ span: { start: 6, end: 6 }, text: 'b' });
  });

  test('keeps CRLF apart from the file it is in', () => {
    const text = Text.of('a\r\nb\rc').decode(xmlText);
    expect(text.value).toBe('a\nb\nc');
    expect(text.at(1, 2)).toEqual({ start: 1, end: 3 });
    expect(text.at(2, 3)).toEqual({ start: 3, end: 4 });
    expect(text.at(4, 5)).toEqual({ start: 5, end: 6 });
  });

  describe('of pieces in different spellings', () => {
    const file = 'A&amp;<![CDATA[B&]]><![CDATA[C]]>D';
    const pieces = [
      [xmlText, 0, 6],
      [cdata, 15, 17],
      [cdata, 29, 30],
      [xmlText, 33, 34],
    ] as const;

    function read(): Text {
      const parent = Text.of(file);
      const builder = new TextBuilder(parent, xmlText);
      for (const [codec, start, end] of pieces) {
        builder.in(codec);
        codec.decode(file.slice(start, end), {
          keep: (from, to) => builder.keep(start + from, start + to),
          put: (from, to, value) => builder.put(start + from, start + to, value),
        });
      }
      return builder.build();
    }

    test('reads as one value', () => {
      expect(read().value).toBe('A&B&CD');
      expect(read().at()).toEqual({ start: 0, end: 34 });
      expect(read().at(1, 3)).toEqual({ start: 1, end: 16 });
    });

    test.each([
      [0, 2, '<', '&lt;<![CDATA[B&]]><![CDATA[C]]>D'],
      [2, 4, '<', 'A&amp;<![CDATA[<]]><![CDATA[C]]>D'],
      [2, 5, '<', 'A&amp;<![CDATA[<]]>D'],
      [0, 6, '<', '&lt;'],
      [6, 6, '<', 'A&amp;<![CDATA[B&]]><![CDATA[C]]>D&lt;'],
      [3, 4, ']]>', 'A&amp;<![CDATA[B]]]]><![CDATA[>]]><![CDATA[C]]>D'],
    ])('is edited from %i to %i', (start, end, value, expected) => {
      expect(apply(file, read().edit(start, end, value) ?? never())).toBe(expected);
    });

    test('is not edited across two spellings', () => {
      expect(read().edit(1, 3, 'x')).toBeUndefined();
      expect(read().edit(4, 6, 'x')).toBeUndefined();
    });
  });

  test('of no pieces is empty and can be written', () => {
    const text = new TextBuilder(Text.of('abc').slice(1, 1), xmlText).build();
    expect(text.value).toBe('');
    expect(text.edit(0, 0, '<')).toEqual({ span: { start: 1, end: 1 }, text: '&lt;' });
  });
});

function never(): never {
  throw new Error('an edit was expected');
}
