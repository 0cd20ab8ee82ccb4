import { cdata, xmlAttribute, xmlText } from '../../text/codecs.ts';
import type { Edit, Span } from '../../text/span.ts';
import { type Codec, type Text, TextBuilder } from '../../text/text.ts';
import type { NewField, Node } from '../tree.ts';
import { XmlAttribute } from './attribute.ts';
import { isSpace, nameEnd } from './characters.ts';
import { attributesEnd } from './namespaces.ts';
import { reorder } from './reorder.ts';
import { localName, type Source } from './source.ts';
import {
  ATTRIBUTE,
  CDATA,
  CLOSED,
  CONTENT_END,
  CONTENT_START,
  CUT,
  DECLARATION,
  ELEMENT,
  EMPTY,
  END,
  NAME_END,
  NAMESPACE,
  NEXT,
  PARENT,
  START,
  TEXT,
  UNTERMINATED,
} from './tape.ts';

const CDATA_OPENS = '<![CDATA['.length;
const CDATA_CLOSES = ']]>'.length;

/** An element: a view of its record, made when asked for. */
export class XmlNode implements Node {
  readonly kind = 'element';
  readonly #source: Source;
  /** Where its record is on the tape. */
  readonly #at: number;

  constructor(source: Source, at: number) {
    this.#source = source;
    this.#at = at;
  }

  /** What it is a view of, for those that read the tape themselves. */
  get source(): Source {
    return this.#source;
  }

  get position(): number {
    return this.#at;
  }

  /** The name as written, with its prefix. */
  get qualifiedName(): string {
    return this.#source.text.value.slice(this.#cell(START) + 1, this.#cell(NAME_END));
  }

  /** What stands before the colon of the name; '' when there is none. */
  get prefix(): string {
    const name = this.qualifiedName;
    return name.slice(0, Math.max(0, name.indexOf(':')));
  }

  get name(): string {
    return localName(this.qualifiedName);
  }

  get namespace(): string {
    return this.#source.namespaces.uri(this.#cell(NAMESPACE));
  }

  get span(): Span {
    return this.#source.text.at(this.#cell(START), this.#cell(END));
  }

  get written(): Text {
    return this.#source.text.slice(this.#cell(START), this.#cell(END));
  }

  get nameSpan(): Span {
    return this.#source.text.at(this.#cell(START) + 1, this.#cell(NAME_END));
  }

  /** The name in the end tag; undefined when there is no end tag. */
  get endNameSpan(): Span | undefined {
    const range = this.#endName();
    return range && this.#source.text.at(...range);
  }

  /** What stands between the tags; for `<x/>` the empty place behind it. */
  get contentSpan(): Span {
    return this.#source.text.at(this.#cell(CONTENT_START), this.#cell(CONTENT_END));
  }

  /** What stands between the tags as it is written: markup, nothing decoded. */
  contentText(): Text {
    return this.#source.text.slice(this.#cell(CONTENT_START), this.#cell(CONTENT_END));
  }

  /** The marks `<![CDATA[` and `]]>` of its sections, in order; none when one is not closed. */
  get cdataMarks(): readonly Text[] {
    const { text, tape } = this.#source;
    const marks: Text[] = [];
    for (const at of this.#content()) {
      if (tape.kind(at) !== CDATA) continue;
      if (tape.has(at, UNTERMINATED)) return [];
      const start = tape.cell(at, START);
      const end = tape.cell(at, END);
      marks.push(text.slice(start, start + CDATA_OPENS), text.slice(end - CDATA_CLOSES, end));
    }
    return marks;
  }

  get value(): Text {
    return this.#readValue();
  }

  get valueSpan(): Span {
    return this.value.value === '' ? this.span : this.value.at();
  }

  get attributes(): readonly XmlAttribute[] {
    return this.#attributesOf(ATTRIBUTE);
  }

  /** Its namespace declarations: `xmlns`, `xmlns:xb`. */
  get declarations(): readonly XmlAttribute[] {
    return this.#attributesOf(DECLARATION);
  }

