import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryAt } from '../../model/entry.ts';
import { noSettings } from '../../model/settings.ts';
import { applyEdits } from '../../rules/fix.ts';
import { readDocument } from '../../services/known.ts';
import { xmlText } from '../../text/codecs.ts';
import { refactorings } from './refactorings.ts';

/** An envelope round what stands in the argument. */
const envelope = (argument: string) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
  <m:updateUser xmlns:m="http://alma.exlibris.com/"><arg0>johns</arg0><arg1/><arg2>SIS</arg2><arg3>${argument}</arg3></m:updateUser>
</s:Body></s:Envelope>`;

const record = (lastName: string) =>
  `<xb:userRecord xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans"><xb:userDetails><xb:lastName>${lastName}</xb:lastName></xb:userDetails></xb:userRecord>`;

function read(text: string, path: string) {
  return readDocument({ text, path }, noSettings);
}

/** The argument after a refactoring, or why there is none. */
function refactor(id: 'escape-record' | 'cdata-record', text: string, path = 'a.xml'): string {
  const found = refactorings(read(text, path), text.indexOf('arg3')).find((one) => one.id === id);
  return found?.edits === undefined ? 'not offered' : applyEdits(text, found.edits);
}

function argument(text: string): string {
  return text.slice(text.indexOf('<arg3>') + '<arg3>'.length, text.indexOf('</arg3>'));
}

function lastName(text: string, path = 'a.xml'): string | undefined {
  return entryAt(read(text, path).requests[0]?.record, 'userRecord/userDetails/lastName')?.text;
}

test('CDATA becomes escaped text, and nothing round it changes', () => {
  const text = envelope(`\r\n    <![CDATA[${record('O&amp;Smith')}]]>\r\n  `);
  const escaped = refactor('escape-record', text);
  expect(argument(escaped)).toMatchInlineSnapshot(`
    "
        &lt;xb:userRecord xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans">&lt;xb:userDetails>&lt;xb:lastName>O&amp;amp;Smith&lt;/xb:lastName>&lt;/xb:userDetails>&lt;/xb:userRecord>
      "
  `);
  expect(escaped.replace(argument(escaped), '')).toBe(text.replace(argument(text), ''));
  expect(refactor('cdata-record', escaped)).toBe(text);
});

test('sections that touch are one record; `]]>` is split where it must be', () => {
  const text = envelope(`<![CDATA[${record('a]]]]><![CDATA[>b')}]]>`);
  expect(lastName(text)).toBe('a]]>b');
  const escaped = refactor('escape-record', text);
  expect(argument(escaped)).toContain('a]]&gt;b');
  expect(refactor('cdata-record', escaped)).toBe(text);
});

test('text beside a section is escaped already', () => {
  const text = envelope(
    record('x')
      .replace('<xb:userDetails>', '<![CDATA[<xb:userDetails>]]>')
      .replace(/<(?=x|\/)/g, (at, index: number, all: string) =>
        all.startsWith('<![CDATA[', index - 9) ? at : '&lt;',
      ),
  );
  expect(argument(refactor('escape-record', text))).toBe(xmlText.encode(record('x')));
  expect(refactor('cdata-record', text)).toBe('not offered');
});

test('a record of elements becomes a section where it declares its own namespace', () => {
  expect(argument(refactor('cdata-record', envelope(record('x'))))).toBe(`<![CDATA[${record('x')}]]>`);
  const inherited = record('x').replace(/ xmlns:xb="[^"]*"/, '');
  const outside = envelope(inherited).replace(
    '<s:Body>',
    '<s:Body xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans">',
  );
  expect(lastName(outside)).toBe('x');
  expect(refactor('cdata-record', outside)).toBe('not offered');
  expect(refactor('escape-record', envelope(record('x')))).toBe('not offered');
});

test('in a .http file, with variables', () => {
  const file = (inside: string) =>
    `@name = O'Smith\n\nPOST https://localhost/almaws/repository/UserWebServices\nContent-Type: text/xml\n\n${envelope(inside)}\n\n### Next\n`;
  const text = file(`<![CDATA[${record('{{name}} &amp; {{other}}')}]]>`);
  const escaped = refactor('escape-record', text, 'a.http');
  expect(escaped).toBe(file(xmlText.encode(record('{{name}} &amp; {{other}}')) ?? ''));
  expect(refactor('cdata-record', escaped, 'a.http')).toBe(text);
});

test('a variable that holds markup is in the way', () => {
  const text = `@name = <b/>\n\nPOST https://localhost/almaws/repository/UserWebServices\n\n${envelope(`<![CDATA[${record('{{name}}')}]]>`)}\n`;
  expect(refactor('escape-record', text, 'a.http')).toBe('not offered');
});

test('a character that CDATA cannot hold is in the way', () => {
  expect(refactor('cdata-record', envelope(xmlText.encode(record('a\rb')) ?? ''))).toBe('not offered');
});

test('there and back gives the same bytes, whatever the record says', () => {
  const piece = fc.constantFrom(
    '&amp;',
    '&lt;',
    '&gt;',
    '&#13;',
    ']]',
    ']]&gt;',
    '\n',
    '\r\n',
    ' ',
    "'",
    '"',
    'é',
    '𝄞',
    'x',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const name = pieces.join('');
      const text = envelope(`<![CDATA[${record(name)}]]>`);
      const escaped = refactor('escape-record', text);
      expect(argument(escaped)).not.toMatch(/<|\]\]>/);
      expect(lastName(escaped)).toBe(lastName(text));
      expect(refactor('cdata-record', escaped)).toBe(text);
    }),
  );
});

test('every beginning of an envelope is looked at, and no edit stands in another', () => {
  const text = envelope(`\n<![CDATA[${record('a]]]]><![CDATA[>b')}]]>\n`);
  for (const whole of [text, refactor('escape-record', text)]) {
    for (let end = 0; end <= whole.length; end += 1) {
      for (const { edits = [] } of refactorings(read(whole.slice(0, end), 'a.xml'), 0)) {
        const ordered = [...edits].sort((a, b) => a.span.start - b.span.start);
        for (const [index, { span }] of ordered.entries()) {
          expect(span.end).toBeLessThanOrEqual(ordered[index + 1]?.span.start ?? end);
        }
      }
    }
  }
});
