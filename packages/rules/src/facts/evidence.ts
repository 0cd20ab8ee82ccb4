/** As LSP has them; in JSON output by these names. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/**
 * Where a fact comes from. `documented`: the vendor says so; `observed`: working client code or a fixture
 * shows it; `inferred`: our conclusion.
 */
export interface Source {
  readonly evidence: 'documented' | 'observed' | 'inferred';
  /** A short title a person can look up. */
  readonly from: string;
  readonly url?: string;
}

/** The vendor says so. */
export function documented(from: string, url?: string): Source {
  return { evidence: 'documented', from, ...(url && { url }) };
}

/** Working client code or a fixture shows it. */
export function observed(from: string, url?: string): Source {
  return { evidence: 'observed', from, ...(url && { url }) };
}

/** It is our conclusion. */
export function inferred(from: string): Source {
  return { evidence: 'inferred', from };
}
