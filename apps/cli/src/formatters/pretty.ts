import type { Range, Severity, Span } from '@userlint/rules';
import { printable, printableLine } from '@userlint/wire';
import type { PlacedInFile } from '../told.ts';
import type { Formatter, Run } from './formatter.ts';
import { type Paint, painter } from './paint.ts';

/** For people: each finding with the line it is about, and a summary. */
export function prettyFormatter(colour: boolean): Formatter {
  const paint = painter(colour);
  return { add: (told) => block(told, paint), end: summary };
}

function block(told: PlacedInFile, paint: Paint): string {
  const { finding, range, related } = told;
  const { severity, rule, error } = finding;
  const file = printableLine(told.file);
  const place = ({ line, character }: Range['start']) => `${file}:${line + 1}:${character + 1}`;
  const message = printable(finding.message).replaceAll('\n', '\n    ');
  const about = printableLine(error === null || message.includes(error) ? rule : `${rule}, ${error}`);
  return [
    `${place(range.start)} ${paint(severity, severity)} ${message} ${paint('hint', `(${about})`)}`,
    ...excerpt(told, paint),
    ...related.map(
      ({ start }, index) => `    ${place(start)} ${printable(finding.related[index]?.message ?? '')}`,
    ),
    '',
  ].join('\n');
}

/** How much of a long line is shown before the place, and altogether. */
const before = 40;
const widest = 110;

/** The line with the place underlined; of a place over several lines, the first. */
function excerpt({ finding, range, line }: PlacedInFile, paint: Paint): string[] {
  const { span, severity, secret } = finding;
  // Outputs are kept: in the logs of a CI, in a terminal's history.
  if (secret === true) return [];
  const { text, start, character: first, secrets } = line();
  const character = range.start.character - first;
  const from = character > widest - before ? character - before : 0;
  const end = Math.min(character + span.end - span.start, text.length, from + widest);
  const shown = (begin: number, last: number) => visible(without(secrets, text, start, begin, last));
  const lead = `${from + first > 0 ? '…' : ''}${shown(from, character)}`;
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

function summary({ files, counts }: Run): string {
  const told = (['error', 'warning', 'information', 'hint'] as const).flatMap((severity) => {
    const count = counts.get(severity) ?? 0;
    return count === 0 ? [] : [`${count} ${plural(severity, count)}`];
  });
  const looked = `${files} ${files === 1 ? 'file' : 'files'}`;
  return `${told.length === 0 ? 'Nothing found' : told.join(', ')} in ${looked}.\n`;
}

function plural(severity: Severity, count: number): string {
  return count === 1 || severity === 'information' ? severity : `${severity}s`;
}
