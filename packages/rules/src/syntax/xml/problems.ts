import type { Span } from '../../text/span.ts';
import type { Text } from '../../text/text.ts';
import type { Problem, ProblemCode } from '../tree.ts';

/** A text that is wrong in more places than this has been told often enough. */
const MOST_PROBLEMS = 1000;
/** Names are quoted in messages up to this length. */
const LONGEST_NAME = 60;

/** What may be said beside a problem. Offsets are in the text that is read. */
export interface Beside {
  readonly fix?: {
    readonly title: string;
    readonly start: number;
    readonly end: number;
    readonly text: string;
    readonly doubtful?: boolean;
  };
  readonly related?: { readonly start: number; readonly end: number; readonly message: string };
}

/** Collects what is wrong with a text. */
export class Problems {
  readonly #text: Text;
  #found: Problem[] = [];

  constructor(text: Text) {
    this.#text = text;
  }

  get none(): boolean {
    return this.#found.length === 0;
  }

  /** The text is not well-formed: `start`..`end` is to blame. */
  add(start: number, end: number, message: string, beside: Beside = {}): void {
    this.addAs('well-formed', start, end, message, beside);
  }

  addAs(code: ProblemCode, start: number, end: number, message: string, beside: Beside = {}): void {
    if (this.#found.length >= MOST_PROBLEMS) return;
    const { fix, related } = beside;
    const edit = fix && this.#text.edit(fix.start, fix.end, fix.text);
    this.#found.push({
      code,
      message,
      span: this.#text.at(start, end),
      ...(related && { related: { span: this.#span(related), message: related.message } }),
      ...(fix && edit && { fix: { title: fix.title, edit, doubtful: fix.doubtful === true } }),
    });
  }

  clear(): void {
    if (this.#found.length > 0) this.#found = [];
  }

  /** All of them, by place. */
  sorted(): readonly Problem[] {
    return this.#found.toSorted((a, b) => a.span.start - b.span.start);
  }

  #span({ start, end }: { readonly start: number; readonly end: number }): Span {
    return this.#text.at(start, end);
  }
}

/** A name as a message shows it. */
export function shown(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}
