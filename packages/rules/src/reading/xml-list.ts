import type { RecordType, Service } from '../model/service.ts';
import type { Problem, Tree } from '../syntax/tree.ts';
import { isSameScope, type List, ListReader, parseXml, readListStart } from '../syntax/xml/index.ts';
import { Text } from '../text/text.ts';
import type { Around, ChunkReader, ListFormat } from './list-format.ts';
import { BYTE_ORDER_MARK, withoutMark } from './payload.ts';
import { isNamespaceOf, isRecordElement, recordName } from './record-element.ts';
import { recordNamespace } from './soap-namespaces.ts';

const standIn = '<x/>';

/** A list in XML: `<users>` `<user>…</user>` … `</users>`. */
export class XmlList implements ListFormat {
  readonly spelling = 'xml';
  readonly head: string;
  readonly #list: List;
  /** What its records may be. */
  readonly #types: readonly RecordType[];
  readonly #names: readonly string[];
  readonly #declared: boolean;

  private constructor(head: string, list: List, types: readonly RecordType[], declared: boolean) {
    this.head = head;
    this.#list = list;
    this.#types = types;
    this.#names = [...new Set(types.map(recordName))];
    this.#declared = declared;
  }

  /** `known`: the only type its records may be, where somebody has said so. Undefined when it is no list of ours. */
  static of(text: string, services: readonly Service[], known: RecordType | undefined): XmlList | undefined {
    const mark = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
    const start = readListStart(Text.of(text.slice(mark)));
    if (start === undefined) return undefined;
    const { end, root, list } = start;
    const types = services.flatMap(({ records }) => records);
    // A root that may itself be a record is for those who look at the whole of it.
    if (types.some((type) => recordName(type) === root.name)) return undefined;
    const possible = types.filter(
      (type) =>
        (known === undefined || type === known) &&
        type.lists.includes(root.name) &&
        (root.namespace === '' || isNamespaceOf(root, type)),
    );
    if (possible.length === 0) return undefined;
    return new XmlList(text.slice(0, mark + end), list, possible, known !== undefined);
  }

  withHead(head: string): XmlList | undefined {
    const mark = head.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
    const start = readListStart(Text.of(head.slice(mark)));
    const isSame =
      start !== undefined &&
      mark + start.end === head.length &&
      start.list.name === this.#list.name &&
      isSameScope(start.list.scope, this.#list.scope);
    return isSame ? new XmlList(head, this.#list, this.#types, this.#declared) : undefined;
  }

  reader(text: string, isWhole: boolean): ChunkReader {
    return new ListReader(text, this.#list, this.#names, isWhole);
  }

  read(text: string, _begunApart: boolean, base: number): Tree {
    return parseXml(Text.of(text, base), this.#list);
  }

  typeOf({ root }: Tree): RecordType | undefined {
    return root && this.#types.find((type) => isRecordElement(root, type, this.#declared));
  }

  isNamed(name: string, type: RecordType): boolean {
    return name === recordName(type);
  }

  around(tail: string): Around {
    const { problems } = parseXml(withoutMark(this.head + standIn + tail));
    return { standIn, problems };
  }

  misplaced(text: () => string, type: RecordType): readonly Problem[] {
    if (type.namespace === '') return [];
    const first = parseXml(withoutMark(text())).root?.children.find(({ name }) => name === recordName(type));
    return first === undefined ? [] : recordNamespace(first, type);
  }
}
