/** One error of a service's answer. */
export interface ServiceError {
  /** '401655', 'GENERAL_ERROR'; null where the service has none, as OLSA. */
  readonly code: string | null;
  readonly message: string;
}

/** What the body of an answer says. */
export type Reply =
  /** The service refused. `errors`: none where it names none. */
  | { readonly is: 'errors'; readonly errors: readonly ServiceError[] }
  /** A user record. `identifiers`: its primary id and the others, as written. */
  | { readonly is: 'record'; readonly identifiers: readonly string[] }
  /** The service's own word that a call worked, in an element of this name. */
  | { readonly is: 'success'; readonly name: string }
  /** `what`: for a sentence, such as "an HTML page". */
  | { readonly is: 'other'; readonly what: string };
