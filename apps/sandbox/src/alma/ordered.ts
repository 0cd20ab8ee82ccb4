import type { Answer } from '../http/exchange.ts';
import { type AlmaError, almaError, almaRefusal, gatewayRefusal, type Wanted } from './answers.ts';
import type { Institution } from './institution.ts';

/** The error that the site file has ordered for every call about this user. */
export function orderedError({ refusals }: Institution, id: string): AlmaError | undefined {
  const code = refusals.get(id);
  return code === undefined ? undefined : almaError(code, { X: id });
}

/** How REST answers it: codes of numbers are Alma's, the others its gateway's. */
export function orderedAnswer(institution: Institution, id: string, wanted: Wanted): Answer | undefined {
  const error = orderedError(institution, id);
  if (error === undefined || /^\d+$/.test(error.code)) return error && almaRefusal(error, wanted);
  return gatewayRefusal(statuses.get(error.code) ?? 500, error.code, error.message, wanted.format);
}

/** Of the gateway; 500 where nobody has seen one. */
const statuses = new Map([
  ['UNAUTHORIZED', 401],
  ['FORBIDDEN', 403],
  ['INVALID_REQUEST', 400],
  ['REQUEST_TOO_LARGE', 413],
  ['PER_SECOND_THRESHOLD', 429],
  ['DAILY_THRESHOLD', 429],
]);
