import type { Severity } from '../facts/evidence.ts';
import type { Edit } from '../text/span.ts';
import type { InstitutionMapping, InstitutionTable } from './institution.ts';
import type { Rule, RuleAbout } from './rule.ts';
import type { Operation } from './service.ts';

/** What the project's userlint.json says about one file. */
export interface Settings {
  readonly operation: Operation | undefined;
  /** Parameters by the place they travel in, such as 'query/override'. */
  readonly parameters: readonly (readonly [path: string, value: string])[];
  /** The edit of the settings file that states a parameter for this file; absent where no pattern matches it. */
  readonly stateParameter?: ((path: string, value: string) => Edit | undefined) | undefined;
  /** By rule id. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  /** The site's own rules. */
  readonly assertions: readonly Rule[];
  /** The institution's code tables, by names such as 'alma/UserGroups'. */
  readonly codes: ReadonlyMap<string, InstitutionTable>;
  /** Its mapping tables, by names such as 'alma/UserRecordTypeUserGroup'. */
  readonly mappings: ReadonlyMap<string, InstitutionMapping>;
}

export const noSettings: Settings = {
  operation: undefined,
  parameters: [],
  severities: new Map(),
  assertions: [],
  codes: new Map(),
  mappings: new Map(),
};

export const settingsRule: RuleAbout = {
  id: 'settings',
  severity: 'error',
  title: 'The settings file says something that cannot be',
};
