import type { Severity } from '../facts/evidence.ts';
import type { Finding } from '../model/rule.ts';
import { noSettings, type Settings } from '../model/settings.ts';
import { services } from '../services/index.ts';
import { lint, readDocument } from '../services/known.ts';

export interface CheckOptions {
  /** Name of the file; its ending tells a `.http` file. */
  readonly path?: string;
  /** Only this rule's findings; all of them when left out. */
  readonly rule?: string;
  /** What userlint.json would say of the file. */
  readonly operation?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly settings?: Settings;
  readonly now?: Date;
}

/** The findings of a source, for tests that look at them one by one. */
export function findings(source: string, options: CheckOptions = {}): readonly Finding[] {
  const settings = settingsOf(options);
  const reading = readDocument({ text: source, path: options.path ?? 'payload.xml' }, settings);
  const all = lint(reading, settings, { now: options.now ?? new Date('2026-11-21T12:00:00Z') });
  return options.rule === undefined ? all : all.filter(({ rule }) => rule === options.rule);
}

/** The source with every finding drawn under its line: tests are pictures. */
export function check(source: string, options: CheckOptions = {}): string {
  return draw(source, findings(source, options));
}

/** The source with these findings drawn under their lines: the whole underline, as far as it is on its first line. */
export function draw(source: string, found: readonly Finding[]): string {
  const lines = source.split('\n');
  const drawn: string[] = [];
  let start = 0;
  for (const line of lines) {
    drawn.push(line);
    for (const finding of found) {
      if (finding.span.start < start || finding.span.start > start + line.length) continue;
      const column = finding.span.start - start;
      const width = Math.max(1, Math.min(finding.span.end, start + line.length) - finding.span.start);
      drawn.push(
        `${' '.repeat(column)}${mark(finding.severity).repeat(width)} ${finding.severity} ${finding.rule}: ${finding.message}`,
      );
    }
    start += line.length + 1;
  }
  return drawn.join('\n');
}

export function settingsOf(options: CheckOptions): Settings {
  if (options.settings !== undefined) return options.settings;
  const operations = services.flatMap((service) => service.operations);
  const operation = operations.find(({ id }) => id === options.operation);
  if (options.operation !== undefined && operation === undefined)
    throw new Error(`No operation ${options.operation}`);
  return { ...noSettings, operation, parameters: Object.entries(options.parameters ?? {}) };
}

function mark(severity: Severity): string {
  return severity === 'error' ? '~' : severity === 'warning' ? '^' : '.';
}
