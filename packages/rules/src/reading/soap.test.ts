import { describe, expect, test } from 'vitest';
import { applyEdits, fixAll } from '../rules/fix.ts';
import { check, findings } from '../testing/index.ts';

const record = `<xb:userRecord xmlns:xb="http://com/exlibris/urm/user_record/xmlbeans"><xb:userDetails><xb:status>Active</xb:status><xb:defaultLanguage>en</xb:defaultLanguage><xb:userName>johns</xb:userName><xb:externalId>SIS</xb:externalId></xb:userDetails><xb:owneredEntity/></xb:userRecord>`;

function envelope(argument: string): string {
  return `<?xml version="1.0"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">
<s:Body>
<m:updateUser xmlns:m="http://alma.exlibris.com/">
<arg0>johns</arg0>
<arg2>SIS</arg2>
<arg3>${argument}</arg3>
</m:updateUser>
</s:Body>
</s:Envelope>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const right = envelope(`<![CDATA[${record}]]>`);

/** The lines that have something drawn under them, and what is drawn. */
function drawn(source: string): string {
  const lines = check(source).split('\n');
  const isMark = (line = '') => /^ *[~^.]+ (error|warning|information) /.test(line);
  return lines.filter((line, i) => isMark(line) || isMark(lines[i + 1])).join('\n');
}

describe('namespaces', () => {
  test('a call in another namespace is still our call', () => {
    const source = right.replace('http://alma.exlibris.com/', 'https://alma.exlibris.com');
    expect(drawn(source)).toMatchInlineSnapshot(`
      "<m:updateUser xmlns:m="https://alma.exlibris.com">
       ^^^^^^^^^^^^ warning soap-namespace: updateUser is in the namespace https://alma.exlibris.com; the service knows it in http://alma.exlibris.com/ alone."
    `);
    expect(fixAll(source, findings)).toBe(right);
  });

  test('the namespace is corrected where it is declared', () => {
    const far = right
      .replace(' xmlns:m="http://alma.exlibris.com/"', '')
      .replace('<s:Body>', '<s:Body xmlns:m="http://alma.exlibris.com">');
    expect(fixAll(far, findings)).toBe(far.replace('exlibris.com"', 'exlibris.com/"'));
  });

  test('a call without a namespace gets one, its arguments none', () => {
    const bare = right
      .replace(' xmlns:m="http://alma.exlibris.com/"', '')
      .replaceAll('m:updateUser', 'updateUser');
    expect(drawn(bare)).toMatchInlineSnapshot(`
      "<updateUser>
       ^^^^^^^^^^ warning soap-namespace: updateUser is in no namespace; the service knows it in http://alma.exlibris.com/ alone."
    `);
    expect(fixAll(bare, findings)).toBe(right);
  });

  test('a prefix that is not declared: here is known what it stands for', () => {
    const undeclared = right.replace(' xmlns:m="http://alma.exlibris.com/"', '');
    expect(drawn(undeclared)).toMatchInlineSnapshot(`
      "<m:updateUser>
       ~ error well-formed: The prefix m is not declared; add xmlns:m="…" here or further out."
    `);
    expect(fixAll(undeclared, findings)).toBe(right);
  });

  test('a default namespace takes the arguments with it', () => {
    const inherited = right.replaceAll('m:updateUser', 'updateUser').replace('xmlns:m=', 'xmlns=');
    expect(drawn(inherited)).toMatchInlineSnapshot(`
      "<arg0>johns</arg0>
       ^^^^ warning soap-namespace: arg0 is in the namespace of updateUser; the arguments are documented in none (observed)."
    `);
    expect(fixAll(inherited, findings)).toBe(right);
  });

  test('arguments with a prefix', () => {
    const qualified = right.replace(/(<\/?)(arg\d)/g, '$1m:$2');
    expect(drawn(qualified)).toMatchInlineSnapshot(`
      "<m:arg0>johns</m:arg0>
       ^^^^^^ warning soap-namespace: arg0 is in the namespace of updateUser; the arguments are documented in none (observed)."
    `);
    expect(fixAll(qualified, findings)).toBe(right);
  });

  test('arguments with a prefix below a default namespace: leaving it out would be wrong as well', () => {
    const qualified = right.replace(/(<\/?)(arg\d)/g, '$1m:$2').replace('<s:Body>', '<s:Body xmlns="urn:x">');
    expect(findings(qualified).flatMap(({ fixes }) => fixes)).toEqual([]);
  });

  test.each([
    ['in CDATA', (text: string) => `<![CDATA[${text}]]>`],
    ['escaped', escaped],
    ['as elements', (text: string) => text],
  ])('a record without its namespace, %s', (_, spell) => {
    const without = record.replace(/ xmlns:xb="[^"]*"/, '').replaceAll('xb:', '');
    const source = envelope(spell(without));
    const [finding, another] = findings(source);
    expect(another).toBeUndefined();
    expect(source.slice(finding?.span.start, finding?.span.end)).toBe('userRecord');
    expect(findings(fixAll(source, findings))).toEqual([]);
  });

  test('a record in the namespace of the first load format', () => {
    const source = right.replace('urm/user_record', 'digitool/repository/extsystem');
    expect(findings(source).map(({ rule }) => rule)).toEqual(['soap-namespace']);
    expect(fixAll(source, findings)).toBe(right);
  });

  test('SOAP of one version outside and of another inside', () => {
    const mixed = right
      .replaceAll('s:Body', 'b:Body')
      .replace('<s:Envelope', '<s:Envelope xmlns:b="http://www.w3.org/2003/05/soap-envelope"');
    expect(drawn(mixed)).toMatchInlineSnapshot(`
      "<b:Body>
       ~~~~~~ error soap-envelope: Body is in SOAP 1.2, but Envelope in SOAP 1.1."
    `);
    expect(findings(fixAll(mixed, findings))).toEqual([]);
  });

  test('an envelope of no version of SOAP', () => {
    const source = right.replace('soap/envelope/', 'soap/envelope');
    expect(drawn(source)).toMatchInlineSnapshot(`
      "<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope">
       ~~~~~~~~~~ error soap-envelope: Envelope must be in the namespace http://schemas.xmlsoap.org/soap/envelope/."
    `);
    expect(fixAll(source, findings)).toBe(right);
  });

  test.each(['soap', 'SOAP-ENV', 'ns1'])('any prefix will do: %s', (prefix) => {
    expect(
      findings(
        right
          .replaceAll('s:Envelope', `${prefix}:Envelope`)
          .replace('xmlns:s=', `xmlns:${prefix}=`)
          .replaceAll('s:Body', `${prefix}:Body`),
      ),
    ).toEqual([]);
    expect(findings(right.replaceAll('xb:', `${prefix}:`).replace('xmlns:xb', `xmlns:${prefix}`))).toEqual(
      [],
    );
  });
});

describe('the record in its argument', () => {
  const wrong = record.replace('Active', 'ACTIVE');

  test.each([
    ['escaped twice', escaped(escaped(wrong)), escaped(wrong)],
    ['escaped three times', escaped(escaped(escaped(wrong))), escaped(wrong)],
    ['escaped inside CDATA', `<![CDATA[${escaped(wrong)}]]>`, `<![CDATA[${wrong}]]>`],
  ])('%s: told, read all the same, and repaired', (_, argument, repaired) => {
    const source = envelope(argument);
    expect(findings(source).map(({ rule }) => rule)).toEqual(['embedded-record', 'format']);
    const [escapes, format] = findings(source);
    expect(source.slice(escapes?.span.start, escapes?.span.end)).toMatch(/^&(amp;)*lt;$/);
    expect(source.slice(format?.span.start, format?.span.end)).toBe('ACTIVE');
    expect(findings(applyEdits(source, escapes?.fixes[0]?.edits ?? [])).map(({ rule }) => rule)).toEqual([
      'format',
    ]);
    expect(applyEdits(source, escapes?.fixes[0]?.edits ?? [])).toBe(envelope(repaired));
  });

  test(']]> in the text of the record ends the section', () => {
    const source = envelope(`<![CDATA[${wrong.replace('johns', 'jo]]>hns')}]]>`);
    expect(findings(source).map(({ rule, span }) => [rule, source.slice(span.start, span.end)])).toEqual([
      ['format', 'ACTIVE'],
      ['alma/soap-identifier', 'jo]]>hns'],
      ['embedded-record', ']]>'],
    ]);
    const [, , end] = findings(source);
    expect(applyEdits(source, end?.fixes[0]?.edits ?? [])).toBe(source.replace('jo]]>', 'jo]]&gt;'));
  });

  test('sections inside the section, several of them', () => {
    const nested = (text: string) =>
      text.replace('johns', '<![CDATA[johns]]>').replace('>SIS<', '><![CDATA[SIS]]><');
    const source = envelope(`<![CDATA[${nested(record)}]]>`);
    expect(findings(source).map(({ rule, span }) => [rule, source.slice(span.start, span.end)])).toEqual([
      ['embedded-record', ']]>'],
      ['embedded-record', ']]>'],
    ]);
    const inside = nested(record).replaceAll(']]>', ']]]]><![CDATA[>');
    expect(fixAll(source, findings)).toBe(envelope(`<![CDATA[${inside}]]>`));
  });

  test('sections one behind the other are fine', () => {
    expect(
      findings(
        envelope(
          `<![CDATA[${record.slice(0, 80)}]]>${escaped(record.slice(80, 150))}<![CDATA[${record.slice(150)}]]>`,
        ),
      ),
    ).toEqual([]);
  });

  test('blanks before the XML declaration', () => {
    const source = envelope(`\n  <![CDATA[<?xml version="1.0"?>${record}]]>`);
    expect(drawn(source)).toMatch(/^ *\^{5} warning embedded-record: /m);
    expect(fixAll(source, findings)).toBe(envelope(`<![CDATA[<?xml version="1.0"?>${record}]]>`));
    expect(findings(envelope(`<![CDATA[<?xml version="1.0"?>\n${record}]]>`))).toEqual([]);
  });

  test('an XML declaration among elements', () => {
    const source = envelope(`<?xml version="1.0"?>${record}`);
    expect(findings(source).map(({ rule }) => rule)).toEqual(['well-formed']);
    expect(fixAll(source, findings)).toBe(envelope(record));
  });

  test.each([
    ['in CDATA', (text: string) => `<![CDATA[${text}]]>`],
    ['escaped', escaped],
  ])('cut off in the middle, %s', (_, spell) => {
    const source = envelope(spell(wrong.slice(0, wrong.indexOf('</xb:userDetails'))));
    expect(findings(source).map(({ rule }) => rule)).toContain('format');
    const cut = findings(source).find(({ rule }) => rule === 'well-formed');
    expect(source.slice(cut?.span.start, cut?.span.end)).toMatch(/xb:userDetails$/);
    const repaired = applyEdits(source, cut?.fixes[0]?.edits ?? []);
    expect(repaired).toBe(envelope(spell(wrong.replace('<xb:owneredEntity/>', ''))));
  });

  test('the CDATA section is cut off', () => {
    const source = envelope(`<![CDATA[${wrong}`);
    expect(findings(source).map(({ rule }) => rule)).toEqual(['well-formed', 'format']);
    expect(applyEdits(source, findings(source)[0]?.fixes[0]?.edits ?? [])).toBe(
      envelope(`<![CDATA[${wrong}]]>`),
    );
  });
});

describe('typed character by character', () => {
  const marked = record.replace('Active', 'ACTIVE');
  test.each([
    ['CDATA', envelope(`<![CDATA[${marked}]]>`)],
    ['escaped', envelope(escaped(marked))],
    ['escaped twice', envelope(escaped(escaped(marked)))],
    ['elements', envelope(marked)],
    ['a section inside', envelope(`<![CDATA[${marked.replace('johns', '<![CDATA[johns]]>')}]]>`)],
    [
      'wrong namespaces',
      envelope(marked)
        .replace('exlibris.com/', 'exlibris.com')
        .replace(/ xmlns:xb="[^"]*"/, ''),
    ],
  ])('%s: nothing is lost that was told before', (_, text) => {
    const typed = text.indexOf('xb:status', text.indexOf('ACTIVE')) + 'xb:status&amp;gt;'.length;
    for (let end = 0; end <= text.length; end++) {
      const found = findings(text.slice(0, end));
      expect(found.every(({ rule, span }) => rule !== 'rule-failed' && span.end <= end)).toBe(true);
      if (end > typed)
        expect({ end, told: found.some(({ rule }) => rule === 'format') }).toEqual({ end, told: true });
    }
  });
});
