import type { Span } from '../text/span.ts';
import { Chunk } from './chunk.ts';
import type { ListFormat } from './list-format.ts';
import { MOST_ASKED, typeOf } from './list-kind.ts';

/** What stands behind the head of a load file: its records, and what is left behind the last of them. */
export interface Rope {
  readonly chunks: readonly Chunk[];
  readonly tail: string;
}

/** Reads the list with which a text begins; only its beginning when that shows that it is none of ours. */
export function readRope(list: ListFormat, text: string): Rope {
  const chunks: Chunk[] = [];
  const reader = list.reader(text, true);
  let at = list.head.length;
  let isApart = true;
  for (let found = reader.next(at, isApart); found !== undefined; found = reader.next(at, isApart)) {
    chunks.push(new Chunk(list, text, at, found, isApart));
    at = found.end;
    isApart = found.isApart;
    if (chunks.length === MOST_ASKED && typeOf(list, chunks) === undefined) break;
  }
  return { chunks, tail: text.slice(at) };
}

/**
 * The rope after an edit. What a chunk is depends on the text from its beginning on, and on how far ahead of its end the
 * reader looked: chunks that the edit does not touch so are kept, and reading goes on behind it only until a chunk
 * ends where one that is kept begins.
 *
 * `starts`: where each chunk begins, and last the tail. The edit begins behind the head.
 */
export function editRope(
  list: ListFormat,
  rope: Rope,
  starts: Int32Array,
  span: Span,
  replacement: string,
): Rope {
  return new Splice(list, rope, starts, span, replacement).run();
}

/**
 * The text after an edit as a sequence of units: the chunks before the edit, the seam – what the edit touches, with the
 * replacement –, the chunks behind it, and the tail.
 */
class Splice {
  readonly #list: ListFormat;
  readonly #rope: Rope;
  readonly #starts: Int32Array;
  readonly #span: Span;
  /** Which unit is the seam, and what it holds. */
  readonly #seam: number;
  readonly #text: string;
  /** Which chunk stands behind the seam; as many as there are: the tail; one more: nothing. */
  readonly #behind: number;
  /** How many units there are. */
  readonly #count: number;
  readonly #chunks: Chunk[];

  constructor(list: ListFormat, rope: Rope, starts: Int32Array, span: Span, replacement: string) {
    const { chunks, tail } = rope;
    const last = chunks.length;
    const textOf = (index: number): string => chunks[index]?.text ?? tail;
    const first = chunkAt(starts, span.start);
    const before = textOf(first).slice(0, span.start - startOf(starts, first));
    // An edit that ends where a chunk begins leaves that one alone.
    let behind = first;
    if (span.end > startOf(starts, first)) {
      while (behind < last && startOf(starts, behind + 1) < span.end) behind += 1;
      const after = textOf(behind).slice(span.end - startOf(starts, behind));
      this.#text = before + replacement + after;
      behind += 1;
    } else this.#text = replacement;
    this.#list = list;
    this.#rope = rope;
    this.#starts = starts;
    this.#span = span;
    this.#seam = first;
    this.#behind = behind;
    this.#count = first + 1 + (last + 1 - behind);
    this.#chunks = chunks.slice(0, this.#firstTouched());
  }

  run(): Rope {
    const { chunks, tail } = this.#rope;
    let unit = this.#chunks.length;
    while (unit < this.#count) {
      if (unit === this.#seam && this.#text === '') {
        unit += 1;
        continue;
      }
      if (!this.#isKept(unit)) {
        const read = this.#read(unit);
        if (typeof read === 'string') return { chunks: this.#chunks, tail: read };
        unit = read;
      } else if (unit > this.#seam) {
        // Nothing behind the seam depends on anything before it.
        return { chunks: this.#chunks.concat(chunks.slice(this.#chunkOf(unit))), tail };
      } else {
        this.#chunks.push(chunks[unit] as Chunk);
        unit += 1;
      }
    }
    return { chunks: this.#chunks, tail: '' };
  }

  /** Reads chunks from the beginning of a unit on; the unit with which reading may end, or else the tail. */
  #read(unit: number): number | string {
    let upTo = unit + 1;
    let text = this.#textOf(unit);
    /** Which unit begins at an offset of the text. */
    let borders = new Map<number, number>();
    let at = 0;
    let reader = this.#list.reader(text, upTo === this.#count);
    for (let more = 1; ; ) {
      const isApart = this.#isApart;
      const found = reader.next(at, isApart);
      if (found !== undefined) {
        this.#chunks.push(new Chunk(this.#list, text, at, found, isApart));
        at = found.end;
        const border = at === text.length ? upTo : borders.get(at);
        if (border !== undefined && (border === upTo || this.#isKept(border))) return border;
        continue;
      }
      if (upTo === this.#count) return text.slice(at);
      // It depends on what follows: a little more at first, so that a border is found soon, then ever more.
      text = text.slice(at);
      const passed = at;
      borders = new Map(Array.from(borders, ([offset, other]) => [offset - passed, other]));
      at = 0;
      for (let taken = 0; taken < more && upTo < this.#count; taken += 1, upTo += 1) {
        borders.set(text.length, upTo);
        text += this.#textOf(upTo);
      }
      more *= 2;
      reader = this.#list.reader(text, upTo === this.#count);
    }
  }

  /** Whether what sets the next chunk apart from the last is there. */
  get #isApart(): boolean {
    return this.#chunks.at(-1)?.isApart ?? true;
  }

  /** Whether a unit is a chunk, or the tail, as it was before the edit, when reading comes to its beginning. */
  #isKept(unit: number): boolean {
    if (unit === this.#seam || unit >= this.#count) return false;
    const index = this.#chunkOf(unit);
    const { chunks } = this.#rope;
    const chunk = chunks[index];
    if (chunk === undefined) return (chunks.at(-1)?.isApart ?? true) === this.#isApart;
    return chunk.begunApart === this.#isApart && (unit > this.#seam || !this.#isTouched(index));
  }

  /** Whether the edit touches a chunk before it, or what was looked at behind that. */
  #isTouched(index: number): boolean {
    const ahead = this.#rope.chunks[index]?.ahead ?? 0;
    return ahead > 0 && startOf(this.#starts, index + 1) + ahead > this.#span.start;
  }

  #firstTouched(): number {
    for (let index = 0; index < this.#seam; index += 1) if (this.#isTouched(index)) return index;
    return this.#seam;
  }

  #chunkOf(unit: number): number {
    return unit < this.#seam ? unit : unit - this.#seam - 1 + this.#behind;
  }

  #textOf(unit: number): string {
    if (unit === this.#seam) return this.#text;
    return this.#rope.chunks[this.#chunkOf(unit)]?.text ?? this.#rope.tail;
  }
}

/** Which chunk holds the character at an offset; as many as there are: the tail. `starts` as above. */
export function chunkAt(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startOf(starts, middle) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function startOf(starts: Int32Array, index: number): number {
  return starts[index] as number;
}
