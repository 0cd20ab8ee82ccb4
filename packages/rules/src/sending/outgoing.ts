import type { Credential } from '../model/credential.ts';
import { parameter, type Request, userNamed } from '../model/request.ts';
import type { Acceptance, Operation, ServiceKind, Updates } from '../model/service.ts';
import type { Span } from '../text/span.ts';

/** What would go over the wire, without its credentials and without an origin. */
export interface Outgoing {
  readonly service: string;
  /** 'alma-rest': where it may go, and how its answer is read. */
  readonly kind: ServiceKind['id'];
  /** 'alma/users.update' */
  readonly operation: string;
  /** What a person calls it: "Update user". */
  readonly title: string;
  readonly updates: Updates;
  /** Whose record it is about, as the request names them; shown before sending. */
  readonly subject: Identity;
  /** What an answer must be to say that it has worked; undefined where nobody judges it. */
  readonly accepted?: Acceptance;
  /** The origin a request line names. It only documents: where the request goes the environment decides. */
  readonly addressedTo?: string;
  readonly method: string;
  /** Path and query, percent-encoded, beginning with '/'. */
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly authentication: Credential['kind'];
  /** Absent where the service wants no WS-Security header. */
  readonly securityPlace?: SecurityPlace;
  readonly refused?: undefined;
}

/** Whose record it is. */
export interface Identity {
  /** As the call names it, or else the record; '' where neither does. */
  readonly id: string;
  /** Other names of theirs: that of the record, where the call gives another. */
  readonly also: readonly string[];
}

/**
 * Offsets in `body` of the place where the WS-Security header goes: what stands there (a saved header, or nothing) is
 * replaced at the moment of sending. `wrap`: the SOAP header element must be made as well, in this prefix.
 */
export interface SecurityPlace {
  readonly start: number;
  readonly end: number;
  readonly wrap?: { readonly prefix: string };
}

/** Why it cannot be sent, what to do about it, and where. */
export interface Refusal {
  readonly refused: string;
  readonly span?: Span;
}

export type Prepared = Outgoing | Refusal;

export function refuse(refused: string, span?: Span): Refusal {
  return span === undefined ? { refused } : { refused, span };
}

/** The same for every request of an operation, however it is written. */
export function shared(
  request: Request,
  operation: Operation,
  kind: ServiceKind,
): Omit<Outgoing, 'method' | 'path' | 'headers' | 'body'> {
  return {
    service: request.service.id,
    kind: kind.id,
    operation: operation.id,
    title: operation.title,
    updates: operation.updates,
    subject: identityOf(request, operation),
    ...(operation.accepted && { accepted: operation.accepted }),
    ...addressed(request),
    authentication: kind.authentication,
  };
}

function identityOf(request: Request, { calledBy }: Operation): Identity {
  const own = userNamed(request);
  const id = (calledBy && parameter(request, calledBy)?.text) ?? own;
  return { id, also: own === '' || own === id ? [] : [own] };
}

/** Without a user name and password, should somebody have put them there. */
function addressed({ message }: Request): Pick<Outgoing, 'addressedTo'> {
  const [, scheme, authority] = /^(https?):\/\/([^/?#]*)/i.exec(message.target?.value ?? '') ?? [];
  if (scheme === undefined || authority === undefined) return {};
  return { addressedTo: `${scheme}://${authority.slice(authority.lastIndexOf('@') + 1)}` };
}
