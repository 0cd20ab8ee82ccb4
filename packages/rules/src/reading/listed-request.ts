import type { Entry } from '../model/entry.ts';
import type { Holder, Message, Request } from '../model/request.ts';
import type { Operation, Service } from '../model/service.ts';
import type { Span } from '../text/span.ts';

/** What the requests of one list share. */
export type SharedByList = Omit<Request, 'record' | 'holder' | 'span'>;

const inList: Holder = { kind: 'list' };

/** One record of many: a list has thousands, so each is made when asked for and kept by nobody. */
export class ListedRequest implements Request {
  readonly holder = inList;
  readonly service: Service;
  readonly operation: Operation | undefined;
  readonly message: Message;
  readonly parameters: readonly Entry[];
  readonly spelling: Request['spelling'];
  readonly span: Span;
  readonly #record: () => Entry;

  constructor(shared: SharedByList, record: () => Entry, span: Span) {
    this.service = shared.service;
    this.operation = shared.operation;
    this.message = shared.message;
    this.parameters = shared.parameters;
    this.spelling = shared.spelling;
    this.span = span;
    this.#record = record;
  }

  get record(): Entry {
    return this.#record();
  }
}
