import { type Finding, Lines, type Reading, type Severity, type Span, secretsIn } from '@userlint/rules';
import { printable, printableLine } from '@userlint/wire';
import type { Linted } from '../linted.ts';
import { type Paint, painter } from './paint.ts';

/** For people: each finding with the line it is about, and a summary. */
export function formatPretty(linted: readonly Linted[], colour: boolean): string {
  return formatFindings(linted, colour) + summary(linted);
}

/** The findings without the summary. */
export function formatFindings(linted: readonly Linted[], colour: boolean): string {
  const paint = painter(colour);
  return linted
    .flatMap(({ file, text, findings, reading }) => {
      const source = { lines: new Lines(text), reading };
      return findings.map((finding) => block(printableLine(file), finding, source, paint));
    })
    .join('');
}

/** Where excerpts come from. */
interface Excerpted {
  readonly lines: Lines;
  readonly reading: Reading | undefined;
}

function block(file: string, finding: Finding, source: Excerpted, paint: Paint): string {
  const { lines } = source;
  const { severity, rule, error, span, related } = finding;
  const place = (offset: number) => {
    const { line, character } = lines.position(offset);
    return `${file}:${line + 1}:${character + 1}`;
  };
  const message = printable(finding.message).replaceAll('\n', '\n    ');
  const about = printableLine(error === null || message.includes(error) ? rule : `${rule}, ${error}`);
  return [
    `${place(span.start)} ${paint(severity, severity)} ${message} ${paint('hint', `(${about})`)}`,
    ...excerpt(finding, source, paint),
    ...related.map((other) => `    ${place(other.span.start)} ${printable(other.message)}`),
    '',
  ].join('\n');
}

/** How much of a long line is shown before the place, and altogether. */
const before = 40;
const widest = 110;

/** The line with the place underlined; of a place over several lines, the first. */
function excerpt({ span, severity, secret }: Finding, { lines, reading }: Excerpted, paint: Paint): string[] {
  // Outputs are kept: in the logs of a CI, in a terminal's history.
  if (secret === true) return [];
  const { line, character } = lines.position(span.start);
  const whole = lines.line(line);
  const text = lines.text.slice(whole.start, whole.end);
  const from = character > widest - before ? character - before : 0;
  const end = Math.min(character + span.end - span.start, text.length, from + widest);
  const secrets = reading === undefined ? [] : secretsIn(reading, whole);
  const shown = (first: number, last: number) => visible(without(secrets, text, whole.start, first, last));
  const lead = `${from > 0 ? '…' : ''}${shown(from, character)}`;
  const marked = shown(character, end);
  const tail = `${shown(end, from + widest)}${text.length > from + widest ? '…' : ''}`;
  const underline = ' '.repeat(width(lead)) + paint(severity, '~'.repeat(Math.max(1, width(marked))));
  // Once more as a whole: each part may hold half of what a build server takes for a command.
  return [printable(`    ${lead}${marked}${tail}`.trimEnd()), `    ${underline}`];
}

/** The characters `first`..`last` of a line that begins at `offset`; each secret among them is shown as `…`. */
function without(
  secrets: readonly Span[],
  line: string,
  offset: number,
  first: number,
  last: number,
): string {
  const parts: string[] = [];
  let at = first;
  for (const secret of [...secrets].sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, secret.start - offset);
    const end = Math.min(last, secret.end - offset);
    if (end <= start) continue;
    parts.push(line.slice(at, start), '…');
    at = end;
  }
  parts.push(line.slice(at, Math.max(at, last)));
  return parts.join('');
}

function visible(text: string): string {
  return printable(text).replaceAll('\t', ' ');
}

const wide = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}]/u;

/** Columns a terminal gives it. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += wide.test(character) ? 2 : 1;
  return columns;
}

function summary(linted: readonly Linted[]): string {
  const severities = linted.flatMap(({ findings }) => findings.map(({ severity }) => severity));
  const counts = (['error', 'warning', 'information', 'hint'] as const).flatMap((severity) => {
    const count = severities.filter((other) => other === severity).length;
    return count === 0 ? [] : [`${count} ${plural(severity, count)}`];
  });
  const looked = `${linted.length} ${linted.length === 1 ? 'file' : 'files'}`;
  return `${counts.length === 0 ? 'Nothing found' : counts.join(', ')} in ${looked}.\n`;
}

function plural(severity: Severity, count: number): string {
  return count === 1 || severity === 'information' ? severity : `${severity}s`;
}
