import { explain, type Finding, type Moment, type Reading, type ServiceError } from '@userlint/rules';

/** What was asked about one request, as the text stood then. */
interface Sent {
  /** Which request of the document, counted from 0. */
  readonly request: number;
  readonly text: string;
}

interface Answer extends Sent {
  readonly errors: readonly ServiceError[];
  readonly moment: Moment;
}

/** What services answered about the requests of one document. An answer lives as long as the text it was given to. */
export class Answers {
  /** The text last prepared for sending, by request: the answer may come after the document has changed. */
  readonly #prepared = new Map<number, { readonly version: number; readonly text: string }>();
  #answers: readonly Answer[] = [];
  /** What they said last, about which text. */
  #said: { readonly reading: Reading; readonly findings: readonly Finding[] } | undefined;

  prepared(request: number, version: number, reading: Reading): void {
    this.#prepared.set(request, { version, text: textOf(reading, request) });
  }

  /**
   * Takes in the answer to `request` as it stood in `version`, instead of an earlier one.
   * Gives its findings; none when that text is not in the document any more.
   */
  add(
    { request, version, errors }: { request: number; version: number; errors: readonly ServiceError[] },
    today: { readonly version: number; readonly reading: Reading },
    moment: Moment,
  ): readonly Finding[] {
    const prepared = this.#prepared.get(request);
    const text =
      version === today.version
        ? textOf(today.reading, request)
        : prepared?.version === version
          ? prepared.text
          : '';
    const now = locate({ request, text }, today.reading);
    if (now === undefined) return [];
    const answer = { request: now, text, errors, moment };
    const others = this.#current(today.reading).filter((other) => other.request !== now);
    this.#answers = errors.length === 0 ? others : [...others, answer];
    this.#said = undefined;
    return findingsOf(answer, today.reading);
  }

  /** What they said, at today's places. Forgets the answers to what has changed since. */
  findings(reading: Reading): readonly Finding[] {
    if (this.#said?.reading !== reading) {
      this.#answers = this.#current(reading);
      const findings = this.#answers.flatMap((answer) => findingsOf(answer, reading));
      this.#said = { reading, findings };
    }
    return this.#said.findings;
  }

  #current(reading: Reading): readonly Answer[] {
    return this.#answers.flatMap((answer) => {
      const request = locate(answer, reading);
      return request === undefined ? [] : [{ ...answer, request }];
    });
  }
}

function findingsOf(answer: Answer, reading: Reading): readonly Finding[] {
  const request = reading.requests[answer.request];
  return request === undefined ? [] : explain(request, answer.errors, answer.moment);
}

/** Where the text that was sent stands now: at its own number, or wherever it has moved to. */
function locate({ request, text }: Sent, reading: Reading): number | undefined {
  if (text === '') return undefined;
  if (textOf(reading, request) === text) return request;
  const moved = reading.requests.findIndex((_, index) => textOf(reading, index) === text);
  return moved < 0 ? undefined : moved;
}

function textOf(reading: Reading, request: number): string {
  const message = reading.requests[request]?.message;
  return message === undefined ? '' : reading.document.text.slice(message.span.start, message.span.end);
}
