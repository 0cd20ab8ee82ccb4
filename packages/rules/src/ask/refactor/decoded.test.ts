import { expect, test } from 'vitest';
import { noSettings } from '../../model/settings.ts';
import { readDocument } from '../../services/known.ts';
import { xmlText } from '../../text/codecs.ts';
import { decode } from './decoded.ts';

const record = `<xb:userRecord xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans">
  <xb:userDetails><xb:lastName>O&amp;Smith</xb:lastName></xb:userDetails>
</xb:userRecord>`;

const envelope = (argument: string) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:updateUser xmlns:m="http://alma.exlibris.com/"><arg0>johns</arg0><arg1/><arg2>SIS</arg2><arg3>${argument}</arg3></m:updateUser></s:Body></s:Envelope>`;

function decoded(text: string, path = 'a.xml') {
  const reading = readDocument({ text, path }, noSettings);
  const [request] = reading.requests;
  return request && decode(reading, request);
}

const once = xmlText.encode(record) ?? '';

test.each([
  ['in CDATA', `\n<![CDATA[${record}]]>\n`],
  ['in CDATA of another platform', `<![CDATA[${record.replaceAll('\n', '\r\n')}]]>`],
  ['escaped', once],
])('a record %s is shown as it is, and each character knows where it stands', (_, argument) => {
  const text = envelope(argument);
  const found = decoded(text);
  expect(found?.text).toBe(record);
  let at = 0;
  for (const { start, end, span, verbatim } of found?.pieces ?? []) {
    expect(start).toBe(at);
    at = end;
    const written = text.slice(span.start, span.end);
    if (verbatim) expect(written).toBe(record.slice(start, end));
    else expect(['&lt;', '&amp;', '\r\n', '<']).toContain(written);
  }
  expect(at).toBe(record.length);
});

test('a variable is one piece', () => {
  const text = `@name = O'Brien\n\nPOST https://localhost/almaws/repository/UserWebServices\n\n${envelope(`<![CDATA[${record.replace('O&amp;Smith', '{{name}}')}]]>`)}`;
  const found = decoded(text, 'a.http');
  const piece = found?.pieces.find(({ verbatim }) => !verbatim);
  expect(found?.text.slice(piece?.start, piece?.end)).toBe("O'Brien");
  expect(text.slice(piece?.span.start, piece?.span.end)).toBe('{{name}}');
});

test('elements need no decoding, and what is no record cannot be', () => {
  expect(decoded(envelope(record))).toBeUndefined();
  expect(decoded(envelope('SIS'))).toBeUndefined();
  expect(decoded(record)).toBeUndefined();
});
