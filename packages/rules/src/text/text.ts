import type { Edit, Span } from './span.ts';

/**
 * One layer of spelling: how a string is written inside another.
 * `decode` hands every piece of the spelling to `sink`, in order; `encode` is its inverse for one value,
 * or undefined when the value cannot be spelled in this layer at all.
 */
export interface Codec {
  readonly name: string;
  decode(spelling: string, sink: PieceSink): void;
  encode(value: string): string | undefined;
}

/** Receives the pieces of a spelling. Offsets are in the spelling. */
export interface PieceSink {
  /** A stretch that means itself. */
  keep(start: number, end: number): void;
  /** A stretch that means `value` and can only be replaced as a whole (an entity, an escape). */
  put(start: number, end: number, value: string): void;
}

/**
 * A string that remembers where it is written.
 *
 * A Text is either a stretch of the file, or one layer of spelling over another Text. Work is done per
 * segment (a verbatim stretch, or one escape), never per character.
 */
export class Text {
  readonly value: string;
  readonly #parent: Text | undefined;
  readonly #layer: Layer | undefined;
  /** Where `value` begins: in the layer's value, or in the file when there is no layer. */
  readonly #base: number;

  private constructor(value: string, parent: Text | undefined, layer: Layer | undefined, base: number) {
    this.value = value;
    this.#parent = parent;
    this.#layer = layer;
    this.#base = base;
  }

  /** `base`: where in the file it begins, when it is a stretch of it. */
  static of(file: string, base = 0): Text {
    return new Text(file, undefined, undefined, base);
  }

