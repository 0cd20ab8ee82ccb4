import type { Namespaces } from './namespaces.ts';
import { type Beside, type Problems, shown } from './problems.ts';
import {
  AT_END,
  CLOSED,
  CONTENT_END,
  CUT,
  DECLARES,
  END,
  NAME_END,
  NEXT,
  RECORD,
  START,
  STRAY,
  type Tape,
} from './tape.ts';

/** How deep elements may nest. */
const DEEPEST = 1000;
const NONE = -1;
/** Where more end tags are missing, nobody wants them all at the end. */
const MOST_ADDED = 20;

/**
 * The elements that are open while a text is read. An end tag that fits no open element waits with the innermost one:
 * if that never gets an end tag of its own, the two belong together and one of them is misspelt.
 */
export class OpenElements {
  /** Where on the tape the innermost open element is; -1 when none is open. */
  innermost = NONE;
  /** Whether the root element has begun. */
  rootSeen = false;
  /** Whether the nesting is wrong anywhere, so that elements may be at the wrong depth. */
  broken = false;
  readonly #text: string;
  readonly #tape: Tape;
  readonly #namespaces: Namespaces;
  readonly #problems: Problems;
  readonly #elements: number[] = [];
  /** Beside each element, the end tag that waits with it. */
  readonly #waiting: number[] = [];
  /** How many elements of each name are open; counted from the first mistake on. */
  #names: Map<string, number> | undefined;
  /** How many of each name were ended by the end tag of an element further out. */
  readonly #endedEarly = new Map<string, number>();
  #tooDeep = false;
  /** How many of the open elements have the name of a record but are none, since they stand in one. */
  records = 0;
  /** Whether what stands at the top of the text is inside an element, that of a list. */
  readonly #inList: boolean;

  constructor(text: string, tape: Tape, namespaces: Namespaces, problems: Problems, inList: boolean) {
    this.#text = text;
    this.#inList = inList;
    this.#tape = tape;
    this.#namespaces = namespaces;
    this.#problems = problems;
  }

