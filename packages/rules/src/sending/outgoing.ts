import type { Request } from '../model/request.ts';
import type { Span } from '../text/span.ts';

/** What would go over the wire, without its credentials and without an origin. */
export interface Outgoing {
  readonly service: string;
  /** 'alma/users.update' */
  readonly operation: string;
  /** What a person calls it: "Update user". */
  readonly title: string;
  /** Whose record it writes, as the request names them; shown before sending. */
  readonly subject: string;
  /** The origin a request line names. It only documents: where the request goes the chosen target decides. */
  readonly addressedTo?: string;
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

/** Without a user name and password, should somebody have put them there. */
export function addressed({ message }: Request): Pick<Outgoing, 'addressedTo'> {
  const [, scheme, authority] = /^(https?):\/\/([^/?#]*)/i.exec(message.target?.value ?? '') ?? [];
  if (scheme === undefined || authority === undefined) return {};
  return { addressedTo: `${scheme}://${authority.slice(authority.lastIndexOf('@') + 1)}` };
}

export function refuse(refused: string, span?: Span): Plan {
  return span === undefined ? { refused } : { refused, span };
}
