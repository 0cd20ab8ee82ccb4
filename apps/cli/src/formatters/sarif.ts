import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Finding, type Range, type RuleAbout, rules, type Severity } from '@userlint/rules';
import packageJson from '../../package.json' with { type: 'json' };
import type { Unreadable } from '../files.ts';
import type { PlacedInFile } from '../told.ts';
import type { Formatter } from './formatter.ts';
import { plainJson } from './plain-json.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0, without any text of the payloads but what the messages quote. */
export function sarifFormatter(): Formatter {
  const occurring = new Set<string>();
  return {
    add(told) {
      const open = occurring.size === 0 ? beginning() : ',';
      occurring.add(told.finding.rule);
      return `${open}\n${plainJson(resultOf(told), 5)}`;
    },
    end({ unreadable }) {
      const [begin, end] = parts(occurring, unreadable);
      return `${occurring.size === 0 ? begin : '\n        '}${end}\n`;
    },
  };
}

function beginning(): string {
  return parts(new Set(), [])[0];
}

const results = '"results": [';

/** All of it but the results: what stands before them, which is always the same, and what stands behind. */
function parts(
  occurring: ReadonlySet<string>,
  unreadable: readonly Unreadable[],
): [begin: string, end: string] {
  const listed = rules.filter(({ id }) => occurring.has(id));
  const log = plainJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        columnKind: 'utf16CodeUnits',
        results: [],
        invocations: [
          {
            executionSuccessful: unreadable.length === 0,
            toolExecutionNotifications: unreadable.map(({ file, reason }) => ({
              level: 'error',
              message: { text: `${file}: ${reason}` },
            })),
          },
        ],
        tool: { driver: { name: 'Userlint', version: packageJson.version, rules: listed.map(describeRule) } },
      },
    ],
  });
  const at = log.indexOf(results) + results.length;
  return [log.slice(0, at), log.slice(at)];
}

function describeRule({ id, title, severity }: RuleAbout) {
  return { id, shortDescription: { text: title }, defaultConfiguration: { level: levels[severity] } };
}

function resultOf({ file, finding, range, related }: PlacedInFile) {
  const uri = uriOf(file);
  return {
    ruleId: finding.rule,
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [locationOf(uri, range)],
    ...relatedOf(uri, finding, related),
    properties: { error: finding.error },
  };
}

function relatedOf(uri: string, { related }: Finding, ranges: readonly Range[]) {
  if (ranges.length === 0) return {};
  return {
    relatedLocations: ranges.map((range, id) => ({
      id,
      message: { text: related[id]?.message ?? '' },
      ...locationOf(uri, range),
    })),
  };
}

function locationOf(uri: string, { start, end }: Range) {
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
