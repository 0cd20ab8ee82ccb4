import type { Severity, Source } from '../facts/evidence.ts';
import type { CodeTable, FieldTable } from '../facts/field.ts';
import type { Node, Tree } from '../syntax/tree.ts';
import type { Credential } from './credential.ts';
import type { Reply } from './reply.ts';

/** How an operation is recognised: a request line, or the element under the SOAP body. */
export type Door =
  | { readonly kind: 'rest'; readonly method: string; readonly path: string }
  | SoapDoor
  /** A file of many records that a job fetches; never sent as a request. */
  | { readonly kind: 'file' };

export interface SoapDoor {
  readonly kind: 'soap';
  readonly element: string;
  /** Other names that people write for the element, such as that of the operation: they are understood, and told. */
  readonly alsoNamed: readonly string[];
  readonly namespace: string;
  /** The prefix of that namespace in the envelopes we write. */
  readonly prefix: string;
  /** Children that tell the call from another service's of that name, where the namespace has been forgotten. */
  readonly telling: readonly string[];
  readonly action: string;
  readonly path: string;
  /** Envelopes of SOAP 1.2 go out as `text/xml` as well: the service was seen to take them so. */
  readonly alwaysTextXml?: boolean;
}

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
  /**
   * Paths of all that says whose record it is: each may stand once, for which of two counts is the service's own
   * affair. Names that differ in case alone are one, such as `userName` and `username`.
   */
  readonly onlyOnce: readonly string[];
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
  /** What it does to the record at the service. */
  readonly updates: Updates;
  /** The call of a bare record of its type that nobody has placed. */
  readonly isDefault?: boolean;
  /** The parameter that names the user, such as 'path/user_id' or 'envelope/arg0'. */
  readonly calledBy?: string;
  /** The parameter that carries the code of the external system: nobody may guess it. */
  readonly systemCode?: string;
  /** By which of the service's kinds it is called: 'alma-rest'. Absent where nothing is sent. */
  readonly kind?: ServiceKind['id'];
  /** What an answer must be, beside its status and without an error, to say that the call has worked. */
  readonly accepted?: Acceptance;
  /** What the service answers to a body that is no well-formed XML. */
  readonly errorIfNoXml?: string;
  /** The rows of its WS-Security header, by paths that begin with 'Security'. */
  readonly securityFields?: FieldTable;
  readonly source: Source;
}

/** A swap replaces the whole record; a patch leaves alone what it does not say. */
export type Updates = 'swap' | 'patch' | 'create' | 'delete' | 'none';

/** How a service says that a call has worked. */
export type Acceptance =
  /** It gives the record the call was about. */
  | { readonly by: 'record' }
  /** It says so, in an element of one of these names. */
  | { readonly by: 'word'; readonly names: readonly string[] }
  /** It says nothing, with this status. */
  | { readonly by: 'status'; readonly status: number };

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
  /** The code table of the record types. */
  readonly types: string;
  /** Where such codes stand. */
  readonly place: string;
  readonly severity: Severity;
  /** What the service answers to a code that does not go with the record type. */
  readonly error: string;
}

/**
 * One of the ways in which a service is called: its own address, its own log-in, its own answers. Alma's REST and SOAP
 * services are two.
 */
export interface ServiceKind {
  /** 'alma-rest' */
  readonly id: string;
  /** 'Alma REST' */
  readonly title: string;
  /** What must be presented to call it. */
  readonly authentication: Credential['kind'];
  /** What the sandbox takes: published on purpose, and valid nowhere else. */
  readonly sandbox: {
    readonly credential: Credential;
    /** Whose the records are, where requests name it: OLSA's customer. */
    readonly institution?: string;
  };
  /** What the body of an answer says; undefined: nothing this service is known to say. */
  readonly readReply: (body: Tree) => Reply | undefined;
  /** Elements of answers that carry XML as their text. */
  readonly folded?: readonly string[];
}

/** A row of a table, by the names of its columns: 'code', 'description', 'enabled'; 'column0' … of a mapping. */
export type TableRow = ReadonlyMap<string, string>;

/** A call that gives tables of the institution: of codes, or of which codes go with which record type. */
export interface TableSource {
  /** The tables that fields and mappings name. */
  readonly names: readonly string[];
  /** Nobody writes it into a payload: it is none of the service's operations unless it stands there too. */
  readonly operation: Operation;
  /** The request for a table, as people would write it into a file of that path. `institution`: that of the environment. */
  readonly ask: (table: string, institution: string) => { readonly text: string; readonly path: string };
  /** The rows of an answer; undefined when it is not this table. */
  readonly rows: (table: string, answer: Node) => readonly TableRow[] | undefined;
}

/** What is known of a service: facts, and how its answers are read. Its rules stand beside it, in the catalogue. */
export interface Service {
  /** 'alma' */
  readonly id: string;
  readonly title: string;
  /** What is in every address of it, wherever the host is: a request line without it goes to somebody else. */
  readonly addresses: RegExp;
  readonly kinds: readonly ServiceKind[];
  readonly operations: readonly Operation[];
  readonly records: readonly RecordType[];
  readonly codes: Readonly<Record<string, CodeTable>>;
  readonly mappings: Readonly<Record<string, Mapping>>;
  /** What it can be asked for beside records. */
  readonly tables: readonly TableSource[];
  /** Keyed by code ('401655'), or by our own name where the service has no codes. */
  readonly errors: Readonly<Record<string, ServiceErrorRow>>;
}
