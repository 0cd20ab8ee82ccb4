import type { Severity, Source } from './evidence.ts';

export type FieldType = 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'dateTime' | 'group';

/** One limit of one field. A field may carry several: a strict reading that warns, a loose one that is the error. */
export interface Limit {
  /** Characters (Unicode code points), inclusive. */
  readonly max?: number;
  /** The whole value must match; `means` completes "must be …". */
  readonly pattern?: { readonly test: RegExp; readonly means: string };
  /** The value must be one of these. */
  readonly oneOf?: readonly string[];
  readonly severity: Severity;
  readonly source: Source;
  /** What the service answers when this is broken: a code, or the fault's name. */
  readonly error?: string;
  /** Holds in these spellings only: a form has a notation of its own. */
  readonly spellings?: readonly ('xml' | 'json' | 'form')[];
  /** What a value that breaks the limit may mean, where that is not certain: what to call each reading, and the value. */
  readonly suggest?: (value: string) => readonly (readonly [reading: string, value: string])[];
  /** A certain repair of a value that breaks the limit; undefined when there is none for this value. */
  readonly repair?: (value: string) => string | undefined;
}

/**
 * A way of saying nothing: the field does not stand there; it does as nil (`xsi:nil`) or null (JSON); it holds no
 * character; it holds blanks alone.
 */
export type State = 'absent' | 'nil' | 'empty' | 'blank';

/** What a service makes of a field that says nothing. */
export interface StateRow {
  readonly of: readonly State[];
  /** The operations this holds for; every one that has the field where it is not given. */
  readonly in?: readonly string[];
  /**
   * `ignored`: nothing comes of it; a stored value stays. `emptied`: a stored value goes, and the default takes its
   * place (but see `protected`). `refused`: the service does not do what it is asked. `taken`: it is a value as any
   * other, and the limits hold for it.
   */
  readonly means: 'ignored' | 'emptied' | 'refused' | 'taken';
  /** What is answered where it is refused: a code of the service's errors, or our name of the fault. */
  readonly error?: string;
  readonly source: Source;
}

/** What the service says about one place. */
export interface Field {
  readonly type: FieldType;
  /** The sentence hover shows. Our own words. */
  readonly doc: string;
  /** What it is, in a word or three, where its name does not say it: shown beside what is written there. */
  readonly label?: string;
  readonly source: Source;
  readonly limits?: readonly Limit[];
  /** The value is a list of these, with commas between them; beside each, the place of the record it names. */
  readonly listOf?: ReadonlyMap<string, string | undefined>;
  /** Name of a code table in the service's `codes`. */
  readonly codes?: string;
  /** Values it takes besides those of the table. */
  readonly codesBesides?: readonly string[];
  /** Required always, or in these operations. */
  readonly required?: {
    readonly in: 'always' | readonly string[];
    readonly severity: Severity;
    readonly source: Source;
    readonly error?: string;
    /** It must be there, but need not say anything. */
    readonly mayBeEmpty?: boolean;
  };
  /** What it makes of the field when it says nothing: of these the first that names the state and the operation. */
  readonly states?: readonly StateRow[];
  /** What the field is worth where nobody gives it a value, and that is not nothing. */
  readonly default?: string;
  /** May be repeated. */
  readonly many?: boolean;
  /** Names that stand for it elsewhere (in the documentation, in a sister call) but not here: read as what they mean. */
  readonly aliases?: readonly string[];
  /** XML writes this element round a list; JSON leaves it out. */
  readonly wrapper?: boolean;
  /** JSON writes `{"value": …, "desc": …}`, XML text with a `desc` attribute. */
  readonly coded?: boolean;
  /** The service writes it and ignores it when sent. */
  readonly outputOnly?: boolean;
  /** One of the fields an Alma update keeps as edited by hand unless `override` names them. */
  readonly protected?: boolean;
  /** Anything may stand below it: nothing there is looked at. */
  readonly opaque?: boolean;
  /** A password, a PIN, a day of birth: its value is shown in no output that may be kept. */
  readonly secret?: boolean;
  readonly example?: string;
  /** A form's notation of it as it is written on the wire; undefined for a value that is none. */
  readonly fromForm?: (value: string) => string | undefined;
  /** What leaving it out of an update does, in words. */
  readonly omitted?: string;
}

/**
 * One flat table per record, one row per place. The key is a path of local names: for a record
 * `user/contact_info/emails/email/@preferred`, for parameters `query/override`, `path/user_id`, `envelope/arg2`.
 */
export type FieldTable = Readonly<Record<string, Field>>;

/** The values of a coded field. `closed`: the vendor's law; otherwise each institution edits its own. */
export interface CodeTable {
  readonly closed: boolean;
  /** Every institution has these beside its own. */
  readonly everywhere?: boolean;
  readonly source: Source;
  readonly codes: Readonly<Record<string, string>>;
  /** What the service answers to a code that is none of it; its row says at which places. */
  readonly error?: string;
  /** Codes that exist but that the service refuses by another answer. */
  readonly refused?: ReadonlyMap<string, string>;
}

/** Whether the field must be there in this call; without a call only what every call demands. */
export function isRequired({ required }: Field, operation: string | undefined): boolean {
  return required !== undefined && (required.in === 'always' || required.in.includes(operation ?? ''));
}
