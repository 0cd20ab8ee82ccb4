import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complete } from '../src/ask/complete.ts';
import { find } from '../src/ask/find.ts';
import type { Reading } from '../src/model/request.ts';
import { noSettings } from '../src/model/settings.ts';
import { readText } from '../src/reading/document.ts';
import { LoadFile } from '../src/reading/load-file.ts';
import { services } from '../src/services/index.ts';
import { readDocument } from '../src/services/known.ts';
import { Text } from '../src/text/text.ts';

const record = (id: string) => `
  <user>
    <primary_id>${id}</primary_id>
    <record_type desc="Public">PUBLIC</record_type>
    <account_type>EXT</account_type>
    <contact_info><emails><email preferred="t"><email_address>${id}@localhost</email_address></email></emails></contact_info>
  </user>`;

const item = (id: string) => ({
  primary_id: id,
  record_type: { value: 'PUBLIC' },
  account_type: { value: 'EXT' },
  contact_info: { email: [{ preferred: true, email_address: `${id}@localhost` }] },
});

const ids = ['a', '𝒜', 'c', 'd'];
const files: readonly (readonly [path: string, text: string])[] = [
  ['a.xml', `<?xml version="1.0"?>\n<users>${ids.map(record).join('')}\n</users>\n`],
  ['a.xml', `<users>${record('a')}\n</users>`],
  ['a.json', JSON.stringify(ids.map(item), null, 2)],
  ['a.json', JSON.stringify({ user: ids.map(item), total_record_count: 4 })],
];

/** What an editor is told at an offset. */
function told(reading: Reading, offset: number): string {
  const found = find(reading, offset);
  return JSON.stringify({
    request: found?.request.span,
    entry: found?.entry && [found.entry.path, found.entry.at],
    offered: complete(reading, offset, noSettings),
  });
}

/** The document as chunks and as one text. */
function bothWays(path: string, text: string): readonly [Reading, Reading] {
  const document = { text, path };
  return [readDocument(document, noSettings), readText(Text.of(text), document, services, noSettings)];
}

test.each(files)('in %s each place is described and completed as if all of it were read', (path, text) => {
  const [chunks, whole] = bothWays(path, text);
  expect(chunks).toBeInstanceOf(LoadFile);
  for (let offset = 0; offset <= text.length; offset += 3)
    expect(told(chunks, offset), `at ${offset}`).toBe(told(whole, offset));
});

const scraps = [
  '<',
  '<ex',
  '</',
  '"',
  '{',
  '}',
  ',',
  '"exp',
  '": ',
  '<user>',
  '</user>',
  '&',
  ']',
  ' ',
  '\n',
];

/** How far records go that are not well-formed is for each reader to say. */
function areAlike(chunks: Reading, whole: Reading): boolean {
  const spans = ({ requests }: Reading) => JSON.stringify(requests.map(({ span }) => span));
  return chunks instanceof LoadFile && spans(chunks) === spans(whole);
}

function isInRecord(path: string, text: string, offset: number): boolean {
  const { requests } = readDocument({ path, text }, noSettings);
  return requests.some(({ span }) => span.start < offset && offset < span.end);
}

test('so is the place in a record where somebody types', () => {
  const typed = fc.record({
    file: fc.constantFrom(...files),
    at: fc.noBias(fc.nat(9999)).map((part) => part / 10_000),
    scrap: fc.constantFrom(...scraps),
  });
  fc.assert(
    fc.property(typed, ({ file: [path, text], at, scrap }) => {
      const offset = Math.floor(at * (text.length + 1));
      fc.pre(isInRecord(path, text, offset));
      const [chunks, whole] = bothWays(path, text.slice(0, offset) + scrap + text.slice(offset));
      fc.pre(areAlike(chunks, whole));
      expect(told(chunks, offset + scrap.length)).toBe(told(whole, offset + scrap.length));
    }),
    { numRuns: 100 },
  );
});
