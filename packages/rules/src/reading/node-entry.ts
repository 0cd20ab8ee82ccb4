import type { Field } from '../facts/field.ts';
import { type Place, places } from '../facts/place.ts';
import type { Entry } from '../model/entry.ts';
import type { RecordType } from '../model/service.ts';
import type { Node, NodeKind } from '../syntax/tree.ts';
import type { Edit } from '../text/span.ts';
import type { Text } from '../text/text.ts';

/** The entry of a record whose element, or object, is `node`. */
export function recordEntry(node: Node, type: RecordType): RecordEntry {
  return new RecordEntry(
    node,
    places(type.table).get(type.root),
    type.root,
    undefined,
    node.namespace || type.namespace,
  );
}

/** An entry of a record: a node beside its place in the table. Its children are made when asked for. */
export class RecordEntry implements Entry {
  readonly name: string;
  readonly parent: Entry | undefined;
  readonly #place: Place | undefined;
  /** The node that is the entry: its span and its name. */
  readonly #node: Node;
  readonly #namespace: string;
  #entries: readonly Entry[] | undefined;
  #path: string | undefined;
  #text: string | undefined;

  /**
   * `name`: of the entry, which for a root is its path. `namespace`: of the record; elements of a foreign one are no
   * fields of it; '*' where they come from several.
   */
  constructor(
    node: Node,
    place: Place | undefined,
    name: string,
    parent: Entry | undefined,
    namespace: string,
  ) {
    this.name = parent === undefined ? name.slice(name.indexOf('/') + 1) : name;
    this.#path = parent === undefined ? name : undefined;
    this.parent = parent;
    this.#place = place;
    this.#node = node;
    this.#namespace = namespace;
  }

  get path(): string {
    this.#path ??= this.#place?.path ?? `${this.parent?.path}/${this.name}`;
    return this.#path;
  }

  get field(): Field | undefined {
    return this.#place?.field;
  }

  get alias(): string | undefined {
    const { name } = this.#node;
    return this.#place?.field.aliases?.includes(name) === true ? name : undefined;
  }

  get namespace(): string {
    return this.#node.namespace;
  }

  get text(): string {
    this.#text ??= this.#isContainer() ? '' : this.value.value;
    return this.#text;
  }

  get value(): Text {
    return this.#holder().value;
  }

  get kind(): NodeKind {
    return this.#node.kind;
  }

  get written(): Text {
    return this.#node.written;
  }

  get valueKind(): NodeKind {
    return this.#holder().kind;
  }

