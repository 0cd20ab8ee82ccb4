import type { Reading, Request } from './request.ts';
import type { ServiceId } from './service.ts';
import type { Span } from './span.ts';

/** What would go over the wire, without its credentials and without an origin. */
export interface Outgoing {
  readonly service: ServiceId;
  /** 'alma/users.update' */
  readonly operation: string;
  /** What a person calls it: "Update user". */
  readonly title: string;
  /** Whose record it writes, as the request names them; shown before sending. */
  readonly subject: string;
  readonly method: string;
  /** Path and query, percent-encoded, beginning with '/'. */
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly authentication: 'apikey' | 'basic' | 'wsse' | 'none';
  /**
   * Offsets in `body` of the place where the WS-Security header goes: what stands there (a saved header,
   * or nothing) is replaced at the moment of sending. `wrap`: the SOAP header element must be made as well, in
   * this prefix.
   */
  readonly security?: {
    readonly start: number;
    readonly end: number;
    readonly wrap?: { readonly prefix: string };
  };
}

export type Plan =
  | { readonly outgoing: Outgoing; readonly refused?: undefined }
  /** Why it cannot be sent and what to do about it. */
  | { readonly refused: string; readonly span?: Span; readonly outgoing?: undefined };

/** Plans the sending of one request of a reading: pure, nothing is sent. */
export type PlanSend = (reading: Reading, request: Request) => Plan;