  push(element: number): void {
    this.#elements.push(element);
    this.innermost = element;
    this.#waiting.push(NONE);
    if (this.#names !== undefined) this.#count(this.#names, element, 1);
    if (this.#tape.has(element, RECORD)) this.records += 1;
    if (this.#elements.length > (this.#inList ? DEEPEST - 1 : DEEPEST) && !this.#tooDeep) {
      this.#tooDeep = true;
      const start = this.#tape.cell(element, START);
      const message = `Elements are nested more than ${DEEPEST} deep; no service reads that.`;
      this.#problems.addAs('too-deep', start, this.#tape.cell(element, NAME_END), message);
    }
  }

  /** The end tag `start`..`end` ends the innermost element. */
  close(start: number, end: number): void {
    const waiting = this.#waiting[this.#waiting.length - 1] as number;
    if (waiting !== NONE) this.#reportWaiting(waiting);
    this.#end(start, end, CLOSED);
  }

  /** Ends the innermost element called `name`, and with it all inside it; false when none is open. */
  closeOuter(name: string, start: number, end: number): boolean {
    this.#names ??= this.#countAll();
    if ((this.#names.get(name) ?? 0) === 0) return false;
    this.broken = true;
    while (this.nameOf(this.innermost) !== name) this.#endEarly(start, end);
    this.close(start, end);
    return true;
  }

  /** The end tag `start`..`end` with `name` fits no open element. False when none is open for it to wait with. */
  wait(name: string, start: number, end: number): boolean {
    this.broken = true;
    const stray = this.#tape.add(STRAY, start, end);
    const early = this.#endedEarly.get(name) ?? 0;
    if (early > 0) {
      this.#endedEarly.set(name, early - 1);
      return true;
    }
    const top = this.#waiting.length - 1;
    const before = this.#waiting[top];
    if (before === undefined) return false;
    if (before !== NONE) this.#reportWaiting(before);
    this.#waiting[top] = stray;
    return true;
  }

  /** Forgets everything, for the next piece of a list. */
  reset(): void {
    this.innermost = NONE;
    this.rootSeen = false;
    this.broken = false;
    this.records = 0;
    this.#elements.length = 0;
    this.#waiting.length = 0;
    this.#names = undefined;
    this.#endedEarly.clear();
    this.#tooDeep = false;
  }

  /** The text has ended. */
  finish(): void {
    const unclosed: number[] = [];
    let cut = false;
    while (this.#elements.length > 0) {
      const element = this.innermost;
      if (!this.#endMisspelt()) {
        if (this.#tape.has(element, CUT)) cut = true;
        else unclosed.push(element);
        this.#end(this.#text.length, this.#text.length, AT_END);
      }
      this.broken = true;
    }
    const [innermost] = unclosed;
    if (innermost === undefined) return;
    const missing = unclosed.slice(0, 3).map((element) => `</${shown(this.nameOf(element))}>`);
    const more = unclosed.length > 3 ? ` and ${unclosed.length - 3} more` : '';
    this.#problems.add(
      this.#tape.cell(innermost, START),
      this.#tape.cell(innermost, NAME_END),
      `The ${this.#inList ? 'record' : 'text'} ends before ${missing.join('')}${more}; add what is missing.`,
      cut || unclosed.length > MOST_ADDED ? {} : { fix: this.#endTags(unclosed) },
    );
  }

  #endTags(unclosed: readonly number[]): NonNullable<Beside['fix']> {
    const end = this.#text.trimEnd().length;
    const text = unclosed.map((element) => `</${this.nameOf(element)}>`).join('');
    return { title: 'Add the missing end tags', start: end, end, text, doubtful: true };
  }

  nameOf(element: number): string {
    return this.#text.slice(this.#tape.cell(element, START) + 1, this.#tape.cell(element, NAME_END));
  }

  /** The innermost element ends because the end tag `start`..`end` of one further out has come. */
  #endEarly(start: number, end: number): void {
    if (this.#endMisspelt()) return;
    const element = this.innermost;
    const name = this.nameOf(element);
    this.#endedEarly.set(name, (this.#endedEarly.get(name) ?? 0) + 1);
    if (!this.#tape.has(element, CUT)) {
      const related = { start, end, message: 'This end tag comes first.' };
      const message = `The element ${shown(name)} is not closed; add </${shown(name)}>.`;
      const begin = this.#tape.cell(element, START);
      this.#problems.add(begin, this.#tape.cell(element, NAME_END), message, { related });
    }
    this.#end(start, start, 0);
  }

  /** Ends the innermost element with the end tag that waits with it, if there is one. */
  #endMisspelt(): boolean {
    const stray = this.#waiting[this.#waiting.length - 1] as number;
    if (stray === NONE) return false;
    const element = this.innermost;
    const start = this.#tape.cell(stray, START);
    const end = this.#tape.cell(stray, END);
    const name = this.nameOf(element);
    const begin = this.#tape.cell(element, START);
    const related = { start: begin, end: begin + 1 + name.length, message: 'The start tag.' };
    const halfTyped = `</${name}`.startsWith(this.#text.slice(start, end));
    const fix = { title: `Write </${shown(name)}>`, start, end, text: `</${name}>`, doubtful: true };
    const message = `This end tag does not fit the open element ${shown(name)}; write </${shown(name)}>.`;
    this.#problems.add(start, end, message, halfTyped ? { related, fix } : { related });
    this.#end(start, end, CLOSED);
    return true;
  }

  #reportWaiting(stray: number): void {
    this.reportStray(this.#tape.cell(stray, START), this.#tape.cell(stray, END));
  }

  /** Nothing fits the end tag `start`..`end`. */
  reportStray(start: number, end: number): void {
    this.#problems.add(start, end, 'This end tag has no start tag; remove it, or add the start tag.');
  }

  #end(contentEnd: number, end: number, mark: number): void {
    const element = this.#elements.pop() as number;
    this.innermost =
      this.#elements.length === 0 ? NONE : (this.#elements[this.#elements.length - 1] as number);
    this.#waiting.pop();
    if (this.#names !== undefined) this.#count(this.#names, element, -1);
    const tape = this.#tape;
    tape.set(element, CONTENT_END, contentEnd);
    tape.set(element, END, end);
    tape.set(element, NEXT, tape.length);
    if (mark !== 0) tape.mark(element, mark);
    if (tape.has(element, DECLARES | RECORD)) this.#leave(element);
  }

  #leave(element: number): void {
    if (this.#tape.has(element, DECLARES)) this.#namespaces.leave();
    if (this.#tape.has(element, RECORD)) this.records -= 1;
  }

  #countAll(): Map<string, number> {
    const names = new Map<string, number>();
    for (const element of this.#elements) this.#count(names, element, 1);
    return names;
  }

  #count(names: Map<string, number>, element: number, by: number): void {
    const name = this.nameOf(element);
    names.set(name, (names.get(name) ?? 0) + by);
  }
}
