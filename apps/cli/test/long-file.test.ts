import { Lines, lint, noSettings, readDocument } from '@userlint/rules';
import { expect, test } from 'vitest';
import { outcome } from './scenario.ts';

const moment = { now: new Date('2026-11-21T12:00:00Z') };

/** Some 5 MB: long enough to be read in pieces. */
const records = Array.from({ length: 12_000 }, (_, i) => {
  const wrong = i % 1000 === 7 ? '<last_nam>x</last_nam>' : '';
  const again = i % 3000 === 11 ? 7 : i;
  const odd = i % 2000 === 5 ? 'é – 𝒳 &amp; ' : '';
  return `  <user>\r\n    <record_type>PUBLIC</record_type><primary_id>user${again}</primary_id>${wrong}
    <first_name>${odd}${'x'.repeat(200)}</first_name><last_name>${'y'.repeat(100)}</last_name><contact_info><emails><email><email_address>a@b.example</email_address><email_types><email_type>work</email_type></email_types></email></emails></contact_info>
  </user>`;
});
const xml = `<?xml version="1.0"?>\n<users>\n${records.join('\n')}\n</users>\n`;
const users = Array.from({ length: 12_000 }, (_, i) => ({
  primary_id: `user${i % 3000 === 11 ? 7 : i}`,
  record_type: { value: 'PUBLIC' },
  last_name: 'y'.repeat(400),
  ...(i % 1000 === 7 ? { last_nam: 'x' } : {}),
}));

interface Printed {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly range: unknown;
}

function byText(found: readonly Printed[]): string[] {
  return found
    .map(({ rule, severity, message, range }) => JSON.stringify([rule, severity, message, range]))
    .sort();
}

test.each([
  ['load.xml', xml],
  ['load.json', JSON.stringify(users, undefined, 1)],
  ['load-on-one-line.json', JSON.stringify({ user: users })],
])('a long load file is linted in pieces, and the findings are those of the whole: %s', async (path, text) => {
  expect(text.length).toBeGreaterThan(4_000_000);
  const { out, status } = await outcome({
    files: { [path]: text },
    argv: ['lint', '--format', 'json', path],
  });
  const lines = new Lines(text);
  const whole = lint(readDocument({ text, path }, noSettings), noSettings, moment);
  const printed = JSON.parse(out) as Printed[];
  expect(byText(printed)).toEqual(
    byText(whole.map((found) => ({ ...found, range: lines.range(found.span) }))),
  );
  expect(printed.length).toBeGreaterThan(10);
  expect(status).toBe(whole.some(({ severity }) => severity === 'error') ? 1 : 0);
});

test('an excerpt of a file that is read in pieces shows the line', async () => {
  const { out } = await outcome({ files: { 'load.xml': xml }, argv: ['lint', 'load.xml'] });
  expect(out).toContain('<primary_id>user7</primary_id><last_nam>x</last_nam>\n');
  expect(out).toMatch(/\n {63,}~{8}\n/);
  expect(out).toMatch(
    /No e-mail address is preferred.*\(Told once: there are 11999 more places like this in the file\.\)/,
  );
});

test('what is no UTF-8 in the middle of a long file is told, and what was found before stands', async () => {
  const bytes = Buffer.concat([
    Buffer.from(xml.slice(0, -20)),
    Buffer.from([0xff, 0xfe]),
    Buffer.from('</users>'),
  ]);
  const { out, err, status } = await outcome({ files: { 'load.xml': bytes }, argv: ['lint', 'load.xml'] });
  expect(out).toContain('last_nam');
  expect(err).toBe('userlint lint: load.xml: it is not UTF-8. Save it as UTF-8.\n');
  expect(status).toBe(2);
});

test('a long file that is no load file is read as a whole', async () => {
  const note = 'x'.repeat(5_000_000);
  const text = `<user><primary_id>a</primary_id><record_type>PUBLIC</record_type><last_nam>${note}</last_nam></user>`;
  const { out } = await outcome({ files: { 'one.xml': text }, argv: ['lint', 'one.xml'] });
  expect(out).toContain('unknown-field');
});
