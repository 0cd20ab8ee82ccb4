import type { Severity } from '../facts/evidence.ts';
import type { Reading } from '../model/request.ts';
import type { Finding, RuledService } from '../model/rule.ts';
import { noSettings, type Settings } from '../model/settings.ts';
import { readDocument } from '../reading/document.ts';
import { lint } from '../rules/lint.ts';
import { ruledServices } from '../services/index.ts';
import { Lines } from '../text/lines.ts';

export interface CheckOptions {
  /** Name of the file; its ending tells a `.http` file. */
  readonly path?: string;
  /** Only this rule's findings; all of them when left out. */
  readonly rule?: string;
  /** What userlint.json would say of the file. */
  readonly operation?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly settings?: Settings;
  /** The services there are, where it is not all that are known. */
  readonly services?: readonly RuledService[];
  readonly now?: Date;
}

/** The findings of a source, for tests that look at them one by one. */
export function findings(source: string, options: CheckOptions = {}): readonly Finding[] {
  const { services = ruledServices, now = new Date('2026-11-21T12:00:00Z') } = options;
  const all = lint(read(source, options), services, settingsOf(options), { now });
  return options.rule === undefined ? all : all.filter(({ rule }) => rule === options.rule);
}

/** The source as a file of that path, with those settings. */
export function read(source: string, options: CheckOptions = {}): Reading {
  const { services = ruledServices, path = 'payload.xml' } = options;
  const known = services.map(({ service }) => service);
  return readDocument({ text: source, path }, known, settingsOf(options));
}

/** The source with every finding drawn under its line: tests are pictures. */
export function check(source: string, options: CheckOptions = {}): string {
  return draw(source, findings(source, options));
}

/** The source with these findings drawn under their lines: the whole underline, as far as it is on its first line. */
export function draw(source: string, found: readonly Finding[]): string {
  const lines = new Lines(source);
  const placed = found.map((finding) => ({ finding, ...lines.position(finding.span.start) }));
  const drawn: string[] = [];
  for (let line = 0; line < lines.count; line += 1) {
    const { start, end } = lines.line(line);
    drawn.push(source.slice(start, end));
    for (const { finding, character } of placed.filter((place) => place.line === line)) {
      const width = Math.max(1, Math.min(finding.span.end, end) - finding.span.start);
      drawn.push(
        `\n${' '.repeat(character)}${mark(finding.severity).repeat(width)} ${finding.severity} ${finding.rule}: ${finding.message}`,
      );
    }
    // As it is written: without findings the picture is the source.
    drawn.push(source.slice(end, lines.line(line + 1).start));
  }
  return drawn.join('');
}

export function settingsOf(options: CheckOptions): Settings {
  if (options.settings !== undefined) return options.settings;
  const operations = (options.services ?? ruledServices).flatMap(({ service }) => service.operations);
  const operation = operations.find(({ id }) => id === options.operation);
  if (options.operation !== undefined && operation === undefined)
    throw new Error(`No operation ${options.operation}`);
  return { ...noSettings, operation, parameters: Object.entries(options.parameters ?? {}) };
}

function mark(severity: Severity): string {
  return severity === 'error' ? '~' : severity === 'warning' ? '^' : '.';
}
