import { Lines } from '@userlint/rules';
import type { Linted } from '../linted.ts';
import { plainJson } from './plain-json.ts';

/** An array of findings; positions are 0-based, in UTF-16 code units, as LSP has them. */
export function formatJson(linted: readonly Linted[]): string {
  const findings = linted.flatMap(({ file, text, findings }) => {
    const lines = new Lines(text);
    return findings.map(({ rule, severity, message, error, span }) => ({
      file,
      rule,
      severity,
      message,
      error,
      range: lines.range(span),
    }));
  });
  return plainJson(findings);
}
