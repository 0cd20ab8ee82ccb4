import { expect, test } from 'vitest';
import { prettyFormatter } from '../src/formatters/pretty.ts';
import { toldOf } from '../src/told.ts';
import { staff, staffExpire } from './payloads.ts';
import { outcome } from './scenario.ts';

const evil = '\u001b[2J\u009b1m\u202Ex\n::error::y ##vso[task.x]';

// biome-ignore format: one case a line
test.each<[string, readonly string[]]>([
  ['a command', [evil]],
  ['help', ['help', evil]],
  ['an option', ['lint', `--${evil}`]],
  ['a format', ['lint', '--format', evil]],
  ['a file', ['lint', evil]],
  ['a file to send', ['send', evil, '--to', 'sandbox']],
  ['a target', ['send', 'a.xml', '--to', evil]],
  ['a port', ['send', 'a.xml', '--to', 'sandbox', '--port', evil]],
  ['a place', ['codes', 'pull', '--from', evil]],
  ['a table', ['codes', 'pull', '--from', 'sandbox', '--tables', evil]],
  ['a folder', ['codes', 'pull', evil, '--from', 'sandbox']],
])('%s of the command line is not obeyed by a terminal or a build server', async (_what, argv) => {
  const { out, err, status } = await outcome({ argv });
  expect(status).toBe(2);
  expect(err).not.toBe('');
  expect(`${out}\n${err}`).not.toMatch(/[^\P{C}\n]|^\s*::|##vso/mu);
});

const name = '::x\u202E\n##[error]y.json';
const settings = JSON.stringify({ ...JSON.parse(staffExpire), [evil]: {} });

test('names of files and words of settings: for people', async () => {
  const files = { 'userlint.json': settings, [name]: staff };
  const { out } = await outcome({ files, argv: ['lint', name] });
  expect(out).toContain('<U+003A>:x<U+202E><U+000A><U+0023>#[error]y.json:');
  expect(out).not.toMatch(/[^\P{C}\n]|^\s*::|##\[/mu);
});

test.each([
  'json',
  'sarif',
])('names of files and words of settings: %s stays JSON that says the same', async (format) => {
  const files = { 'userlint.json': settings, [name]: staff };
  const { out } = await outcome({ files, argv: ['lint', name, '--format', format] });
  expect(out).not.toMatch(/[^\P{C}\n]|^\s*::|##\[/mu);
  const text = JSON.stringify(JSON.parse(out));
  expect(text).toContain(JSON.stringify(format === 'json' ? name : encodeURIComponent(name)));
});

test('a marked place does not cut a command of a build server in two', () => {
  const about = {
    rule: 'x',
    severity: 'error',
    message: 'Wrong.',
    error: null,
    related: [],
    fixes: [],
    unnecessary: false,
  } as const;
  const finding = { ...about, span: { start: 1, end: 3 } };
  const pretty = prettyFormatter(false);
  const out = Array.from(toldOf('a.xml', '::error::##[x]', [finding], undefined), pretty.add).join('');
  expect(out).toContain('    <U+003A>:error::<U+0023>#[x]\n');
});
