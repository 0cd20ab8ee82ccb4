import type { RecordType } from '../model/service.ts';
import type { Node, Problem, Tree } from '../syntax/tree.ts';

/** How a list of records is written, once its head is known: all that stands before the first record. */
export interface ListFormat {
  readonly spelling: 'xml' | 'json';
  readonly head: string;
  /** The same list with another head; undefined when with that its records are others, or read otherwise. */
  withHead(head: string): ListFormat | undefined;
  /** `isWhole`: nothing follows the text. */
  reader(text: string, isWhole: boolean): ChunkReader;
  /** Reads a chunk on its own; `base`: where in the file it begins. */
  read(text: string, begunApart: boolean, base: number): Tree;
  /** Of which type a record is, that has been read; undefined when nothing tells. */
  typeOf(record: Tree): RecordType | undefined;
  /** Whether what stands in a list of such records under this name is one. */
  isNamed(name: string, type: RecordType): boolean;
  /** What is wrong with the list itself. */
  around(tail: string, last: ListEnd): Around;
  /** What is wrong with the place of the records, told at the first: `text` gives all up to its end. */
  misplaced(text: () => string, type: RecordType): readonly Problem[];
}

/** The last chunk, and where its record ends. */
export interface ListEnd {
  readonly text: string;
  readonly recordEnd: number;
}

/** Finds the records of a list one after another. */
export interface ChunkReader {
  /**
   * The next chunk, which begins at `start`; undefined when no record begins any more, or when that depends on what
   * follows the text. `begunApart`: what sets it apart from the one before is there.
   */
  next(start: number, begunApart: boolean): FoundChunk | undefined;
  /**
   * The record that was found last, as it was read, so that it needs not be read again. To be asked for before the next
   * one is, once, and only of a sound one. `by`: what is to be added to its offsets.
   */
  take(by: number): Node;
}

/** What the reader of a list says of one chunk; offsets in the text that was read. */
export interface FoundChunk {
  readonly end: number;
  /** Up to where the text was looked at to know that; Infinity: to its end. */
  readonly reach: number;
  /** The local name of its element; '' in JSON. */
  readonly name: string;
  readonly recordStart: number;
  readonly recordEnd: number;
  /** Nothing is wrong with it. Otherwise it is read on its own. */
  readonly sound: boolean;
  /** Whether what sets it apart from the next is there: the comma of JSON. */
  readonly isApart: boolean;
}

/** The list read without its chunks: `standIn` takes their place behind the head. */
export interface Around {
  readonly standIn: string;
  readonly problems: readonly Problem[];
}
