import type { Severity } from '../facts/evidence.ts';
import type { Institution } from './institution.ts';
import type { Rule } from './rule.ts';
import type { Operation } from './service.ts';

/** What the project's userlint.json says about one file. */
export interface Settings extends Institution {
  readonly operation: Operation | undefined;
  /** Parameters by the place they travel in, such as 'query/override'. */
  readonly parameters: readonly (readonly [path: string, value: string])[];
  /** By rule id. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  /** The site's own rules. */
  readonly assertions: readonly Rule[];
}

export const noSettings: Settings = {
  operation: undefined,
  parameters: [],
  severities: new Map(),
  assertions: [],
  codes: new Map(),
  mappings: new Map(),
};
