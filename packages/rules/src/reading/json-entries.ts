import type { Place } from '../facts/place.ts';
import { JsonNode, keyOf, kindAt, type Source } from '../syntax/json/node.ts';
import { textAt } from '../syntax/json/plain-text.ts';
import { ARRAY, ESCAPED_KEY, OBJECT } from '../syntax/json/tape.ts';
import type { Node, NodeKind } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { EntryTape, type TapeRoot } from './entry-tape.ts';

/** A stretch of the tape whose values are entries below one holder. */
interface Open {
  /** What it stands in. */
  readonly outer: Open | undefined;
  readonly holder: number;
  readonly place: Place | undefined;
  /** What its values are: named members, items of one field, or attributes as SOAP clients write them. */
  readonly values: 'members' | 'items' | 'attributes';
  /** The key of a list, where it is an alias. */
  readonly alias: string | undefined;
  /** Where it ends on the tape; then the holder is closed, where it is its own. */
  readonly end: number;
  readonly closes: boolean;
  /** The `value` of a coded object is no entry below it: it is its text. */
  value: 'expected' | 'none';
  /** The place of the member before. */
  before: Place | undefined;
}

/**
 * The entries of an object. Every path is the same as in XML: a list element that XML writes and JSON leaves out is put
 * back, `{"value": …, "desc": …}` is a text with an attribute.
 */
export class JsonEntries extends EntryTape {
  readonly #source: Source;
  readonly #root: JsonNode;
  #open: Open | undefined;

  constructor(root: TapeRoot, node: JsonNode) {
    super(root, node.position);
    this.#source = node.source;
    this.#root = node;
  }

  protected read(): void {
    const root = this.written[0] as number;
    let index = this.#enter(root, 0);
    for (let open = this.#open; open !== undefined; open = this.#open) {
      if (index >= open.end) this.#leave(open);
      else if (open.values === 'members') index = this.#member(index, open);
      else if (open.values === 'attributes') index = this.#attribute(index, open);
      else index = this.#enter(index, this.#addField(index, open.holder, open.place, open.alias));
    }
  }

  node(at: number): Node {
    if (at === 0) return this.#root;
    const name = this.writtenName(at) ?? this.place(at)?.name ?? '';
    return new JsonNode(
      this.#source,
      this.written[at] as number,
      name.startsWith('@') ? name.slice(1) : name,
    );
  }

  holder(at: number): Node {
    const value = this.#valueOf(at);
    return value === this.written[at] ? this.node(at) : new JsonNode(this.#source, value, 'value');
  }

  valueSpan(at: number): Span {
    return this.holder(at).valueSpan;
  }

  kind(at: number): NodeKind {
    return kindAt(this.#source, this.written[at] as number);
  }

  valueKind(at: number): NodeKind {
    return kindAt(this.#source, this.#valueOf(at));
  }

  text(at: number): string {
    return this.place(at)?.field.type === 'group' ? '' : textAt(this.#source, this.#valueOf(at));
  }

  isPutBack(at: number): boolean {
    return this.place(at)?.field.wrapper === true;
  }

  /** Reads the member at `index`; where the reading goes on. */
  #member(index: number, open: Open): number {
    const { tape } = this.#source;
    const end = tape.next(index);
    if (open.value === 'expected' && this.#key(index) === 'value') {
      open.value = 'none';
      return end;
    }
    const place = this.#find(index, open);
    if (place === undefined) return this.#unknown(index, open);
    open.before = place;
    const alias = open.place?.aliases.size === 0 ? undefined : aliasOf(place, this.#key(index));
    // Of a list that stands where none belongs, the list is what somebody wrote.
    const isList = tape.kind(index) === ARRAY && place.field.many === true;
    const wrapper = place.parent === open.place ? undefined : place.parent;
    if (wrapper === undefined && !isList)
      return this.#enter(index, this.#addField(index, open.holder, place, alias));
    const holder = wrapper === undefined ? open.holder : this.add(index, wrapper, open.holder);
    this.#begin('items', holder, place, end, { alias, closes: wrapper !== undefined });
    // What is no list is its own only item.
    return isList ? index + 1 : index;
  }

  #unknown(index: number, { holder, place }: Open): number {
    const { tape } = this.#source;
    const key = this.#key(index);
    // SOAP clients take XML attributes as a member of this name.
    if (key === 'attributes' && tape.kind(index) === OBJECT && place?.members.has(key) === false) {
      this.#begin('attributes', holder, place, tape.next(index));
      return index + 1;
    }
    return this.#enter(index, this.addNamed(key, index, undefined, holder));
  }

  #attribute(index: number, { holder, place: parent }: Open): number {
    const key = this.#key(index);
    const place = parent?.inText.attributes.get(key);
    const added =
      place === undefined
        ? this.addNamed(`@${key}`, index, undefined, holder)
        : this.add(index, place, holder);
    return this.#enter(index, added);
  }

  #addField(index: number, holder: number, place: Place | undefined, alias: string | undefined): number {
    return alias === undefined ? this.add(index, place, holder) : this.addNamed(alias, index, place, holder);
  }

  /** Goes into the object that an entry is; over anything else. */
  #enter(index: number, at: number): number {
    const { tape } = this.#source;
    const place = this.place(at);
    if (tape.kind(index) !== OBJECT || place?.field.opaque === true) return tape.next(index);
    const isCoded = place !== undefined && place.field.type !== 'group';
    this.#begin('members', at, place, tape.next(index), { closes: true, isCoded });
    return index + 1;
  }

  #begin(
    values: Open['values'],
    holder: number,
    place: Place | undefined,
    end: number,
    {
      alias,
      closes = false,
      isCoded = false,
    }: Partial<Pick<Open, 'alias' | 'closes'>> & { isCoded?: boolean } = {},
  ): void {
    const value = isCoded ? 'expected' : 'none';
    const outer = this.#open;
    this.#open = { outer, values, holder, place, end, alias, closes, value, before: undefined };
  }

  #leave({ outer, holder, closes }: Open): void {
    if (closes) this.close(holder);
    this.#open = outer;
  }

  #find(index: number, { place, before }: Open): Place | undefined {
    const { tape, text } = this.#source;
    const start = tape.keyStart(index);
    if (place === undefined || start < 0) return undefined;
    const { members } = place.inText;
    return (tape.flags(index) & ESCAPED_KEY) === 0
      ? members.find(text.value, start, tape.keyEnd(index), before)
      : members.get(this.#key(index));
  }

  #key(index: number): string {
    return this.#source.tape.keyStart(index) < 0 ? '' : keyOf(this.#source, index);
  }

  /** Where the value is: in the `value` member of a coded object, or in the entry itself. */
  #valueOf(at: number): number {
    const { tape } = this.#source;
    const index = this.written[at] as number;
    const place = this.place(at);
    if (place === undefined || place.field.type === 'group' || tape.kind(index) !== OBJECT) return index;
    for (let member = index + 1; member < tape.next(index); member = tape.next(member))
      if (this.#key(member) === 'value') return member;
    return index;
  }
}

/** The key, where it is not the one that the place has in JSON. */
function aliasOf({ name }: Place, key: string): string | undefined {
  return key === (name.startsWith('@') ? name.slice(1) : name) ? undefined : key;
}
