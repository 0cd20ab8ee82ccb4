import type { Sent } from '../client.ts';

/** The smallest request that gets an error of a service. */
export interface Provocation {
  /** Its code; of OLSA, which has no codes, the name of its row. */
  readonly error: string;
  readonly request: Sent;
  /** The same without one of its fields: none of them gets this error. */
  readonly smaller?: readonly Sent[];
  /** What the page shows: the method with the path, and what is worth showing of the body. */
  readonly shown: { readonly line: string; readonly body?: string };
  /** The site it takes: a file of apps/sandbox/sites/. */
  readonly site?: string;
  /** What a reader cannot see in it. */
  readonly note?: string;
}

/** An error that the sandbox does not give, and why. */
export interface Excuse {
  readonly error: string;
  readonly why: string;
}
