import type { Severity, Source } from '../facts/evidence.ts';
import type { CodeTable, FieldTable } from '../facts/field.ts';

/** How an operation is recognised: a request line, or the element under the SOAP body. */
export type Door =
  | { readonly kind: 'rest'; readonly method: string; readonly path: string }
  | {
      readonly kind: 'soap';
      readonly element: string;
      readonly namespace: string;
      readonly action: string;
      readonly path: string;
    }
  /** A file of many records that a job fetches; never sent as a request. */
  | { readonly kind: 'file' };

/** Where an operation carries the record. */
export type RecordPlace =
  /** The body is the record (REST). */
  | { readonly at: 'body' }
  /** The element under the SOAP body is itself the record (OLSA). */
  | { readonly at: 'call' }
  /** The record is the content of an argument, as text or as elements; this one unless another carries it. */
  | { readonly at: 'argument'; readonly name: string };

/** One kind of record: its table and how it is recognised when it stands alone. */
export interface RecordType {
  /** Root of every path of the table: 'user', 'userRecord', 'EditUserRequest'. */
  readonly root: string;
  /** Namespace URI of its XML; '' for none. */
  readonly namespace: string;
  readonly table: FieldTable;
  /** Keys that tell a bare JSON record: it is ours when one full set of these is present. */
  readonly jsonKeys: {
    readonly anyTwoOf?: readonly string[];
    readonly allOf?: readonly (readonly string[])[];
  };
  /** Children that tell a bare XML record from any other element of that name, and how many of them it takes. */
  readonly xmlChildren: readonly string[];
  readonly xmlChildrenNeeded: number;
  /** The child that needs only another field of the record beside it, telling or not. */
  readonly xmlKey?: string;
  /** XML names of a list of these: a load file. */
  readonly lists: readonly string[];
  /** Paths of what names the user, such as 'user/primary_id': the first that is written. */
  readonly calledBy: readonly string[];
  /** Names from another version or another service, and the fields that stand for each: the first the place has. */
  readonly formerNames?: ReadonlyMap<string, readonly string[]>;
}

/** A call of a service. */
export interface Operation {
  /** 'alma/users.update' */
  readonly id: string;
  readonly service: string;
  readonly title: string;
  readonly door: Door;
  /** Keyed by where the value travels: 'path/user_id', 'query/override', 'envelope/arg2'. */
  readonly parameters: FieldTable;
  readonly record?: { readonly type: RecordType; readonly place: RecordPlace };
  /** What must be presented to call it. */
  readonly authentication: 'apikey' | 'basic' | 'wsse' | 'none';
  /** The rows of its WS-Security header, by paths that begin with 'Security'. */
  readonly security?: FieldTable;
  readonly source: Source;
}

/** An error a service is known to answer, and which places of the request can have caused it. */
export interface ServiceErrorRow {
  /** The words the service documents for it. */
  readonly message: string;
  /** Recognises the answer's text where there is no code (OLSA), case-insensitively, as a substring; `{field}` not allowed. */
  readonly contains?: string;
  /** Finds the name of the field in the answer's text, where it names one: then it is that one. */
  readonly capture?: RegExp;
  /** Paths into the record ('userRecord/userDetails/externalId') or parameters ('envelope/arg2'), most likely first. */
  readonly places: readonly string[];
  /** What to do about it, in our words. */
  readonly advice?: string;
  /** What to do instead when all its places say the same already. */
  readonly adviceWhenEqual?: string;
  readonly source: Source;
}

/** A table in which each institution says which codes go with which record type. */
export interface Mapping {
  readonly source: Source;
  /** The code table its codes are of. */
  readonly codes: string;
  /** Where such codes stand. */
  readonly place: string;
  readonly severity: Severity;
  /** What the service answers to a code that does not go with the record type. */
  readonly error: string;
}

/** What is known of a service: facts alone. Its rules stand beside it, in the catalogue. */
export interface Service {
  /** 'alma' */
  readonly id: string;
  readonly title: string;
  readonly operations: readonly Operation[];
  readonly records: readonly RecordType[];
  readonly codes: Readonly<Record<string, CodeTable>>;
  readonly mappings: Readonly<Record<string, Mapping>>;
  /** Keyed by code ('401655'), or by our own name where the service has no codes. */
  readonly errors: Readonly<Record<string, ServiceErrorRow>>;
}