  /** Where the characters `start`..`end` of this value are written in the file. */
  at(start = 0, end = this.value.length): Span {
    if (this.#layer === undefined || this.#parent === undefined) {
      return { start: this.#base + start, end: this.#base + end };
    }
    const [from, to] = this.#layer.spelled(this.#base + start, this.#base + end);
    return this.#parent.at(from, to);
  }

  /** The characters `start`..`end`, still knowing where they are written. */
  slice(start: number, end = this.value.length): Text {
    return new Text(this.value.slice(start, end), this.#parent, this.#layer, this.#base + start);
  }

  /** Where it begins in a text it was sliced from; undefined when it was not. */
  offsetIn(whole: Text): number | undefined {
    const sliced = this.#layer === whole.#layer && this.#parent === whole.#parent;
    return sliced ? this.#base - whole.#base : undefined;
  }

  /** Take one layer of spelling off. */
  decode(codec: Codec): Text {
    const builder = new TextBuilder(this, codec);
    codec.decode(this.value, builder);
    return builder.build();
  }

  /** Spell `value` as it must be written at `offset` of this text: every layer is put back on. */
  spell(value: string, offset = 0): string | undefined {
    if (this.#layer === undefined || this.#parent === undefined) return value;
    const segment = this.#layer.segmentAt(this.#base + offset);
    const encoded = this.#layer.codecAt(segment).encode(value);
    const [from] = this.#layer.spelled(this.#base + offset, this.#base + offset);
    return encoded === undefined ? undefined : this.#parent.spell(encoded, from);
  }

  /**
   * The edit that makes the characters `start`..`end` mean `value`; undefined when they begin in one
   * spelling and end in another (say, in a CDATA section and in escaped text), or cannot be spelled there.
   * An escape that the range cuts is spelled anew, with what it meant outside the range.
   */
  edit(start: number, end: number, value: string): Edit | undefined {
    if (this.#layer === undefined || this.#parent === undefined) {
      return { span: this.at(start, end), text: value };
    }
    const below = this.#layer.replacement(this.#base + start, this.#base + end, value);
    return below === undefined ? undefined : this.#parent.edit(...below);
  }

  /** For TextBuilder only. */
  static layered(value: string, parent: Text, layer: Layer): Text {
    return new Text(value, parent, layer, 0);
  }
}

/** Builds a Text over `parent` from pieces; the pieces may be in different spellings (text beside CDATA). */
export class TextBuilder implements PieceSink {
  readonly #parent: Text;
  readonly #parts: string[] = [];
  readonly #segments: number[] = [];
  readonly #codecs: Codec[] = [];
  #codec: Codec;
  #length = 0;

  constructor(parent: Text, codec: Codec) {
    this.#parent = parent;
    this.#codec = codec;
  }

  /** The pieces that follow are written in `codec`. */
  in(codec: Codec): this {
    this.#codec = codec;
    return this;
  }

  keep(start: number, end: number): void {
    this.#add(start, end, this.#parent.value.slice(start, end), 1);
  }

  put(start: number, end: number, value: string): void {
    this.#add(start, end, value, 0);
  }

  /** A stretch of the file that means itself, where only that much of the file is at hand: `Text.of('')` is the parent. */
  stretch(start: number, value: string): void {
    this.#add(start, start + value.length, value, 1);
  }

  #add(start: number, end: number, value: string, verbatim: 0 | 1): void {
    let codec = this.#codecs.indexOf(this.#codec);
    if (codec < 0) codec = this.#codecs.push(this.#codec) - 1;
    this.#segments.push(this.#length, start, end, codec * 2 + verbatim);
    this.#parts.push(value);
    this.#length += value.length;
  }

  build(): Text {
    if (this.#segments.length === 0) this.#add(0, 0, '', 1);
    const value = this.#parts.join('');
    return Text.layered(value, this.#parent, new Layer(value, this.#segments, this.#codecs));
  }
}

/** Four numbers a segment: where it begins in the value, where it begins and ends in the spelling, its kind. */
const WIDTH = 4;

/** The map between a value and its spelling: monotone, found by binary search. */
class Layer {
  readonly #value: string;
  readonly #segments: readonly number[];
  readonly #codecs: readonly Codec[];

  constructor(value: string, segments: readonly number[], codecs: readonly Codec[]) {
    this.#value = value;
    this.#segments = segments;
    this.#codecs = codecs;
  }

  codecAt(segment: number): Codec {
    return this.#codecs[this.#cell(segment, 3) >> 1] as Codec;
  }

  /** The segment that holds the character at `offset`; the last one for the end of the value. */
  segmentAt(offset: number): number {
    let low = 0;
    let high = this.#segments.length / WIDTH - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#cell(middle, 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Where a range of the value is spelled. A range that cuts an escape is widened to the whole of it. */
  spelled(start: number, end: number): [number, number] {
    const first = this.segmentAt(start);
    const from = this.#begin(first, start);
    if (end <= start) return [from, from];
    const last = this.segmentAt(end - 1);
    const to = this.#verbatim(last) ? this.#cell(last, 1) + (end - this.#cell(last, 0)) : this.#cell(last, 2);
    return [from, to];
  }

  /** The same replacement in the spelling: where it begins, where it ends, what is written there. */
  replacement(start: number, end: number, value: string): [number, number, string] | undefined {
    const from = this.#cuts(start) ? this.#cell(this.segmentAt(start), 0) : start;
    const to = this.#cuts(end) ? this.#endOf(this.segmentAt(end)) : end;
    const codec = this.codecAt(this.segmentAt(from));
    if (codec !== this.codecAt(this.segmentAt(Math.max(from, to - 1)))) return undefined;
    const text = codec.encode(this.#value.slice(from, start) + value + this.#value.slice(end, to));
    return text === undefined ? undefined : [...this.spelled(from, to), text];
  }

  /** True when an escape means characters on both sides of `offset`. */
  #cuts(offset: number): boolean {
    const segment = this.segmentAt(offset);
    return !this.#verbatim(segment) && offset > this.#cell(segment, 0) && offset < this.#value.length;
  }

  /** Where a segment ends in the value. */
  #endOf(segment: number): number {
    const next = (segment + 1) * WIDTH;
    return next < this.#segments.length ? this.#cell(segment + 1, 0) : this.#value.length;
  }

  #begin(segment: number, offset: number): number {
    const into = offset - this.#cell(segment, 0);
    if (this.#verbatim(segment)) return this.#cell(segment, 1) + into;
    const past = offset >= this.#value.length && into > 0;
    return this.#cell(segment, past ? 2 : 1);
  }

  #verbatim(segment: number): boolean {
    return (this.#cell(segment, 3) & 1) === 1;
  }

  #cell(segment: number, column: number): number {
    return this.#segments[segment * WIDTH + column] as number;
  }
}
