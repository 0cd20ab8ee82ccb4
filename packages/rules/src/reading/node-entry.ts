import type { Field } from '../facts/field.ts';
import { type Place, places } from '../facts/place.ts';
import type { Entry } from '../model/entry.ts';
import type { RecordType } from '../model/service.ts';
import { JsonNode } from '../syntax/json/index.ts';
import type { Node, NodeKind } from '../syntax/tree.ts';
import { XmlNode } from '../syntax/xml/index.ts';
import type { Edit, Span } from '../text/span.ts';
import type { Text } from '../text/text.ts';
import type { EntryTape, TapeRoot } from './entry-tape.ts';
import { FormEntries } from './form-entries.ts';
import { JsonEntries } from './json-entries.ts';
import { XmlEntries } from './xml-entries.ts';

/** A node beside its place in the table: a view of a position on a tape of entries, made when asked for. */
export class NodeEntry implements Entry {
  readonly tape: EntryTape;
  readonly #at: number;
  /** The views of the tape by position, for all of them: an entry asked for twice is the same one. */
  readonly #views: (NodeEntry | undefined)[];
  #entries: readonly NodeEntry[] | undefined;
  #text: string | undefined;

  private constructor(tape: EntryTape, at: number, views: (NodeEntry | undefined)[]) {
    this.tape = tape;
    this.#at = at;
    this.#views = views;
    views[at] = this;
  }

  /** The entry of a record whose element, or object, is `node`. */
  static ofRecord(node: Node, type: RecordType): NodeEntry {
    const known = places(type.table);
    const namespace = node.namespace || type.namespace;
    const root: TapeRoot = { path: type.root, place: known.get(type.root), namespace, places: known };
    return new NodeEntry(tapeOf(node, root), 0, []);
  }

  /** The entry of what stands at a place of its own: a parameter at 'envelope/arg2', a header. */
  static at(path: string, node: Node, known: ReadonlyMap<string, Place>, namespace: string): NodeEntry {
    return new NodeEntry(tapeOf(node, { path, place: known.get(path), namespace, places: known }), 0, []);
  }

  get name(): string {
    const place = this.#place;
    if (this.#at === 0) return this.tape.root.path.slice(this.tape.root.path.indexOf('/') + 1);
    return place?.name ?? this.tape.writtenName(this.#at) ?? '';
  }

  get path(): string {
    if (this.#at === 0) return this.tape.root.path;
    return this.#place?.path ?? `${this.parent?.path}/${this.name}`;
  }

  get field(): Field | undefined {
    return this.#place?.field;
  }

  get alias(): string | undefined {
    return this.#place === undefined ? undefined : this.tape.writtenName(this.#at);
  }

  get namespace(): string {
    return this.#node.namespace;
  }

  get text(): string {
    this.#text ??= this.tape.text(this.#at);
    return this.#text;
  }

  get value(): Text | undefined {
    return this.#isPutBack ? undefined : this.#holder.value;
  }

  get kind(): NodeKind {
    return this.tape.kind(this.#at);
  }

  get valueKind(): NodeKind | undefined {
    return this.#isPutBack ? undefined : this.tape.valueKind(this.#at);
  }

  get written(): Text {
    return this.#node.written;
  }

  get at() {
    const { tape } = this;
    const at = this.#at;
    const { nameSpan, span } = tape.node(at);
    return {
      name: nameSpan,
      whole: span,
      // Of a group it is found by going through all that stands in it, and seldom wanted.
      get value(): Span {
        return tape.valueSpan(at);
      },
    };
  }

  get parent(): NodeEntry | undefined {
    return this.#at === 0 ? undefined : this.entryAt(this.tape.parent(this.#at));
  }

  get entries(): readonly NodeEntry[] {
    this.#entries ??= this.#below();
    return this.#entries;
  }

  /** The entry at a position of the tape. */
  entryAt(at: number): NodeEntry {
    return this.#views[at] ?? new NodeEntry(this.tape, at, this.#views);
  }

  find(path: string, most = Number.POSITIVE_INFINITY): readonly NodeEntry[] | undefined {
    const { tape } = this;
    const place = tape.placeOf(path);
    if (place === undefined) return undefined;
    const found: NodeEntry[] = [];
    const end = tape.end(this.#at);
    for (let at = tape.next(place, this.#at, end); at < end; at = tape.next(place, at + 1, end)) {
      found.push(this.entryAt(at));
      if (found.length >= most) break;
    }
    return found;
  }

  write(value: string): Edit | undefined {
    return this.#isPutBack ? undefined : this.#holder.write(value);
  }

  rename(name: string): readonly Edit[] {
    return this.#isPutBack ? [] : this.#node.rename(name.startsWith('@') ? name.slice(1) : name);
  }

  remove(): Edit | undefined {
    return this.#node.remove();
  }

  add(name: string, value: string): Edit | undefined {
    if (this.#isPutBack) return undefined;
    const field = this.#place?.children.get(name)?.field;
    const attribute = name.startsWith('@');
    const bare = field?.type === 'boolean' && /^(?:true|false)$/.test(value);
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

  get #place(): Place | undefined {
    return this.tape.place(this.#at);
  }

  get #node(): Node {
    return this.tape.node(this.#at);
  }

  /** The node that holds the value: the `value` member of a coded JSON object, else the node itself. */
  get #holder(): Node {
    return this.tape.holder(this.#at);
  }

  /** A list element that XML writes and JSON leaves out, put back: every path is the same in both. */
  get #isPutBack(): boolean {
    return this.tape.isPutBack(this.#at);
  }

  #below(): readonly NodeEntry[] {
    const found: NodeEntry[] = [];
    const end = this.tape.end(this.#at);
    for (let at = this.#at + 1; at < end; at = this.tape.end(at)) found.push(this.entryAt(at));
    return found;
  }
}

function tapeOf(node: Node, root: TapeRoot): EntryTape {
  if (node instanceof XmlNode) return new XmlEntries(root, node);
  return node instanceof JsonNode ? new JsonEntries(root, node) : new FormEntries(root, node);
}
