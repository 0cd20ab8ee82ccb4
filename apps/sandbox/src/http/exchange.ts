import type { IncomingHttpHeaders } from 'node:http';

/** One request, fully received. */
export interface Call {
  readonly method: string;
  /** As sent: percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The service's error code or fault name, for the log line: never an id or a value. */
  readonly code?: string;
}

export interface Route {
  /** What the log calls it: '/almaws/v1/users/{user_id}'. */
  readonly pattern: string;
  readonly answer: (call: Call) => Answer;
}

/** A line of text, to which no service gives a shape of its own. */
export function plain(status: number, body: string, more: Pick<Answer, 'code' | 'headers'> = {}): Answer {
  return { status, type: 'text/plain', body, ...more };
}

/** A path that answers to some methods. */
export interface Resource {
  readonly pattern: string;
  readonly methods: Readonly<Record<string, (call: Call) => Answer>>;
}

/** Finds the route of a path; undefined when the path is none of this service's. */
export type Router = (path: string) => Route | undefined;

/** The text of a body; undefined when the bytes are not UTF-8. */
export function bodyText(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** What the one segment behind `start` says; undefined when it is empty, more than one, or not percent-encoded UTF-8. */
export function segmentAfter(path: string, start: string): string | undefined {
  const segment = path.startsWith(start) ? path.slice(start.length) : '';
  if (segment === '' || segment.includes('/')) return undefined;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
