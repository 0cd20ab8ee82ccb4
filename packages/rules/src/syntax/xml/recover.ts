import { isSpace } from './characters.ts';
import { indentation, indentOf, isIndented, opensLine } from './indentation.ts';
import { attributesEnd, type Namespaces } from './namespaces.ts';
import {
  AT_END,
  CLOSED,
  CONTENT_END,
  CONTENT_START,
  CUT,
  DECLARES,
  ELEMENT,
  EMPTY,
  END,
  NAME_END,
  NEXT,
  PARENT,
  START,
  type Tape,
  TEXT,
} from './tape.ts';

/**
 * Nests the elements of a text with missing end tags by how its lines are indented: a tag that opens its line cannot
 * be inside an element without an end tag that stands on an earlier line, indented as deep or deeper.
 * Nor inside one of its own name, whose end tag was passed over. What has an end tag keeps it. Works on the tape alone.
 */
export function recover(text: string, tape: Tape, namespaces: Namespaces): void {
  new Recovery(text, tape, namespaces).run();
}

interface Open {
  readonly element: number;
  /** Where the nearest element with an end tag, it or one around it, ends; and where that one's content does. */
  readonly limit: number;
  readonly contentLimit: number;
}

class Recovery {
  readonly #text: string;
  readonly #tape: Tape;
  readonly #namespaces: Namespaces;
  readonly #indents: Int32Array;
  readonly #indented: boolean;
  readonly #open: Open[] = [];
  /** The record before the one that is looked at. */
  #before = -1;
  /** The last trimming, which elements that end together share. */
  #trimmed = { from: -1, to: -1 };

  constructor(text: string, tape: Tape, namespaces: Namespaces) {
    this.#text = text;
    this.#tape = tape;
    this.#namespaces = namespaces;
    this.#indents = indentation(text, tape);
    this.#indented = isIndented(tape, this.#indents);
  }

  run(): void {
    const tape = this.#tape;
    for (let at = 0; at < tape.length; at = tape.after(at)) {
      const start = tape.cell(at, START);
      for (
        let open = this.#open.at(-1);
        open !== undefined && open.limit <= start;
        open = this.#open.at(-1)
      ) {
        this.#close(open, at, open.contentLimit);
      }
      if (tape.kind(at) === ELEMENT) this.#nest(at, start);
      this.#before = at;
    }
    for (let open = this.#open.at(-1); open !== undefined; open = this.#open.at(-1)) {
      this.#close(open, tape.length, Math.min(open.contentLimit, this.#text.length));
    }
  }

  #nest(at: number, start: number): void {
    const tape = this.#tape;
    let parent = this.#open.at(-1);
    while (parent !== undefined && !this.#canHold(parent, at)) {
      this.#close(parent, at, start);
      parent = this.#open.at(-1);
    }
    tape.set(at, PARENT, parent?.element ?? -1);
    this.#namespaces.enter(this.#text, tape, at);
    const closed = tape.has(at, CLOSED);
    if (tape.has(at, EMPTY) || (tape.has(at, CUT) && !closed)) {
      this.#leave(at, attributesEnd(tape, at), tape.cell(at, CONTENT_START));
    } else if (closed) {
      this.#open.push({ element: at, limit: tape.cell(at, END), contentLimit: tape.cell(at, CONTENT_END) });
    } else {
      const { limit, contentLimit } = parent ?? { limit: Infinity, contentLimit: Infinity };
      this.#open.push({ element: at, limit, contentLimit });
    }
  }

  /** Whether the element at `at` can be inside this one. The root holds everything. */
  #canHold({ element }: Open, at: number): boolean {
    const tape = this.#tape;
    if (this.#open.length === 1 || tape.has(element, CLOSED)) return true;
    const atEnd = tape.has(element, AT_END);
    if (!atEnd && this.#nameOf(element) === this.#nameOf(at)) return false;
    if (!opensLine(this.#indents, at) || (atEnd && !this.#indented)) return true;
    return indentOf(this.#indents, at) > indentOf(this.#indents, element);
  }

  #nameOf(element: number): string {
    return this.#text.slice(this.#tape.cell(element, START) + 1, this.#tape.cell(element, NAME_END));
  }

  /** Closes the innermost element; the record at `at` comes after it. Without an end tag it ends before `limit`. */
  #close({ element }: Open, at: number, limit: number): void {
    const tape = this.#tape;
    this.#open.pop();
    if (tape.has(element, CLOSED)) {
      this.#leave(element, at);
      return;
    }
    const end = Math.max(this.#trim(limit), tape.cell(element, CONTENT_START));
    const before = this.#before;
    if (tape.kind(before) === TEXT && tape.cell(before, END) > end) {
      tape.set(before, END, Math.max(end, tape.cell(before, START)));
    }
    this.#leave(element, at, end);
  }

  #leave(element: number, next: number, end?: number): void {
    const tape = this.#tape;
    tape.set(element, NEXT, next);
    if (end !== undefined) {
      tape.set(element, CONTENT_END, end);
      tape.set(element, END, end);
    }
    if (tape.has(element, DECLARES)) this.#namespaces.leave();
  }

  /** Where the white space before `end` begins. */
  #trim(end: number): number {
    if (this.#trimmed.from === end) return this.#trimmed.to;
    let to = end;
    while (to > 0 && isSpace(this.#text.charCodeAt(to - 1))) to -= 1;
    this.#trimmed = { from: end, to };
    return to;
  }
}
