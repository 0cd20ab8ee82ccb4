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

/** The documented words of a fault, with the value in the place they leave open. */
export function words(error: string, value = ''): string {
  return (olsaErrors[error]?.message ?? error).replace(/\bX\b/, () => value);
}

export function generalFault(error: string, value?: string): Refusal {
  return { fault: 'GeneralFault', text: words(error, value) };
}

export function userNotFound(userName: string): Refusal {
  return { fault: 'ObjectNotFoundFault', text: words('userNotFound'), objectName: userName };
}
