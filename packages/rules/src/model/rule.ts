import type { Severity } from '../facts/evidence.ts';
import type { Field } from '../facts/field.ts';
import type { Edit, Span } from '../text/span.ts';
import type { Entry } from './entry.ts';
import type { Institution } from './institution.ts';
import type { Request } from './request.ts';
import type { Operation, RecordType, Service } from './service.ts';

/** A repair: edits of the document, or something that belongs into the settings. */
export type Fix = DocumentFix | SettingsFix;

export interface DocumentFix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** It cannot contradict another fix and loses nothing, so it may be applied in bulk. */
  readonly safe: boolean;
  readonly states?: undefined;
}

/** States a parameter of the call in the userlint.json that places the document; who holds that file makes the edit. */
export interface SettingsFix {
  readonly title: string;
  readonly states: { readonly parameter: string; readonly value: string };
  readonly safe: false;
  readonly edits?: undefined;
}

export interface Complaint {
  /** What it is about. An entry that came from settings has no place: the record's name is underlined instead. */
  readonly about: Entry;
  /** A narrower place than the entry's value, when only a part of it is wrong; or its name. */
  readonly span?: Span;
  readonly message: string;
  /** Overrides the rule's severity, where a limit brings its own. */
  readonly severity?: Severity;
  /** What the service answers: a code ('401655') or a fault's name. */
  readonly error?: string;
  /** As a function where working them out costs something: it is called at once, or never where nobody wants repairs. */
  readonly fixes?: readonly Fix[] | (() => readonly Fix[]);
  readonly related?: readonly { readonly entry: Entry; readonly message: string }[];
  /** The service ignores it: may be shown faded. */
  readonly unnecessary?: boolean;
  /** The underlined text is a secret: do not print it. */
  readonly secret?: boolean;
}

export interface RuleAbout {
  /** 'max-length'; 'alma/external-system-code'. Equals the file name. */
  readonly id: string;
  /** The severity it is listed with; complaints may bring their own. */
  readonly severity: Severity;
  /** One sentence, present tense: what is wrong. */
  readonly title: string;
}

/** What all records of a file share, and by which it is decided once which rules look where. */
export interface Call {
  readonly service: Service;
  /** Undefined: a bare record nobody has placed. */
  readonly operation: Operation | undefined;
  /** Of the record; undefined where there is none. */
  readonly type: RecordType | undefined;
  readonly spelling: Request['spelling'];
  readonly institution: Institution;
}

/** Whether a value is worth a look, by its text and how it is written: true too often costs a little, too seldom loses findings. */
export type Doubt = (text: string, written: Pick<Entry, 'kind' | 'valueKind'>) => boolean;

/**
 * A rule says where it looks, and is asked there only: most of a file never reaches a rule. In three ways it may look:
 * at single entries (`value`, `group`, `unknown`: each leads to `complain`), at a request as a whole (`check`), or at
 * what two records of one file say alike (`across`).
 */
export interface Rule extends RuleAbout {
  /** In which calls it can speak; in all where it does not say. Asked once for all records of a file. */
  when?(call: Call): boolean;
  /** What makes a value of this field worth a look; undefined: nothing. Asked once per row of the tables. */
  value?(field: Field, path: string, call: Call): Doubt | undefined;
  /** It looks at groups that lack a field they must have, or that hold a field twice that stands once. */
  readonly group?: 'missing' | 'repeated';
  /** It looks at what the service has no field for; never at what stands below that. */
  readonly unknown?: boolean;
  /** What is wrong with an entry that one of the three above has pointed at. */
  complain?(entry: Entry, request: Request, context: Context): Iterable<Complaint>;
  /**
   * The rows of the record that `check` and `across` need: where none of them is written, they are not asked. A check
   * without it is always run.
   */
  given?(path: string, field: Field): boolean;
  /** Looks at the whole request. `given`: the entries of those rows, in the order written; each is made when asked for. */
  check?(request: Request, context: Context, given: Iterable<Entry>): Iterable<Complaint>;
  /** Looks at a message once, however many records it holds; `first`: its first request. */
  checkMessage?(first: Request, context: Context): Iterable<Complaint>;
  /** What must not be said in two records of one file. */
  readonly across?: Across;
  /** Whether it explains a name the service does not know better than the rule for unknown names does. */
  explains?(unknown: Entry): boolean;
}

/** What must not be said in two records of one file: facts with a key, compared with the first that has it. */
export interface Across {
  /** What a record says; of several facts with one key the first counts. */
  facts(request: Request): Iterable<Fact>;
  /** What is wrong when a later record says it again; undefined: nothing. */
  complain(first: Fact, later: Fact): AcrossComplaint | undefined;
}

/** Something a record says. It is kept while its file is open: it holds words and a place, never an entry. */
export interface Fact {
  readonly key: string;
  /** Where it is said. */
  readonly span: Span;
}

/** It is told at the later of the two places. */
export interface AcrossComplaint {
  /** Overrides the rule's severity. */
  readonly severity?: Severity;
  readonly message: string;
  /** What is told of the first place. */
  readonly first: string;
}

/** A service beside what its rules check. */
export interface RuledService {
  readonly service: Service;
  readonly rules: readonly Rule[];
}

/** When it is looked at, and what for. */
export interface Moment {
  readonly now: Date;
  /** Nobody asks for repairs: none are worked out. */
  readonly withoutFixes?: boolean;
}

/** What rules may know besides the request. */
export interface Context extends Moment {
  readonly institution: Institution;
  /** Whether another rule says what is wrong with this unknown name. */
  readonly isExplained: (unknown: Entry) => boolean;
}

/** What is wrong, where, and how to repair it. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly error: string | null;
  readonly fixes: readonly Fix[];
  readonly related: readonly { readonly span: Span; readonly message: string }[];
  readonly unnecessary: boolean;
  /** The underlined text is a secret or a day of birth: do not print it. */
  readonly secret?: boolean;
}
