import type { Outgoing, ServiceError } from '@userlint/rules';
import { clockAdvice } from './clock.ts';
import { printable } from './printable.ts';
import type { Reply } from './reply.ts';
import type { RawAnswer } from './send.ts';

export interface Verdict {
  /** `unclear`: it may or may not have been applied. */
  readonly verdict: 'done' | 'refused' | 'unclear';
  /** The verdict and its reason, in a sentence for a person. */
  readonly summary: string;
}

/**
 * Success is the right status, the expected root, no error, and the record that was meant: nothing less.
 * `sent`: what the request's own body is.
 */
export function judge(outgoing: Outgoing, sent: Reply, answer: RawAnswer, reply: Reply): Verdict {
  const { status } = answer;
  if (reply.is === 'errors')
    return refused([errorSentence(reply.errors), ...clockAdvice(outgoing, answer, reply.errors)].join(' '));
  if (status >= 300 && status < 400) return redirected(answer);
  if (status >= 400 && status < 500) return refused(`The service refused it with status ${status}.`);
  if (status < 200 || status >= 500) return unclear(`The service failed with status ${status}.`);
  if (answer.cut) return unclear('The answer is longer than 5 MB and was cut off.');
  if (reply.is === 'nothing') {
    return status === 204 && outgoing.method === 'DELETE'
      ? done('The service deleted the record.')
      : unclear(`The answer is empty (status ${status}).`);
  }
  if (reply.is === 'other')
    return unclear(`The answer is ${printable(reply.what)}. Is this the right address?`);
  return reply.is === 'success'
    ? operationVerdict(outgoing, reply.name)
    : recordVerdict(outgoing, sent, reply);
}

function errorSentence(errors: readonly ServiceError[]): string {
  const [first, ...more] = errors;
  if (first === undefined) return 'The service says that there were errors, and names none.';
  const words = [first.code, first.message].filter((word) => word !== null && word !== '').join(': ');
  return `The service refused it. ${words}${more.length > 0 ? ` (and ${more.length} more)` : ''}`;
}

function redirected({ status, headers }: RawAnswer): Verdict {
  const location = printable(headers.get('location') ?? 'nowhere').slice(0, 200);
  return refused(
    `The service answered with a redirect (status ${status}) to ${location}. Userlint follows none: correct the address.`,
  );
}

/** Word of a SOAP operation that it worked. */
function operationVerdict({ operation, title }: Outgoing, name: string): Verdict {
  const called = operation.slice(operation.search(/[._][^._]*$/) + 1);
  const names = operation.startsWith('olsa/') ? ['VoidResponse', `${called}Response`] : [`${called}Response`];
  return names.includes(name)
    ? done(`${title}: the service reports success.`)
    : unclear(`The answer is to another operation: <${printable(name)}>.`);
}

function recordVerdict(outgoing: Outgoing, sent: Reply, { identifiers }: Reply & { is: 'record' }): Verdict {
  const segment = /^\/almaws\/v1\/users\/([^/?]+)/.exec(outgoing.path)?.[1];
  const meant = [
    ...(segment === undefined ? [] : [decodeURIComponent(segment)]),
    ...(sent.is === 'record' ? sent.identifiers.slice(0, 1) : []),
  ].map(folded);
  const answered = identifiers.map(folded);
  if (!outgoing.path.startsWith('/almaws/v1/'))
    return unclear('The answer is a user record, which this operation does not give.');
  if (answered[0] === undefined || answered[0] === '')
    return unclear('The answer is a user record without a primary_id.');
  if (meant.length > 0 && !meant.some((id) => answered.includes(id))) {
    return unclear('The answer is the record of another user than the one that was sent.');
  }
  return done(`${outgoing.title}: the service returned the record.`);
}

/** Alma's identifiers do not differ by case. */
function folded(identifier: string): string {
  return identifier.trim().toLowerCase();
}

function done(summary: string): Verdict {
  return { verdict: 'done', summary };
}

function refused(summary: string): Verdict {
  return { verdict: 'refused', summary };
}

function unclear(reason: string): Verdict {
  return {
    verdict: 'unclear',
    summary: `${reason} Whether the request was applied is not certain: look at the record.`,
  };
}
