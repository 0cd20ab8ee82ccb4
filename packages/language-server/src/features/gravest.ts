import type { Finding, Severity } from '@userlint/rules';

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * At most `most` findings, the gravest, in the order they came in; among those as grave as each other the first. When
 * that are not all, one more at the first of those left out says how many there are.
 */
export function gravest(findings: readonly Finding[], most: number): readonly Finding[] {
  if (findings.length <= most) return findings;
  const room = roomOf(findings, most);
  const shown: Finding[] = [];
  let firstLeftOut: Finding | undefined;
  for (const finding of findings) {
    const left = room.get(finding.severity) ?? 0;
    room.set(finding.severity, left - 1);
    if (left > 0) {
      shown.push(finding);
    } else if (firstLeftOut === undefined) {
      firstLeftOut = finding;
      shown.push(tellingMore(finding, findings.length - most, most));
    }
  }
  return shown;
}

/** How many of each severity are shown: all of the gravest, and of the others as many as there is room for. */
function roomOf(findings: readonly Finding[], most: number): Map<Severity, number> {
  const counts = new Map<Severity, number>();
  for (const { severity } of findings) counts.set(severity, (counts.get(severity) ?? 0) + 1);
  let left = most;
  return new Map(
    order.map((severity) => {
      const shown = Math.min(counts.get(severity) ?? 0, left);
      left -= shown;
      return [severity, shown];
    }),
  );
}

function tellingMore({ span }: Finding, more: number, most: number): Finding {
  return {
    rule: 'more-findings',
    severity: 'information',
    message: `There are ${more} more findings, from here on; the ${most} gravest are shown. Repair some of them, or see all with: userlint lint`,
    span,
    error: null,
    fixes: [],
    related: [],
    unnecessary: false,
  };
}
