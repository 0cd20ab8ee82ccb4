import type { RecordType, Service } from '../model/service.ts';
import { ListReader, type ListStart, parseJson, readListStart } from '../syntax/json/index.ts';
import type { Problem, Tree } from '../syntax/tree.ts';
import { Text } from '../text/text.ts';
import { isRecordObject } from './find-records.ts';
import type { Around, ChunkReader, ListEnd, ListFormat } from './list-format.ts';
import { mayBeOurs } from './may-be-ours.ts';
import { BYTE_ORDER_MARK, withoutMark } from './payload.ts';

/** A list in JSON: `[{…}, …]` or `{"user": [{…}, …]}`. */
export class JsonList implements ListFormat {
  readonly spelling = 'json';
  readonly head: string;
  /** The key of the array, and in how many arrays and objects its items stand. */
  readonly #name: string;
  readonly #depth: number;
  /** All that records may be, and what those of such an array may be. */
  readonly #known: readonly RecordType[];
  readonly #types: readonly RecordType[];
  readonly #services: readonly Service[];
  readonly #declared: boolean;

  private constructor(
    head: string,
    { name, depth }: Pick<ListStart, 'name' | 'depth'>,
    known: readonly RecordType[],
    services: readonly Service[],
    declared: boolean,
  ) {
    this.head = head;
    this.#name = name;
    this.#depth = depth;
    this.#known = known;
    this.#types = known.filter(({ root }) => name === '' || root === name);
    this.#services = services;
    this.#declared = declared;
  }

  /** `known`: the only type its records may be, where somebody has said so. Undefined when it is no list of ours. */
  static of(text: string, services: readonly Service[], known: RecordType | undefined): JsonList | undefined {
    const mark = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
    const first = text.charAt(text.slice(mark).search(/\S/) + mark);
    const types = services
      .flatMap(({ records }) => records)
      .filter((type) => known === undefined || type === known);
    const names = types.map(({ root }) => root);
    // A look tells that mostly there is none.
    const isObject = first === '{' && names.some((name) => text.includes(`"${name}"`));
    if (first !== '[' && !isObject) return undefined;
    if (known === undefined && !mayBeOurs(text, 'json', services)) return undefined;
    const start = readListStart(text.slice(mark), names);
    if (start === undefined) return undefined;
    return new JsonList(text.slice(0, mark + start.end), start, types, services, known !== undefined);
  }

  withHead(head: string): JsonList | undefined {
    const mark = head.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
    const names = this.#known.map(({ root }) => root);
    const start = readListStart(head.slice(mark), names);
    const isSame =
      start !== undefined &&
      mark + start.end === head.length &&
      start.name === this.#name &&
      start.depth === this.#depth;
    return isSame ? new JsonList(head, start, this.#known, this.#services, this.#declared) : undefined;
  }

  reader(text: string, isWhole: boolean): ChunkReader {
    const reader = new ListReader(text, this.#depth, isWhole);
    return {
      next: (start, begunApart) => reader.next(start, begunApart),
      take: (by) => reader.take(by, this.#name),
    };
  }

  read(text: string, begunApart: boolean, base: number): Tree {
    return parseJson(Text.of(text, base), this.#name, { list: { depth: this.#depth, begunApart } });
  }

  typeOf({ root }: Tree): RecordType | undefined {
    if (root === undefined) return undefined;
    if (!this.#declared && !mayBeOurs(root.written.value, 'json', this.#services)) return undefined;
    return this.#types.find((type) => isRecordObject(root, type, this.#declared));
  }

  isNamed(): boolean {
    return true;
  }

  around(tail: string, { text, recordEnd }: ListEnd): Around {
    // A comma behind the last record is one too many, if the record ends at all.
    const standIn = recordEnd < text.length && text.endsWith(',') ? 'null,' : 'null';
    return { standIn, problems: parseJson(withoutMark(this.head + standIn + tail), '').problems };
  }

  misplaced(): readonly Problem[] {
    return [];
  }
}
