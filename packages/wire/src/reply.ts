import type { ServiceError } from '@userlint/rules';

/** What the body of an answer is. */
export type Reply =
  | { readonly is: 'errors'; readonly errors: readonly ServiceError[] }
  /** A user record. `identifiers`: its primary id and the others, as written. */
  | { readonly is: 'record'; readonly identifiers: readonly string[] }
  /** The service's own word that the operation `name` worked. */
  | { readonly is: 'success'; readonly name: string }
  | { readonly is: 'nothing' }
  /** `what`: for a sentence, such as "an HTML page". */
  | { readonly is: 'other'; readonly what: string };

/** What was read, and how to show it. */
export interface ReadBody {
  readonly reply: Reply;
  readonly text: string;
  readonly language: 'xml' | 'json' | 'plaintext';
}
