import type { Sent } from './client.ts';

/** What a service says to a request, and who says that it does. Written by hand. */
export interface Verdict {
  readonly name: string;
  readonly request: Sent;
  readonly status: number;
  /** The error code or the fault's name; absent: the answer carries no error code. */
  readonly code?: string;
  /** A stretch of the answer. */
  readonly says?: string;
  readonly source: string;
}
