import type { Severity } from '../facts/evidence.ts';
import type { Finding } from '../model/rule.ts';

/** From so many records on, a file is one of many. */
const MANY = 10;

/** In a file of many records advice is told once for each rule; what is wrong is told wherever it is. */
export function tellsOnce(records: number): boolean {
  return records >= MANY;
}

export function isAdvice({ severity }: { readonly severity: Severity }): boolean {
  return severity === 'information' || severity === 'hint';
}

/** The first of what a rule advises in a file, for all of it; `more`: how many there are besides. */
export function toldOnce(first: Finding, more: number): Finding {
  if (more === 0) return first;
  const places = more === 1 ? 'is 1 more place' : `are ${more} more places`;
  return { ...first, message: `${first.message} (Told once: there ${places} like this in the file.)` };
}

/** Findings by place, with the advice of each rule told once. */
export function adviceOnce(findings: readonly Finding[]): readonly Finding[] {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    if (isAdvice(finding)) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  }
  const told = new Set<string>();
  return findings.flatMap((finding) => {
    if (!isAdvice(finding)) return [finding];
    if (told.has(finding.rule)) return [];
    told.add(finding.rule);
    return [toldOnce(finding, (counts.get(finding.rule) ?? 1) - 1)];
  });
}
