import { SaxesParser } from 'saxes';
import { bench, describe } from 'vitest';
import { Text } from '../src/text.ts';
import { parseXml } from '../src/xml/index.ts';

/** About a megabyte of user records, generated. Only the ratio to saxes in the same run means anything. */
function users(envelope: { readonly open: string; readonly close: string }): string {
  const records: string[] = [];
  for (let i = 0; records.length < 900; i += 1) {
    records.push(`  <user>
    <record_type desc="Public">PUBLIC</record_type>
    <primary_id>user${i}</primary_id>
    <first_name>Johanna</first_name>
    <last_name>O&apos;Hara &amp; Söhne</last_name>
    <user_group desc="Undergraduate Student">02</user_group>
    <expiry_date>2027-09-${10 + (i % 20)}Z</expiry_date>
    <contact_info>
      <addresses>
        <address preferred="true" segment_type="External">
          <line1>${i} Example Street</line1>
          <city>Springfield</city>
          <address_types><address_type desc="Home">home</address_type></address_types>
        </address>
      </addresses>
      <emails>
        <email preferred="true" segment_type="External">
          <email_address>user${i}@example.org</email_address>
        </email>
      </emails>
    </contact_info>
    <user_note segment_type="Internal"><note_text><![CDATA[paid < 5 & more]]></note_text></user_note>
  </user>
`);
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${envelope.open}\n${records.join('')}${envelope.close}\n`;
}

const samples = {
  'a load file': users({ open: '<users>', close: '</users>' }),
  'a load file with namespaces': users({
    open: '<x:users xmlns:x="urn:x" xmlns="urn:users">',
    close: '</x:users>',
  }).replaceAll('user_note', 'x:note'),
};

for (const [name, sample] of Object.entries(samples)) {
  describe(`${name}, ${(sample.length / 1e6).toFixed(1)} MB`, () => {
    bench('parseXml', () => {
      const { problems } = parseXml(Text.of(sample));
      if (problems.length > 0) throw new Error(problems[0]?.message);
    });
    bench('saxes, events only', () => {
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => {
        throw error;
      });
      parser.write(sample).close();
    });
  });
}