  get at() {
    const node = this.#node;
    return { name: node.nameSpan, value: this.#holder().valueSpan, whole: node.span };
  }

  get entries(): readonly Entry[] {
    this.#entries ??= this.field?.opaque === true || this.kind === 'array' ? [] : this.#read();
    return this.#entries;
  }

  write(value: string): Edit | undefined {
    return this.#holder().write(value);
  }

  rename(name: string): readonly Edit[] {
    return this.#node.rename(name.startsWith('@') ? name.slice(1) : name);
  }

  remove(): Edit | undefined {
    return this.#node.remove();
  }

  add(name: string, value: string): Edit | undefined {
    const field = this.#place?.children.get(name)?.field;
    const attribute = name.startsWith('@');
    const bare = field?.type === 'boolean' && /^(true|false)$/.test(value);
    return this.#node.add({
      name: attribute ? name.slice(1) : name,
      text: value,
      attribute,
      bare,
      coded: field?.coded === true,
    });
  }

  wrap(name?: string): readonly Edit[] {
    return this.#node.wrap?.(name) ?? [];
  }

  unwrap(): readonly Edit[] {
    return this.#node.unwrap?.() ?? [];
  }

  reorder(names: readonly string[]): Edit | undefined {
    return this.#node.reorder?.(names);
  }

  /** The node that holds the value: the `value` member of a coded JSON object, else the node itself. */
  #holder(): Node {
    const node = this.#node;
    return node.kind === 'object' && !isGroup(this.#place) ? (member(node, 'value') ?? node) : node;
  }

  #isContainer(): boolean {
    if (this.#place !== undefined) return this.#place.field.type === 'group';
    return this.#node.kind === 'element' && this.#node.children.length > 0;
  }

  #read(): readonly Entry[] {
    return this.#node.kind === 'element' ? this.#readXml() : this.#readJson();
  }

  #readXml(): readonly Entry[] {
    const found: Entry[] = [];
    for (const attribute of this.#node.attributes) {
      if (attribute.namespace !== '') continue;
      found.push(
        this.#child(attribute, `@${attribute.name}`, this.#place?.children.get(`@${attribute.name}`)),
      );
    }
    for (const element of this.#node.children) {
      const known =
        this.#namespace === '*' || element.namespace === this.#namespace || element.namespace === '';
      const place = known ? this.#placeOf(element.name, this.#place?.children) : undefined;
      found.push(this.#child(element, place?.name ?? element.name, place));
    }
    return found;
  }

  #readJson(): readonly Entry[] {
    const found: Entry[] = [];
    const { children } = this.#node;
    const value = isGroup(this.#place) ? -1 : children.findIndex(({ name }) => name === 'value');
    for (const [index, node] of children.entries()) {
      if (index === value) continue;
      if (isSoapAttributes(node, this.#place)) {
        for (const attribute of node.children) {
          found.push(
            this.#child(attribute, `@${attribute.name}`, this.#place?.children.get(`@${attribute.name}`)),
          );
        }
        continue;
      }
      const place = this.#placeOf(node.name, this.#place?.members);
      // Of a list that stands where none belongs, the list is what somebody wrote.
      const items = node.kind === 'array' && place?.field.many === true ? node.children : [node];
      const wrapper = place?.parent;
      if (place !== undefined && wrapper !== undefined && wrapper !== this.#place) {
        found.push(new JsonWrapper(node, items, wrapper, place, this, this.#namespace));
        continue;
      }
      for (const item of items) found.push(this.#child(item, place?.name ?? node.name, place));
    }
    return found;
  }

  #placeOf(name: string, own: ReadonlyMap<string, Place> | undefined): Place | undefined {
    return own?.get(name) ?? this.#place?.aliases.get(name);
  }

  #child(node: Node, name: string, place: Place | undefined): Entry {
    return new RecordEntry(node, place, name, this, this.#namespace);
  }
}

/** The list element that XML writes and JSON leaves out, put back: every path is the same in both. */
class JsonWrapper implements Entry {
  readonly path: string;
  readonly name: string;
  readonly text = '';
  readonly field: Field;
  readonly parent: Entry;
  readonly at;
  readonly kind: NodeKind;
  readonly #node: Node;
  readonly #items: readonly Node[];
  readonly #place: Place;
  readonly #namespace: string;
  #entries: readonly Entry[] | undefined;

  constructor(
    node: Node,
    items: readonly Node[],
    wrapper: Place,
    place: Place,
    parent: Entry,
    namespace: string,
  ) {
    this.path = wrapper.path;
    this.name = wrapper.name;
    this.field = wrapper.field;
    this.parent = parent;
    this.at = { name: node.nameSpan, value: node.valueSpan, whole: node.span };
    this.kind = node.kind;
    this.#node = node;
    this.#items = items;
    this.#place = place;
    this.#namespace = namespace;
  }

  get written(): Text {
    return this.#node.written;
  }

  get entries(): readonly Entry[] {
    this.#entries ??= this.#items.map(
      (item) => new RecordEntry(item, this.#place, this.#place.name, this, this.#namespace),
    );
    return this.#entries;
  }

  write(): undefined {
    return undefined;
  }

  rename(): readonly Edit[] {
    return [];
  }

  remove(): Edit | undefined {
    return this.#node.remove();
  }

  add(): undefined {
    return undefined;
  }

  wrap(name?: string): readonly Edit[] {
    return this.#node.wrap?.(name) ?? [];
  }

  unwrap(): readonly Edit[] {
    return this.#node.unwrap?.() ?? [];
  }
}

function isGroup(place: Place | undefined): boolean {
  return place === undefined || place.field.type === 'group';
}

function member(node: Node, name: string): Node | undefined {
  return node.children.find((child) => child.name === name);
}

/** SOAP clients take XML attributes as a member of this name. */
function isSoapAttributes(node: Node, place: Place | undefined): boolean {
  return node.name === 'attributes' && node.kind === 'object' && place?.members.has('attributes') === false;
}
