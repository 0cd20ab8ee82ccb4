import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minimal } from './client.ts';
import { start } from './in-process.ts';
import { jsonLoadFile, loadFile, mismatch, putRequest } from './payloads.ts';

const scraps = [
  '<',
  '>',
  '&',
  ']]>',
  '<![CDATA[',
  '</xb:userDetails>',
  '<!DOCTYPE a [',
  '"',
  '{',
  '}',
  ',',
  '\\u',
  '\ud83d',
  '😀',
  '\r',
  '\r\n',
  '\n',
  '\u0000',
  '{{',
  '%',
  '<user>',
  '</user>',
  '},',
  'user1<',
  '?override=',
  '### ',
];

/** Where an edit begins and ends, in thousandths of the text, and what it writes. */
const edits = fc.array(fc.tuple(fc.nat(999), fc.nat(20), fc.constantFrom(...scraps)), { maxLength: 12 });

test.each([
  ['file:///work/a.xml', 'xml', mismatch],
  ['file:///work/a.http', 'http', putRequest('user_group,wrong')],
  ['file:///work/a.json', 'json', putRequest('').slice(putRequest('').indexOf('{'))],
  ['file:///work/load.xml', 'xml', loadFile(14)],
  ['file:///work/load.json', 'json', jsonLoadFile(4)],
  ['file:///work/userlint.json', 'json', '{"files": {"*.xml": {"operation": "alma/users.update"}}}'],
])('however %s is edited, the server stands and says what it says of a fresh document', async (uri, language, text) => {
  const client = await start(minimal);
  await fc.assert(
    fc.asyncProperty(edits, async (list) => {
      await client.open(uri, text, language);
      for (const [place, length, scrap] of list) {
        const now = client.text(uri);
        const from = Math.floor((place / 1000) * now.length);
        await client.editAt(uri, { start: from, end: Math.min(from + length, now.length) }, scrap);
      }
      const { version } = client.document(uri);
      const edited = await client.pushed(uri, version);
      const broken = client.text(uri);
      await client.close(uri);
      client.published.length = 0;
      await client.open(uri, broken, language);
      expect(await client.pushed(uri, 1)).toEqual(edited);
      await client.close(uri);
      client.published.length = 0;
    }),
    { numRuns: 40 },
  );
  await client.end();
});
