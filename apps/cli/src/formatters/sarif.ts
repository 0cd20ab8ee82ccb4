import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Finding, Lines, type RuleAbout, rules, type Severity, type Span } from '@userlint/rules';
import packageJson from '../../package.json' with { type: 'json' };
import type { Unreadable } from '../files.ts';
import type { Linted } from '../linted.ts';
import { plainJson } from './plain-json.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0, without any text of the payloads but what the messages quote. */
export function formatSarif(linted: readonly Linted[], unreadable: readonly Unreadable[]): string {
  const occurring = new Set(linted.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  const listed = rules.filter(({ id }) => occurring.has(id));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Userlint', version: packageJson.version, rules: listed.map(describeRule) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: unreadable.length === 0,
            toolExecutionNotifications: unreadable.map(({ file, reason }) => ({
              level: 'error',
              message: { text: `${file}: ${reason}` },
            })),
          },
        ],
        results: linted.flatMap(resultsOf),
      },
    ],
  };
  return plainJson(log);
}

function describeRule({ id, title, severity }: RuleAbout) {
  return { id, shortDescription: { text: title }, defaultConfiguration: { level: levels[severity] } };
}

function resultsOf({ file, text, findings }: Linted) {
  const lines = new Lines(text);
  const uri = uriOf(file);
  return findings.map((finding) => ({
    ruleId: finding.rule,
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [locationOf(uri, lines, finding.span)],
    ...relatedOf(uri, lines, finding),
    properties: { error: finding.error },
  }));
}

function relatedOf(uri: string, lines: Lines, { related }: Finding) {
  if (related.length === 0) return {};
  return {
    relatedLocations: related.map(({ span, message }, id) => ({
      id,
      message: { text: message },
      ...locationOf(uri, lines, span),
    })),
  };
}

function locationOf(uri: string, lines: Lines, span: Span) {
  const { start, end } = lines.range(span);
  return {
    physicalLocation: {
      artifactLocation: { uri },
      region: {
        startLine: start.line + 1,
        startColumn: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
      },
    },
  };
}

function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
