import { COLON } from './characters.ts';
import { NAME_END, QUALIFIED, RECORD, START, type Tape } from './tape.ts';

/**
 * Where a record of a list is cut off whose end tag does not come.
 *
 * `<user><primary_id>a</primary_id>` `<user>…</user>` …: at the second `<user>` nobody can tell whether the end tag of
 * the first is missing, for a record may hold an element of its own name. So the first such place is remembered, and the
 * record ends before it when its own end tag is too far away, comes in a broken way, or the list ends first.
 */
export class Borders {
  /** The first start tag with the name of a record that stands inside the record; -1 when there is none. */
  inner = -1;
  /** Where the end tag of the list stands inside the record; -1 when it does not. */
  listEnd = -1;
  readonly #names: readonly string[];

  /** `names`: the local names that records have. */
  constructor(names: readonly string[]) {
    this.#names = names;
  }

  reset(): void {
    this.inner = -1;
    this.listEnd = -1;
  }

  /** The start tag of the element stands inside a record. */
  startTag(text: string, tape: Tape, element: number): void {
    let start = tape.cell(element, START) + 1;
    const end = tape.cell(element, NAME_END);
    if (tape.has(element, QUALIFIED)) {
      while (start < end && text.charCodeAt(start) !== COLON) start += 1;
      start += 1;
    }
    for (const name of this.#names) {
      if (name.length !== end - start || !text.startsWith(name, start)) continue;
      tape.mark(element, RECORD);
      if (this.inner < 0) this.inner = tape.cell(element, START);
    }
  }
}
