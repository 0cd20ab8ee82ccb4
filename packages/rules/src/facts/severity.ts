import type { Severity } from './evidence.ts';

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Sorts the gravest first. */
export function graver(a: { readonly severity: Severity }, b: { readonly severity: Severity }): number {
  return order.indexOf(a.severity) - order.indexOf(b.severity);
}
