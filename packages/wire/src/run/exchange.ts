import type { Credential, Outgoing } from '@userlint/rules';
import { readAnswer } from '../answer.ts';
import type { Environment } from '../environment/environment.ts';
import { SealError, type Sealed, seal, sendingMoment } from '../seal.ts';
import { type SendOptions, send } from '../socket/send.ts';
import { judge, type Verdict } from '../verdict.ts';

/**
 * Sends a request to an environment, once, and says what became of it: sealed, sent, the answer read and judged. Whatever
 * stands in the way is a verdict, too: it rejects only when the credential is not to be had.
 */
export async function exchange(
  outgoing: Outgoing,
  environment: Environment,
  options: SendOptions = {},
): Promise<Verdict> {
  const { kind, title, origin } = environment;
  if (outgoing.kind !== kind.id)
    return notSent(`${outgoing.title} is not a request for ${kind.title}, which is what ${title} is.`);
  const sealed = trySeal(outgoing, await environment.credential());
  if (typeof sealed === 'string') return notSent(sealed);
  const outcome = await send(sealed, origin, options);
  if (outcome.state !== 'answered') {
    const { state, reason, ...more } = outcome;
    return { is: state, summary: reason, errors: [], ...more };
  }
  return judge(outgoing, readAnswer(outcome.answer, kind), kind);
}

/** The request with its credential, or why it cannot have it. */
function trySeal(outgoing: Outgoing, credential: Credential): Sealed | string {
  try {
    return seal(outgoing, credential, sendingMoment());
  } catch (error) {
    if (error instanceof SealError) return error.message;
    throw error;
  }
}

function notSent(reason: string): Verdict {
  return { is: 'not-sent', summary: reason, errors: [] };
}
