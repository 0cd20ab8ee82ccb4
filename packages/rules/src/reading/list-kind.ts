import type { Entry } from '../model/entry.ts';
import type { Message, Request } from '../model/request.ts';
import type { RecordType, Service } from '../model/service.ts';
import type { Settings } from '../model/settings.ts';
import type { Node, Problem } from '../syntax/tree.ts';
import { Text } from '../text/text.ts';
import type { Chunk } from './chunk.ts';
import type { ListFormat } from './list-format.ts';
import { ListedRequest } from './listed-request.ts';
import { movedProblem } from './moved.ts';
import { NodeEntry } from './node-entry.ts';
import { fileOperation } from './operations.ts';
import { withSettings } from './stated-parameters.ts';

/** So many records are asked whether they are ours; a list that begins with as many others is none. */
export const MOST_ASKED = 1000;

interface Facts {
  readonly list: ListFormat;
  readonly service: Service;
  readonly type: RecordType;
  readonly operation: Request['operation'];
  readonly parameters: readonly Entry[];
}

/** What the records of a load file are, and what they share: the same for all versions of it. */
export class ListKind implements Facts {
  readonly list: ListFormat;
  readonly service: Service;
  readonly type: RecordType;
  readonly operation: Request['operation'];
  readonly parameters: readonly Entry[];

  private constructor({ list, service, type, operation, parameters }: Facts) {
    this.list = list;
    this.service = service;
    this.type = type;
    this.operation = operation;
    this.parameters = parameters;
  }

  /** Undefined: they are none of ours. */
  static of(
    list: ListFormat,
    chunks: readonly Chunk[],
    services: readonly Service[],
    settings: Settings,
  ): ListKind | undefined {
    const type = typeOf(list, chunks);
    const service = services.find(({ records }) => type !== undefined && records.includes(type));
    if (type === undefined || service === undefined) return undefined;
    const declared = settings.operation?.record?.type === type ? settings.operation : undefined;
    const operation = fileOperation(type, services) ?? declared;
    const parameters = withSettings([], operation, settings);
    return new ListKind({ list, service, type, operation, parameters });
  }

  /** The same records in a list with another head; undefined when that changes what they are. */
  withHead(head: string): ListKind | undefined {
    const list = this.list.withHead(head);
    return list && new ListKind({ ...this, list });
  }

  /** Whether records such as these are still what they were. */
  isOf(chunks: readonly Chunk[]): boolean {
    return typeOf(this.list, chunks) === this.type;
  }

  isRecord(chunk: Chunk): boolean {
    return this.list.isNamed(chunk.name, this.type);
  }

  /** The request of a record that stands in a chunk which begins at `base`. `read`: the record, if it is read already. */
  request(chunk: Chunk, base: number, message: Message, read?: Node): Request {
    const { list, service, operation, parameters, type } = this;
    const record = (): Entry => {
      const root = read ?? list.read(chunk.text, chunk.begunApart, base).root;
      if (root === undefined) throw new Error('A chunk without a record');
      return NodeEntry.ofRecord(root, type);
    };
    const span = { start: base + chunk.recordStart, end: base + chunk.recordEnd };
    const shared = { service, operation, message, parameters, spelling: list.spelling };
    return new ListedRequest(shared, record, span);
  }

  /** As if the chunk were the file: its offsets begin with it, and its message is the chunk alone. */
  ownRequest(chunk: Chunk, read?: Node): Request {
    return this.request(chunk, 0, messageOf(chunk), read);
  }

  /**
   * What is wrong with the list itself. `last`: its last chunk, which ends at `end`; `begin` gives all of the file up to the
   * end of the first record.
   */
  problemsAround(tail: string, last: Chunk, end: number, begin: () => string): readonly Problem[] {
    const { problems, standIn } = this.list.around(tail, last);
    const start = this.list.head.length;
    // What takes the place of the chunks ends where they do.
    const move = (offset: number): number =>
      offset <= start ? offset : offset - start - standIn.length + end;
    return [
      ...problems.map((problem) => movedProblem(problem, move)),
      ...this.list.misplaced(begin, this.type),
    ];
  }
}

function messageOf(chunk: Chunk): Message {
  return {
    span: { start: 0, end: chunk.text.length },
    head: { start: chunk.recordStart, end: chunk.recordEnd },
    headers: [],
    body: Text.of(chunk.text),
    unresolved: [],
    problems: chunk.problems,
  };
}

/** Of the type of the first record that is one of ours. */
export function typeOf(list: ListFormat, chunks: readonly Chunk[]): RecordType | undefined {
  for (let index = 0; index < Math.min(chunks.length, MOST_ASKED); index += 1) {
    const type = chunks[index]?.typeIn(list);
    if (type !== undefined) return type;
  }
  return undefined;
}