  get parent(): XmlNode | undefined {
    const at = this.#cell(PARENT);
    return at < 0 ? undefined : new XmlNode(this.#source, at);
  }

  get children(): readonly XmlNode[] {
    return this.#readChildren();
  }

  write(value: string): Edit | undefined {
    const { text, tape } = this.#source;
    if (this.children.length > 0) return undefined;
    if (tape.has(this.#at, EMPTY)) return this.#open(value);
    if (tape.has(this.#at, CUT)) return undefined;
    const inPlace = this.value.edit(0, this.value.value.length, value);
    if (inPlace !== undefined) return inPlace;
    // Text beside CDATA has no one spelling: all of it is written anew.
    const spelled = xmlText.encode(value);
    if (spelled === undefined) return undefined;
    return text.edit(this.#cell(CONTENT_START), this.#cell(CONTENT_END), spelled);
  }

  rename(name: string): readonly Edit[] {
    return this.requalify(this.#qualify(name));
  }

  /** The edits that give the element another name, in both tags; none when one of them cannot be edited. */
  requalify(qualifiedName: string): readonly Edit[] {
    const { text } = this.#source;
    const inStart = text.edit(this.#cell(START) + 1, this.#cell(NAME_END), qualifiedName);
    const end = this.#endName();
    const inEnd = end && text.edit(...end, qualifiedName);
    if (inStart === undefined || (end !== undefined && inEnd === undefined)) return [];
    return inEnd === undefined ? [inStart] : [inStart, inEnd];
  }

  remove(): Edit | undefined {
    const { text } = this.#source;
    const [start, end] = ownLines(text.value, this.#cell(START), this.#cell(END));
    return text.edit(start, end, '');
  }

  add(field: NewField): Edit | undefined {
    const { text, tape } = this.#source;
    if (field.attribute === true) {
      const value = xmlAttribute.encode(field.text);
      const at = this.#cell(NAME_END);
      return value === undefined ? undefined : text.edit(at, at, ` ${field.name}="${value}"`);
    }
    const value = xmlText.encode(field.text);
    if (value === undefined) return undefined;
    const name = this.#qualify(field.name);
    const element = `<${name}>${value}</${name}>`;
    if (tape.has(this.#at, EMPTY)) return this.#openWith(element);
    if (!tape.has(this.#at, CLOSED)) return undefined;
    const last = this.children.at(-1);
    if (last === undefined) return text.edit(this.#cell(CONTENT_END), this.#cell(CONTENT_END), element);
    const start = last.#cell(START);
    const line = text.value.lastIndexOf('\n', start - 1) + 1;
    const indent = text.value.slice(line, start);
    const lead = line > 0 && indent.trim() === '' ? `\n${indent}` : '';
    return text.edit(last.#cell(END), last.#cell(END), lead + element);
  }

  wrap(name = ''): readonly Edit[] {
    const { text } = this.#source;
    if (name === '') return [];
    const qualified = this.#qualify(name);
    const before = text.edit(this.#cell(START), this.#cell(START), `<${qualified}>`);
    const after = text.edit(this.#cell(END), this.#cell(END), `</${qualified}>`);
    return before === undefined || after === undefined ? [] : [before, after];
  }

  unwrap(): readonly Edit[] {
    const { text, tape } = this.#source;
    if (!tape.has(this.#at, CLOSED)) return [];
    let from = this.#cell(START);
    while (isSpace(text.value.charCodeAt(from - 1))) from -= 1;
    let to = this.#cell(END);
    while (isSpace(text.value.charCodeAt(to))) to += 1;
    const before = text.edit(from, this.#cell(CONTENT_START), '');
    const after = text.edit(this.#cell(CONTENT_END), to, '');
    return before === undefined || after === undefined ? [] : [before, after];
  }

  reorder(names: readonly string[]): Edit | undefined {
    const pieces = this.children.map((child) => ({
      name: child.name,
      start: child.#cell(START),
      end: child.#cell(END),
    }));
    return reorder(this.#source.text, pieces, names);
  }

  #qualify(name: string): string {
    return this.prefix === '' ? name : `${this.prefix}:${name}`;
  }

  /** `<x/>` becomes `<x>value</x>`. */
  #open(value: string): Edit | undefined {
    const spelled = xmlText.encode(value);
    return spelled === undefined ? undefined : this.#openWith(spelled);
  }

  #openWith(content: string): Edit | undefined {
    const { text } = this.#source;
    let slash = text.value.lastIndexOf('/', this.#cell(END) - 1);
    while (isSpace(text.value.charCodeAt(slash - 1))) slash -= 1;
    return text.edit(slash, this.#cell(END), `>${content}</${this.qualifiedName}>`);
  }

  #endName(): [start: number, end: number] | undefined {
    if (!this.#source.tape.has(this.#at, CLOSED)) return undefined;
    const start = this.#cell(CONTENT_END) + '</'.length;
    const end = nameEnd(this.#source.text.value, start);
    return end > start ? [start, end] : undefined;
  }

  #attributesOf(kind: number): readonly XmlAttribute[] {
    const { tape } = this.#source;
    const found: XmlAttribute[] = [];
    const end = attributesEnd(tape, this.#at);
    for (let at = tape.after(this.#at); at < end; at = tape.after(at)) {
      if (tape.kind(at) === kind) found.push(new XmlAttribute(this.#source, at));
    }
    return found;
  }

  #readChildren(): readonly XmlNode[] {
    const { tape } = this.#source;
    const found: XmlNode[] = [];
    for (const at of this.#content()) {
      if (tape.kind(at) === ELEMENT) found.push(new XmlNode(this.#source, at));
    }
    return found;
  }

  #readValue(): Text {
    const { text, tape } = this.#source;
    const builder = new TextBuilder(text, xmlText);
    let pieces = 0;
    let mixed = false;
    for (const at of this.#content()) {
      const kind = tape.kind(at);
      const start = tape.cell(at, START);
      const end = tape.cell(at, END);
      if (kind === ELEMENT) mixed = true;
      else if (kind === CDATA) {
        const close = tape.has(at, UNTERMINATED) ? 0 : CDATA_CLOSES;
        decode(builder, text, cdata, start + CDATA_OPENS, end - close);
        pieces += 1;
      } else if (kind === TEXT && end > start) {
        decode(builder, text, xmlText, start, end);
        pieces += 1;
      }
    }
    if (pieces === 0) builder.keep(this.#cell(CONTENT_START), this.#cell(CONTENT_START));
    const value = builder.build();
    return mixed && value.value.trim() === '' ? value.slice(0, 0) : value;
  }

  /** The records right inside this element, after its attributes. */
  *#content(): Generator<number> {
    const { tape } = this.#source;
    const end = this.#cell(NEXT);
    let at = attributesEnd(tape, this.#at);
    while (at < end) {
      yield at;
      at = tape.kind(at) === ELEMENT ? tape.cell(at, NEXT) : tape.after(at);
    }
  }

  #cell(column: number): number {
    return this.#source.tape.cell(this.#at, column);
  }
}

/** Adds what `start`..`end` of the text means in `codec`. */
function decode(builder: TextBuilder, text: Text, codec: Codec, start: number, end: number): void {
  builder.in(codec);
  codec.decode(text.value.slice(start, end), {
    keep: (from, to) => builder.keep(start + from, start + to),
    put: (from, to, value) => builder.put(start + from, start + to, value),
  });
}

/** The range with its own line's indentation and end, when it stands alone on its lines. */
function ownLines(text: string, start: number, end: number): [start: number, end: number] {
  let from = start;
  while (text[from - 1] === ' ' || text[from - 1] === '\t') from -= 1;
  let to = end;
  while (text[to] === ' ' || text[to] === '\t') to += 1;
  if (text[to] === '\r') to += 1;
  return (from === 0 || text[from - 1] === '\n') && text[to] === '\n' ? [from, to + 1] : [start, end];
}
