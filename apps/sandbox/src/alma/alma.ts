import type { Institution } from './institution.ts';
import type { AlmaUsers } from './users.ts';

/** The Alma that is played. */
export interface Alma {
  readonly users: AlmaUsers;
  readonly institution: Institution;
}
