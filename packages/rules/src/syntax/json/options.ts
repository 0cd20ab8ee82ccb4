export interface Options {
  /** JSONC: comments are allowed, and a comma before a closing bracket. */
  readonly comments?: boolean;
  /** A `{{variable}}` may stand for a whole value. */
  readonly variables?: boolean;
  /** The text is no document but a piece of what stands in an array, such as one record of a load file. */
  readonly list?: ListOptions;
}

export interface ListOptions {
  /** In how many arrays and objects the piece stands. */
  readonly depth: number;
  /** Nothing, or a comma, stands before the piece; otherwise a comma is missing when it holds a value. */
  readonly begunApart: boolean;
}

/** Asked about what may end a record of a list before its closing bracket; true when the record has ended. */
export interface Borders {
  /** A `{` at `at`. `isKey`: where only a key can stand. */
  opens(at: number, depth: number, isKey: boolean): boolean;
  /** A `]` at `at` that closes nothing. */
  closes(at: number, depth: number): boolean;
}
