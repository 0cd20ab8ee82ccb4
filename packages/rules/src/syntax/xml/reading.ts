import type { Text } from '../../text/text.ts';
import { Namespaces } from './namespaces.ts';
import { OpenElements } from './open-elements.ts';
import { Problems } from './problems.ts';
import { Search } from './search.ts';
import { Tape } from './tape.ts';

/** What the parts of the reader share while one text is read. */
export class Reading {
  readonly text: string;
  readonly problems: Problems;
  readonly tape: Tape;
  readonly namespaces = new Namespaces();
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
  /** On which sides of the root element content was reported: the rest would only repeat it. */
  readonly #outside = new Set<'before' | 'after'>();

  constructor(text: Text) {
    this.text = text.value;
    this.problems = new Problems(text);
    this.tape = new Tape(this.text.length >> 1);
    this.open = new OpenElements(this.text, this.tape, this.namespaces, this.problems);
    this.ampersand = new Search(this.text, '&');
    this.less = new Search(this.text, '<');
    this.newLine = new Search(this.text, '\n');
    this.commentEnd = new Search(this.text, '-->');
    this.commentStart = new Search(this.text, '<!--');
    this.cdataEnd = new Search(this.text, ']]>');
    this.instructionEnd = new Search(this.text, '?>');
  }

  /** Reports content that stands before or after the root element. */
  outside(start: number, end: number, message: string): void {
    const side = this.open.rootSeen ? 'after' : 'before';
    if (!this.#outside.has(side)) this.problems.add(start, end, message);
    this.#outside.add(side);
  }
}
