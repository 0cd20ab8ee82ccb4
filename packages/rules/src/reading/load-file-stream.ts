import type { Request } from '../model/request.ts';
import type { Service } from '../model/service.ts';
import type { Settings } from '../model/settings.ts';
import type { Node, Problem } from '../syntax/tree.ts';
import type { Position } from '../text/lines.ts';
import { Chunk } from './chunk.ts';
import { findList } from './find-list.ts';
import type { ListFormat } from './list-format.ts';
import { ListKind, MOST_ASKED } from './list-kind.ts';
import { Stretch } from './stretch.ts';

/** A chunk of a load file and its place in the file. */
export interface PlacedChunk {
  readonly chunk: Chunk;
  readonly stretch: Stretch;
  /** Its own: offsets begin with the chunk. Undefined when what stands in it is no record of ours. */
  readonly request: Request | undefined;
}

/** A chunk, with its record as it was read where nothing is wrong with it. */
interface ReadChunk {
  readonly chunk: Chunk;
  readonly record: Node | undefined;
}

/** A load file has begun after so many characters. */
const LONGEST_HEAD = 1_000_000;

/**
 * A load file that comes in pieces, such as one that is too long for memory. It gives its chunks as soon as they are
 * complete, those that `LoadFile.read` would find in the whole, and keeps none of them.
 */
export class LoadFileStream {
  readonly #services: readonly Service[];
  readonly #settings: Settings;
  #list: ListFormat | undefined;
  #kind: ListKind | undefined;
  /** Chunks that wait until it is known what they are. */
  #waiting: ReadChunk[] = [];
  /** What has come and is not read yet, and what has come behind it. */
  #text = '';
  #pieces: string[] = [];
  #length = 0;
  /** All up to the end of the first record, then the last chunk that was given, then the tail. */
  #begin = '';
  #hasBegun = false;
  #last: PlacedChunk | undefined;
  #tail: Stretch | undefined;
  #place: { start: number; position: Position } = { start: 0, position: { line: 0, character: 0 } };
  #isOther = false;

  constructor(services: readonly Service[], settings: Settings) {
    this.#services = services;
    this.#settings = settings;
  }

  /** Whether the text is no load file of ours: then no chunk is given, and it is to be read as a whole. */
  get isOther(): boolean {
    return this.#isOther;
  }

  /** Takes in the next piece of the text; the chunks that are complete with it. */
  push(piece: string): readonly PlacedChunk[] {
    if (this.#isOther) return [];
    this.#pieces.push(piece);
    this.#length += piece.length;
    // A record that goes on for many pieces is not begun anew with each.
    return this.#length < this.#text.length ? [] : this.#read(false);
  }

  /** The text has ended; the chunks that are left. */
  end(): readonly PlacedChunk[] {
    if (this.#isOther) return [];
    const left = this.#read(true);
    if (this.#kind === undefined) this.#passOver();
    else this.#tail = this.#next(this.#text);
    return left;
  }

  /** What is wrong with the list itself, once the text has ended. Offsets are those of the file. */
  get listProblems(): readonly Problem[] {
    if (this.#kind === undefined || this.#last === undefined || this.#tail === undefined) return [];
    const { chunk } = this.#last;
    return this.#kind.problemsAround(this.#tail.text, chunk, this.#tail.start, () => this.#begin);
  }

  /** The place of an offset that one of those problems names. */
  positionAt(offset: number): Position {
    const begin = new Stretch(this.#begin, 0, { line: 0, character: 0 });
    if (offset <= begin.end || this.#last === undefined || this.#tail === undefined) {
      return begin.positionAt(offset);
    }
    return (offset < this.#tail.start ? this.#last.stretch : this.#tail).positionAt(offset);
  }

  #read(isWhole: boolean): readonly PlacedChunk[] {
    this.#text += this.#pieces.join('');
    this.#pieces = [];
    this.#length = 0;
    this.#list ??= this.#findList(isWhole);
    if (this.#list === undefined) return [];
    const chunks = this.#chunks(this.#list, isWhole);
    if (this.#kind === undefined) {
      this.#waiting.push(...chunks);
      const waiting = this.#waiting.map(({ chunk }) => chunk);
      this.#kind = ListKind.of(this.#list, waiting, this.#services, this.#settings);
      if (this.#kind !== undefined) return this.#placed(this.#kind, this.#waiting.splice(0));
      if (this.#waiting.length >= MOST_ASKED) this.#passOver();
      return [];
    }
    return this.#placed(this.#kind, chunks);
  }

  #findList(isWhole: boolean): ListFormat | undefined {
    const list = findList(this.#text, this.#services, this.#settings);
    if (list !== undefined) {
      this.#next(list.head);
      this.#begin = list.head;
      this.#text = this.#text.slice(list.head.length);
    } else if (isWhole || this.#text.length > LONGEST_HEAD) this.#passOver();
    return list;
  }

  #chunks(list: ListFormat, isWhole: boolean): readonly ReadChunk[] {
    const text = this.#text;
    const chunks: ReadChunk[] = [];
    const reader = list.reader(text, isWhole);
    let at = 0;
    let isApart = (this.#waiting.at(-1) ?? this.#last)?.chunk.isApart ?? true;
    for (let found = reader.next(at, isApart); found !== undefined; found = reader.next(at, isApart)) {
      const chunk = new Chunk(list, text, at, found, isApart);
      // Whoever comes by a stream looks at the record: it is not read a second time.
      chunks.push({ chunk, record: found.sound ? reader.take(-at) : undefined });
      at = found.end;
      isApart = found.isApart;
    }
    this.#text = text.slice(at);
    return chunks;
  }

  #placed(kind: ListKind, chunks: readonly ReadChunk[]): readonly PlacedChunk[] {
    const placed = chunks.map(({ chunk, record }): PlacedChunk => {
      const isRecord = kind.isRecord(chunk);
      if (!this.#hasBegun) this.#begin += chunk.text;
      this.#hasBegun ||= isRecord;
      const request = isRecord ? kind.ownRequest(chunk, record) : undefined;
      return { chunk, request, stretch: this.#next(chunk.text) };
    });
    this.#last = placed.at(-1) ?? this.#last;
    return placed;
  }

  /** The next stretch of the file. */
  #next(text: string): Stretch {
    const stretch = new Stretch(text, this.#place.start, this.#place.position);
    this.#place = { start: stretch.end, position: stretch.positionAt(stretch.end) };
    return stretch;
  }

  /** It is none of ours: nothing is kept. */
  #passOver(): void {
    this.#isOther = true;
    this.#waiting = [];
    this.#text = '';
    this.#pieces = [];
  }
}
