import type { Severity } from '../facts/evidence.ts';
import type { Edit, Span } from '../text/span.ts';
import type { Entry } from './entry.ts';
import type { Institution } from './institution.ts';
import type { Request } from './request.ts';
import type { Service } from './service.ts';

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
  readonly fixes?: readonly Fix[];
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

export interface Rule extends RuleAbout {
  /** Looks at the whole request. */
  readonly check?: (request: Request, context: Context) => Iterable<Complaint>;
  /** Looks at all requests of one message together: the records of a load file. */
  readonly checkFile?: (requests: readonly Request[], context: Context) => Iterable<Complaint>;
  /** Looks at one entry; called for every parameter and every entry of the record in one walk. */
  readonly checkEntry?: (entry: Entry, request: Request, context: Context) => Iterable<Complaint>;
  /** Whether it explains a name the service does not know better than the rule for unknown names does. */
  readonly explains?: (unknown: Entry) => boolean;
}

/** A service beside what its rules check. */
export interface RuledService {
  readonly service: Service;
  readonly rules: readonly Rule[];
}

/** When it is looked at. */
export interface Moment {
  readonly now: Date;
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
