import type { Text } from '../text.ts';
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
  /** Things said once a text, because the rest of it would only repeat them. */
  readonly said = new Set<string>();

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

  /** Reports what can be true but once: `about` names it. */
  once(about: string, start: number, end: number, message: string): void {
    if (this.said.has(about)) return;
    this.said.add(about);
    this.problems.add(start, end, message);
  }

  /** Reports content that stands before or after the root element. */
  outside(start: number, end: number, message: string): void {
    this.once(this.open.rootSeen ? 'after' : 'before', start, end, message);
  }
}
