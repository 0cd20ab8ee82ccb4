import type { Request } from './read.ts';
import { olsaErrors } from './tables.ts';

/** Why the service does not do what it is asked. */
export interface Refusal {
  readonly fault: 'GeneralFault' | 'ObjectNotFoundFault' | 'ObjectExistsFault';
  readonly text: string;
  /** What was not found, or is there already. */
  readonly objectName?: string;
}

export function isRefusal(outcome: object | undefined): outcome is Refusal {
  return outcome !== undefined && 'fault' in outcome;
}

/** The documented words of a fault, with the values in the places they leave open: X, and then Y. */
export function words(error: string, x = '', y = ''): string {
  const said = (olsaErrors[error]?.message ?? error).replace(/ ?\b[XY]\b/g, (open) => {
    const value = open.endsWith('X') ? x : y;
    return value === '' ? '' : open.replace(/[XY]/, () => value);
  });
  return said.trim();
}

export function generalFault(error: string, ...values: readonly string[]): Refusal {
  return { fault: 'GeneralFault', text: words(error, ...values) };
}

export function userNotFound(userName: string): Refusal {
  return { fault: 'ObjectNotFoundFault', text: words('userNotFound'), objectName: userName };
}

/** Why a request is refused that does not say what it cannot do without. */
export function unsaidRefusal({ unsaid }: Pick<Request, 'unsaid'>): Refusal | undefined {
  if (unsaid === undefined) return undefined;
  const { error, read } = unsaid;
  if (!aboutUsers.has(error)) return generalFault(error);
  return { fault: 'ObjectNotFoundFault', text: words(error, read), objectName: read };
}

const aboutUsers = new Set(['userNotFound', 'userNotValid']);
