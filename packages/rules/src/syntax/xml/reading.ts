import type { Text } from '../../text/text.ts';
import type { Borders } from './borders.ts';
import { Namespaces, type Scope } from './namespaces.ts';
import { OpenElements } from './open-elements.ts';
import { Problems } from './problems.ts';
import { Search } from './search.ts';
import { Tape } from './tape.ts';

/** The element in which a text stands that is a piece of a list. */
export interface List {
  /** Its name as written, with its prefix. */
  readonly name: string;
  /** What is declared in it. */
  readonly scope: Scope;
}

/** What the parts of the reader share while one text is read. */
export class Reading {
  readonly text: string;
  /** Undefined: the text is a document. Otherwise what stands at its top is content of this element. */
  readonly list: List | undefined;
  readonly problems: Problems;
  readonly tape: Tape;
  readonly namespaces: Namespaces;
  readonly open: OpenElements;
  /** What comes next of the things that are looked for ahead. */
  readonly ampersand: Search;
  readonly less: Search;
  readonly newLine: Search;
  readonly commentEnd: Search;
  readonly commentStart: Search;
  readonly cdataEnd: Search;
  readonly instructionEnd: Search;
  /** What is not searched to the end of the text again, since it was missing once. */
  readonly missing = new Set<'cdata' | 'doctype'>();
  /** Up to where the text was looked at to tell how something broken is meant; Infinity: to its end. */
  reach = 0;
  /** Where records of a list may begin and end that lack their end tags; undefined where nobody asks. */
  borders: Borders | undefined;
  /** On which sides of the root element content was reported: the rest would only repeat it. */
  readonly #outside = new Set<'before' | 'after'>();

  constructor(text: Text, list?: List, room = text.value.length >> 1) {
    this.text = text.value;
    this.list = list;
    this.problems = new Problems(text);
    this.tape = new Tape(room);
    this.namespaces = new Namespaces(list?.scope);
    this.open = new OpenElements(this.text, this.tape, this.namespaces, this.problems, list !== undefined);
    this.ampersand = new Search(this.text, '&');
    this.less = new Search(this.text, '<');
    this.newLine = new Search(this.text, '\n');
    this.commentEnd = new Search(this.text, '-->');
    this.commentStart = new Search(this.text, '<!--');
    this.cdataEnd = new Search(this.text, ']]>');
    this.instructionEnd = new Search(this.text, '?>');
  }

  /** Something broken is as it is because of what stands before `end`, or because nothing does. */
  look(end: number): void {
    if (end > this.reach) this.reach = end;
  }

  /** Forgets what was read, for the next piece of a list; what was found ahead stays found. */
  reset(): void {
    this.tape.length = 0;
    this.reach = 0;
    this.problems.clear();
    this.namespaces.reset();
    this.open.reset();
    this.missing.clear();
    this.#outside.clear();
  }

  /** Reports content that stands before or after the root element. */
  outside(start: number, end: number, message: string): void {
    const side = this.open.rootSeen ? 'after' : 'before';
    if (!this.#outside.has(side)) this.problems.add(start, end, message);
    this.#outside.add(side);
  }
}
