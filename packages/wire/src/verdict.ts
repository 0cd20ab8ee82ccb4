import type { Outgoing, Reply, ServiceError, ServiceKind } from '@userlint/rules';
import type { Answer } from './answer.ts';
import type { Blot } from './blot.ts';
import { clockAdvice } from './clock.ts';
import { printable } from './printable.ts';

/** What became of a request. Every text in it is safe to show. */
export interface Verdict {
  /**
   * `unknown`: it may or may not have been applied; it is never sent again on its own. `not-sent`: provably not
   * applied. Of a request that changes nothing, `applied` is an answer.
   */
  readonly is: 'applied' | 'refused' | 'not-sent' | 'unknown';
  /** Why, in a sentence for a person. */
  readonly summary: string;
  readonly errors: readonly ServiceError[];
  /** Absent where none came, or not all of one. */
  readonly answer?: Answer;
  /** Nobody could be reached there: another request would end the same way. */
  readonly unreachable?: true;
}

/** Success is the right status, the expected root, no error, and the record that was meant: nothing less. */
export function judge(outgoing: Outgoing, answer: Answer, kind: ServiceKind): Verdict {
  const reply = shown(
    (answer.body && kind.readReply(answer.body)) ?? { is: 'other', what: answer.what },
    answer.blot,
  );
  const { is, summary } = sentence(outgoing, answer, reply);
  return {
    is,
    summary: answer.blot(summary),
    errors: reply.is === 'errors' ? reply.errors : [],
    answer,
  };
}

type Sentence = Pick<Verdict, 'is' | 'summary'>;

function sentence(outgoing: Outgoing, answer: Answer, reply: Reply): Sentence {
  const { status } = answer;
  if (reply.is === 'errors')
    return refused([errorSentence(reply.errors), ...clockAdvice(outgoing, answer, reply.errors)].join(' '));
  if (status >= 300 && status < 400) return redirected(answer);
  if (status >= 400 && status < 500) return refused(`The service refused it with status ${status}.`);
  if (status < 200 || status >= 500) return unclear(`The service failed with status ${status}.`);
  if (answer.cut) return unclear('The answer is longer than 5 MB and was cut off.');
  if (reply.is === 'record') return recordSentence(outgoing, reply.identifiers);
  if (reply.is === 'success') return wordSentence(outgoing, reply.name);
  if (reply.what !== '') return unclear(`The answer is ${printable(reply.what)}. Is this the right address?`);
  const { accepted, updates, title } = outgoing;
  if (accepted?.by !== 'status' || accepted.status !== status)
    return unclear(`The answer is empty (status ${status}).`);
  return applied(
    updates === 'delete' ? 'The service deleted the record.' : `${title}: the service reports success.`,
  );
}

function errorSentence(errors: readonly ServiceError[]): string {
  const [first, ...more] = errors;
  if (first === undefined) return 'The service says that there were errors, and names none.';
  const words = [first.code, first.message].filter((word) => word !== null && word !== '').join(': ');
  return `The service refused it. ${words}${more.length > 0 ? ` (and ${more.length} more)` : ''}`;
}

function redirected({ status, headers }: Answer): Sentence {
  const location = printable(headers.get('location') ?? 'nowhere').slice(0, 200);
  return refused(
    `The service answered with a redirect (status ${status}) to ${location}. Userlint follows none: correct the address.`,
  );
}

/** The service's word that a call worked. */
function wordSentence({ accepted, title }: Outgoing, name: string): Sentence {
  return accepted?.by === 'word' && accepted.names.includes(name)
    ? applied(`${title}: the service reports success.`)
    : unclear(`The answer is to another operation: <${printable(name)}>.`);
}

function recordSentence({ accepted, subject, title }: Outgoing, identifiers: readonly string[]): Sentence {
  if (accepted?.by !== 'record')
    return unclear('The answer is a user record, which this operation does not give.');
  const meant = [subject.id, ...subject.also].filter((id) => id !== '').map(folded);
  const answered = identifiers.map(folded);
  return meant.length === 0 || meant.some((id) => answered.includes(id))
    ? applied(`${title}: the service returned the record.`)
    : unclear('The answer is the record of another user than the one that was sent.');
}

/** No service tells identifiers apart by case. */
function folded(identifier: string): string {
  return identifier.trim().toLowerCase();
}

/** With messages that can be shown in one line under the payload; blotted before they are cut. */
function shown(reply: Reply, blot: Blot): Reply {
  if (reply.is !== 'errors') return reply;
  const errors = reply.errors.map(({ code, message }) => ({
    code: code === null ? null : printable(blot(code)).slice(0, 100),
    message: printable(blot(message)).replace(/\s+/g, ' ').slice(0, 2000),
  }));
  return { is: 'errors', errors };
}

function applied(summary: string): Sentence {
  return { is: 'applied', summary };
}

function refused(summary: string): Sentence {
  return { is: 'refused', summary };
}

function unclear(reason: string): Sentence {
  return {
    is: 'unknown',
    summary: `${reason} Whether the request was applied is not certain: look at the record.`,
  };
}
