import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { SaxesParser } from 'saxes';
import { bench, describe } from 'vitest';

const { parseXml, Text } = await bundled();

/** The reader as it is shipped: vitest turns every import into a look-up, which a reader's inner loop feels. */
async function bundled(): Promise<
  typeof import('../src/text/text.ts') & typeof import('../src/syntax/xml/index.ts')
> {
  const { outputFiles } = await build({
    stdin: {
      contents: "export * from './text.ts'; export * from './xml/index.ts';",
      resolveDir: fileURLToPath(new URL('../src', import.meta.url)),
    },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  const [{ text } = { text: '' }] = outputFiles;
  return import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`);
}

/** About a megabyte of user records. Only the ratio to saxes in the same run means anything. */
function users(open: string, close: string): string {
  const records = Array.from(
    { length: 1200 },
    (_, i) => `  <user>
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
`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${open}\n${records.join('')}${close}\n`;
}

const plain = users('<users>', '</users>');
const namespaced = users('<x:users xmlns:x="urn:x" xmlns="urn:users">', '</x:users>');
const samples = {
  'a load file': plain,
  'a load file with namespaces': namespaced.replaceAll('user_note', 'x:note'),
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
