import type { Severity } from '@userlint/rules';
import type { Unreadable } from '../files.ts';
import type { PlacedInFile } from '../told.ts';

/** Writes findings as they come, so that nothing has to be kept of a file that is longer than memory. */
export interface Formatter {
  /** What is printed of the next finding; those of one file come one after another. */
  add(told: PlacedInFile): string;
  /** What is printed at the end. */
  end(run: Run): string;
}

/** What a run came to. */
export interface Run {
  /** How many files were looked at. */
  readonly files: number;
  readonly counts: ReadonlyMap<Severity, number>;
  readonly unreadable: readonly Unreadable[];
}
