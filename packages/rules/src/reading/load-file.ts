import type { Document, Message, Reading, Request } from '../model/request.ts';
import type { Service } from '../model/service.ts';
import type { Settings } from '../model/settings.ts';
import type { Problem } from '../syntax/tree.ts';
import type { LinedText, Position, Range } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { Text } from '../text/text.ts';
import type { Chunk } from './chunk.ts';
import { findList } from './find-list.ts';
import { LineIndex } from './line-index.ts';
import { ListKind } from './list-kind.ts';
import { movedProblem } from './moved.ts';
import { chunkAt, editRope, type Rope, readRope } from './rope.ts';

/**
 * A document that is nothing but a list of records, as a rope of chunks, one for each record. Immutable: an edit gives
 * another one that shares every chunk it does not touch, so that it costs the same at 8 KB and at 10 MB.
 *
 * What a chunk is depends on the text alone and not on the edits that led there: `edit` gives what `read` would.
 */
export class LoadFile implements Reading, LinedText {
  /** All before the first record: `<?xml … ?>` `<users>`, or `{"user": [`. */
  readonly head: string;
  readonly chunks: readonly Chunk[];
  /** All behind the last one: `</users>`. */
  readonly tail: string;
  readonly document: Document;
  readonly #kind: ListKind;
  readonly #message: FileMessage;
  #starts: Int32Array | undefined;
  #lines: LineIndex | undefined;
  #text: string | undefined;
  #requests: readonly Request[] | undefined;
  #problems: readonly Problem[] | undefined;

  private constructor(
    kind: ListKind,
    { path, language }: Omit<Document, 'text'>,
    { chunks, tail }: Rope,
    text?: string,
  ) {
    this.head = kind.list.head;
    this.chunks = chunks;
    this.tail = tail;
    this.#message = new FileMessage(this);
    this.document = new FileDocument(this, path, language);
    this.#kind = kind;
    this.#text = text;
  }

  /** Undefined when the document is no load file of ours. Never throws. */
  static read(document: Document, services: readonly Service[], settings: Settings): LoadFile | undefined {
    const { text } = document;
    const list = findList(text, services, settings);
    if (list === undefined) return undefined;
    const rope = readRope(list, text);
    const kind = ListKind.of(list, rope.chunks, services, settings);
    return kind && new LoadFile(kind, document, rope, text);
  }

  /**
   * The file with `replacement` instead of what stands at `span`. Undefined when everything has to be read anew: its
   * head changes in what its records are, or they themselves do.
   */
  edit(span: Span, replacement: string): LoadFile | undefined {
    if (span.start < this.head.length) return this.#editHead(span, replacement);
    const rope = editRope(this.#kind.list, this, this.starts, span, replacement);
    return this.#kind.isOf(rope.chunks) ? new LoadFile(this.#kind, this.document, rope) : undefined;
  }

  #editHead({ start, end }: Span, replacement: string): LoadFile | undefined {
    const { head } = this;
    if (end > head.length) return undefined;
    const kind = this.#kind.withHead(head.slice(0, start) + replacement + head.slice(end));
    return kind && new LoadFile(kind, this.document, this);
  }

