import { type Request, stretchOf } from '../model/request.ts';
import type { Finding } from '../model/rule.ts';

/** Of all findings those of one request: they begin in its stretch of the file. */
export function findingsIn(request: Request, findings: readonly Finding[]): readonly Finding[] {
  const { start, end } = stretchOf(request);
  return findings.filter(({ span }) => start <= span.start && span.start <= end);
}

/**
 * Of all findings those that stand in the way of sending a request: its errors. A warning never does, and what a service
 * answered earlier is no finding here: sending again may be the right thing.
 */
export function inTheWay(request: Request, findings: readonly Finding[]): readonly Finding[] {
  return findingsIn(request, findings).filter(({ severity }) => severity === 'error');
}
