/** A half-open range of offsets (UTF-16) in the file the user has open. Never in a decoded or embedded text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replace what stands at `span` by `text`. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** True when the two spans share a character, or touch where one of them is empty. */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
