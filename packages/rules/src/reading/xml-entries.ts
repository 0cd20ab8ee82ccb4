import type { Place } from '../facts/place.ts';
import type { Node, NodeKind } from '../syntax/tree.ts';
import { COLON } from '../syntax/xml/characters.ts';
import { XmlAttribute, XmlNode } from '../syntax/xml/index.ts';
import { plainSpan, plainText } from '../syntax/xml/plain-text.ts';
import type { Source } from '../syntax/xml/source.ts';
import { ATTRIBUTE, ELEMENT, NAME_END, NAMESPACE, NEXT, QUALIFIED, START } from '../syntax/xml/tape.ts';
import type { Span } from '../text/span.ts';
import { EntryTape, type TapeRoot } from './entry-tape.ts';

/** The entries of an element: attributes in no namespace, and elements. */
export class XmlEntries extends EntryTape {
  readonly #source: Source;
  /** The namespace last met, and whether fields are in it. */
  #namespace = 0;
  #isOurs = true;

  constructor(root: TapeRoot, { source, position }: XmlNode) {
    super(root, position);
    this.#source = source;
  }

  protected read(): void {
    const { tape } = this.#source;
    const root = this.written[0] as number;
    const end = tape.cell(root, NEXT);
    let holder = 0;
    let holderEnd = end;
    let before: Place | undefined;
    let at = tape.after(root);
    while (at < end) {
      while (at >= holderEnd) {
        this.close(holder);
        before = this.place(holder);
        holder = this.parent(holder);
        holderEnd = tape.cell(this.written[holder] as number, NEXT);
      }
      const kind = tape.kind(at);
      if (kind === ATTRIBUTE) {
        // What is in a namespace of its own is nobody's field.
        if (tape.cell(at, NAMESPACE) === 0) before = this.place(this.#addAttribute(at, holder, before));
      } else if (kind === ELEMENT) {
        const added = this.#addElement(at, holder, before);
        before = this.place(added);
        if (before?.field.opaque === true) {
          at = tape.cell(at, NEXT);
          continue;
        }
        holder = added;
        holderEnd = tape.cell(at, NEXT);
        before = undefined;
      }
      at = tape.after(at);
    }
    for (; holder > 0; holder = this.parent(holder)) this.close(holder);
  }

  node(at: number): Node {
    const written = this.written[at] as number;
    return this.#isElement(at) ? new XmlNode(this.#source, written) : new XmlAttribute(this.#source, written);
  }

  holder(at: number): Node {
    return this.node(at);
  }

  valueSpan(at: number): Span {
    return plainSpan(this.#source, this.written[at] as number) ?? this.node(at).valueSpan;
  }

  kind(at: number): NodeKind {
    return this.#isElement(at) ? 'element' : 'attribute';
  }

  valueKind(at: number): NodeKind {
    return this.kind(at);
  }

  isPutBack(): boolean {
    return false;
  }

  text(at: number): string {
    const place = this.place(at);
    if (place === undefined ? this.#holdsElements(at) : place.field.type === 'group') return '';
    const plain = plainText(this.#source, this.written[at] as number);
    return plain ?? this.node(at).value.value;
  }

  #addAttribute(at: number, holder: number, before: Place | undefined): number {
    const { tape, text } = this.#source;
    const end = tape.cell(at, NAME_END);
    const start = afterColon(text.value, tape.cell(at, START), end);
    const place = this.place(holder)?.inText.attributes.find(text.value, start, end, before);
    if (place !== undefined) return this.add(at, place, holder);
    return this.addNamed(`@${text.value.slice(start, end)}`, at, undefined, holder);
  }

  #addElement(at: number, holder: number, before: Place | undefined): number {
    const { tape, text } = this.#source;
    const end = tape.cell(at, NAME_END);
    const start = tape.has(at, QUALIFIED)
      ? afterColon(text.value, tape.cell(at, START) + 1, end)
      : tape.cell(at, START) + 1;
    const parent = this.place(holder);
    const place = this.#isField(tape.cell(at, NAMESPACE))
      ? parent?.inText.elements.find(text.value, start, end, before)
      : undefined;
    const isOwnName =
      place !== undefined && (parent?.aliases.size === 0 || text.value.slice(start, end) === place.name);
    return isOwnName
      ? this.add(at, place, holder)
      : this.addNamed(text.value.slice(start, end), at, place, holder);
  }

  /** In the namespace of the record, or in none, which is a mistake of another kind. */
  #isField(namespace: number): boolean {
    if (namespace !== this.#namespace) {
      const uri = this.#source.namespaces.uri(namespace);
      this.#namespace = namespace;
      this.#isOurs = this.root.namespace === '*' || uri === '' || uri === this.root.namespace;
    }
    return this.#isOurs;
  }

  #holdsElements(at: number): boolean {
    const { tape } = this.#source;
    const written = this.written[at] as number;
    if (!this.#isElement(at)) return false;
    for (let below = tape.after(written); below < tape.cell(written, NEXT); below = tape.after(below))
      if (tape.kind(below) === ELEMENT) return true;
    return false;
  }

  #isElement(at: number): boolean {
    return this.#source.tape.kind(this.written[at] as number) === ELEMENT;
  }
}

/** Where the local name begins. */
function afterColon(text: string, start: number, end: number): number {
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at) === COLON) return at + 1;
  return start;
}
