import type { Request } from './request.ts';
import type { Finding, Moment } from './rule.ts';

/** One error of a service's answer, as `wire` read it. */
export interface ServiceError {
  /** '401655', 'GENERAL_ERROR'; null where the service has none (OLSA). */
  readonly code: string | null;
  readonly message: string;
}

/** Maps a service's errors back onto the request that caused them. */
export type Explain = (
  request: Request,
  errors: readonly ServiceError[],
  moment: Moment,
) => readonly Finding[];
