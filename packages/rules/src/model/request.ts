import type { Problem, ProblemCode } from '../syntax/tree.ts';
import type { XmlNode } from '../syntax/xml/index.ts';
import type { Span } from '../text/span.ts';
import type { Text } from '../text/text.ts';
import { type Entry, entryAt } from './entry.ts';
import type { Operation, RecordType, Service } from './service.ts';

/** What the user has open. `language` is the editor's language id where there is one. */
export interface Document {
  readonly text: string;
  /** Path or URI; only its ending matters. */
  readonly path: string;
  readonly language?: string;
}

/** One thing that could go over the wire: a whole payload file, or one request of a `.http` file. */
export interface Message {
  /** The whole of it in the file. */
  readonly span: Span;
  /** Where a lens belongs: the request line, or the record's first line. */
  readonly head: Span;
  /** `### title` or `# @name` of a `.http` file. */
  readonly name?: string;
  readonly method?: Text;
  /** The address as written, variables filled in where the file defines them. */
  readonly target?: Text;
  readonly headers: readonly Header[];
  readonly body: Text;
  /** `< file`: the body stands in another file. */
  readonly bodyFile?: Text;
  /** `{{variables}}` nothing in this file defines, in the order written. */
  readonly unresolved: readonly Text[];
  /** What keeps it from being what its format, or its envelope, demands; by place. */
  readonly problems: readonly Problem[];
}

export interface Header {
  readonly name: Text;
  readonly value: Text;
}

/** What would be sent: a rule sees this and cannot tell in which format it was written. */
export interface Request {
  readonly service: Service;
  /** Undefined: a bare record nobody has placed; rules that depend on the operation stay silent. */
  readonly operation: Operation | undefined;
  readonly message: Message;
  readonly parameters: readonly Entry[];
  /** Of a load file's request, made anew each time it is asked for. */
  readonly record: Entry | undefined;
  readonly holder: Holder;
  readonly spelling: 'xml' | 'json' | 'form';
  /** The record's own stretch of the file: one record of a load file, or all of the payload. */
  readonly span: Span;
}

/** In what the record stands. */
export type Holder =
  /** In nothing: it is the payload. */
  | { readonly kind: 'payload' }
  /** One record of many: of a list or a load file. */
  | { readonly kind: 'list' }
  | Envelope;

/** A whole SOAP envelope. */
export interface Envelope {
  readonly kind: 'envelope';
  /** The envelope itself, for those who write into it or send it. */
  readonly element: XmlNode;
  /** What first keeps it from being XML, be it where the record was understood all the same. */
  readonly unreadable: Problem | undefined;
  /** The element of the call; its name is that of the door. */
  readonly call: Entry;
  /** The argument of the call that carries the record. */
  readonly carrier: Entry | undefined;
  /** The WS-Security headers, where the service wants one; when it is sent a new one is made. */
  readonly security: readonly Entry[] | undefined;
}

export function envelopeOf({ holder }: Request): Envelope | undefined {
  return holder.kind === 'envelope' ? holder : undefined;
}

/** A document, read: everything the features ask. */
export interface Reading {
  readonly document: Document;
  readonly messages: readonly Message[];
  /** In document order; a load file gives one per record. */
  readonly requests: readonly Request[];
  /** A stretch of the text. A load file is not joined for it. */
  slice(start: number, end: number): string;
}

/** The parameter by the place it travels in, such as 'query/override'. */
export function parameter(request: Request, path: string): Entry | undefined {
  return request.parameters.find((entry) => entry.path === path);
}

/** All of it in the file: the whole message, or, of a list, the one record. */
export function stretchOf({ holder, message, span }: Request): Span {
  return holder.kind === 'list' ? span : message.span;
}

/** Of which type its record is; undefined where there is none. */
export function recordType({ service, record }: Request): RecordType | undefined {
  return service.records.find(({ root }) => root === record?.path);
}

/** What the record calls its user: '' where it does not say. */
export function userNamed(request: Request): string {
  const names = recordType(request)?.calledBy.map((path) => entryAt(request.record, path)?.text);
  return names?.find((name) => name !== undefined && name !== '') ?? '';
}

/** Whether the record is not well-formed: what it does not hold may only not be readable. */
export function isBroken({ message, span }: Request): boolean {
  const { problems } = message;
  for (let at = firstFrom(problems, span.start); at < problems.length; at++) {
    const problem = problems[at];
    if (problem === undefined || problem.span.start > span.end) return false;
    if (isUnreadable(problem)) return true;
  }
  return false;
}

/** The first problem that begins at `offset` or behind it. */
function firstFrom(problems: readonly Problem[], offset: number): number {
  let low = 0;
  let high = problems.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((problems[middle]?.span.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Mistakes that a reader still understands, in its way: sent on purpose they are for the service to answer. */
const understood: ReadonlySet<ProblemCode> = new Set([
  'duplicate-key',
  'embedded-record',
  'soap-envelope',
  'soap-namespace',
]);

export function isUnreadable({ code }: Problem): boolean {
  return !understood.has(code);
}
