import type { Finding, Reading } from '@userlint/rules';

/** A file that was looked at, and what is wrong in it. */
export interface Linted {
  /** As the user wrote it. */
  readonly file: string;
  readonly text: string;
  /** What was read in it; absent for settings. Output asks it what must not be shown. */
  readonly reading?: Reading;
  readonly findings: readonly Finding[];
}

/** Severe enough for a command to fail, and for a request not to be sent. */
export function errorsIn(linted: readonly Linted[]): number {
  return linted.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error').length;
}