  get messages(): readonly Message[] {
    return [this.#message];
  }

  /** All of them, made once for each version; whoever wants one asks for it by its place. */
  get requests(): readonly Request[] {
    this.#requests ??= Array.from(this.eachRequest());
    return this.#requests;
  }

  *eachRequest(): Generator<Request> {
    for (let index = 0; index < this.chunks.length; index += 1) {
      const request = this.requestOf(index);
      if (request !== undefined) yield request;
    }
  }

  /** The request of a chunk; undefined when what stands in it is no record. */
  requestOf(index: number): Request | undefined {
    const chunk = this.chunks[index];
    if (chunk === undefined || !this.#kind.isRecord(chunk)) return undefined;
    return this.#kind.request(chunk, this.startOf(index), this.#message);
  }

  /** The same for a chunk as if it were the file: its offsets begin with it. */
  ownRequestOf(chunk: Chunk): Request | undefined {
    return this.#kind.isRecord(chunk) ? this.#kind.ownRequest(chunk) : undefined;
  }

  /** The request whose record holds the offset, or ends there. */
  requestAt(offset: number): Request | undefined {
    const index = this.chunkAt(offset);
    for (const request of [this.requestOf(index - 1), this.requestOf(index)]) {
      if (request !== undefined && request.span.start <= offset && offset <= request.span.end) return request;
    }
    return undefined;
  }

  /** What is wrong with it as XML or JSON, by place. */
  get problems(): readonly Problem[] {
    this.#problems ??= this.#collectProblems();
    return this.#problems;
  }

  /** Which chunk holds the character at an offset: -1 for the head, as many as there are for the tail. */
  chunkAt(offset: number): number {
    return offset < this.head.length ? -1 : chunkAt(this.starts, offset);
  }

  /** Where a chunk begins in the file; where the tail does, when there are no more. */
  startOf(index: number): number {
    return index < 0 ? 0 : (this.starts[Math.min(index, this.chunks.length)] as number);
  }

  /** Where each chunk begins, and last the tail. */
  get starts(): Int32Array {
    this.#starts ??= startsOf(this.head, this.chunks);
    return this.#starts;
  }

  get length(): number {
    return this.startOf(this.chunks.length) + this.tail.length;
  }

  /** All of it: joined when asked for. */
  get text(): string {
    this.#text ??= this.head + this.chunks.map(({ text }) => text).join('') + this.tail;
    return this.#text;
  }

  /** A stretch of the text, without joining the rest. */
  slice(start: number, end: number): string {
    let slice = this.head.slice(start, end);
    for (let index = Math.max(0, this.chunkAt(start)); index <= this.chunks.length; index += 1) {
      const base = this.startOf(index);
      if (base >= end) break;
      slice += (this.chunks[index]?.text ?? this.tail).slice(Math.max(0, start - base), end - base);
    }
    return slice;
  }

  position(offset: number): Position {
    return this.#lineIndex.position(offset);
  }

  /** A place behind the end of its line is taken for that end. */
  offset(position: Position): number {
    return this.#lineIndex.offset(position);
  }

  range(span: Span): Range {
    return { start: this.position(span.start), end: this.position(span.end) };
  }

  span(range: Range): Span {
    return { start: this.offset(range.start), end: this.offset(range.end) };
  }

  get #lineIndex(): LineIndex {
    this.#lines ??= new LineIndex(this);
    return this.#lines;
  }

  #collectProblems(): readonly Problem[] {
    const found = [...this.listProblems];
    for (const [index, chunk] of this.chunks.entries()) {
      if (chunk.problems.length === 0) continue;
      const base = this.startOf(index);
      for (const problem of chunk.problems) found.push(movedProblem(problem, (offset) => base + offset));
    }
    return found.sort((a, b) => a.span.start - b.span.start);
  }

  /** What is wrong with the list itself, apart from what is in its chunks. */
  get listProblems(): readonly Problem[] {
    const last = this.chunks.at(-1);
    if (last === undefined) return [];
    const first = this.chunks.findIndex((chunk) => this.#kind.isRecord(chunk));
    const begin = (): string => this.slice(0, this.startOf(first + 1));
    return this.#kind.problemsAround(this.tail, last, this.startOf(this.chunks.length), begin);
  }
}

function startsOf(head: string, chunks: readonly Chunk[]): Int32Array {
  const starts = new Int32Array(chunks.length + 1);
  let start = head.length;
  for (const [index, { text }] of chunks.entries()) {
    starts[index] = start;
    start += text.length;
  }
  starts[chunks.length] = start;
  return starts;
}

/** The text of the document, joined when somebody asks for it. */
class FileDocument implements Document {
  readonly path: string;
  readonly language?: string;
  readonly #file: LoadFile;

  constructor(file: LoadFile, path: string, language: string | undefined) {
    this.path = path;
    if (language !== undefined) this.language = language;
    this.#file = file;
  }

  get text(): string {
    return this.#file.text;
  }
}

/** The whole file as one message, every part of it made when asked for. */
class FileMessage implements Message {
  readonly headers = [];
  readonly unresolved = [];
  readonly #file: LoadFile;

  constructor(file: LoadFile) {
    this.#file = file;
  }

  get span(): Span {
    return { start: 0, end: this.#file.length };
  }

  /** The first line that holds anything: the head does. */
  get head(): Span {
    const { head } = this.#file;
    const line = this.#file.position(head.search(/[^\s\uFEFF]/)).line;
    const start = this.#file.offset({ line, character: 0 });
    const mark = head.startsWith('\uFEFF') ? 1 : 0;
    return { start: Math.max(start, mark), end: this.#file.offset({ line, character: Infinity }) };
  }

  get body(): Text {
    const text = Text.of(this.#file.text);
    return this.#file.head.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  get problems(): readonly Problem[] {
    return this.#file.problems;
  }
}
