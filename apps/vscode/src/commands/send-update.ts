import type { Outgoing } from '@userlint/rules';
import {
  type Outcome,
  readAnswer,
  type Sealed,
  sandboxCredentials,
  seal,
  send,
  sendingMoment,
  type Target,
} from '@userlint/wire';
import { workspace } from 'vscode';
import { showAnswer } from '../answers.ts';
import type { Ask } from '../ask.ts';
import { confirm } from '../confirm.ts';
import { showError, whileShowing } from '../notifications.ts';
import { oneLine } from '../one-line.ts';
import { showPreview } from '../preview.ts';
import type { ReadOnlyDocuments } from '../read-only-documents.ts';
import { Refusal } from '../refusal.ts';
import { sandbox } from '../sandbox.ts';
import { type Chosen, chooseRequest, refuseIfChanged } from './choose-request.ts';

interface Surroundings {
  readonly ask: Ask;
  readonly previews: ReadOnlyDocuments;
  readonly answers: ReadOnlyDocuments;
}

/** Requests and records that are being confirmed or sent: one at a time for each. */
const inFlight = new Set<string>();

/** Shows a request, asks, sends it once and shows the answer. */
export async function sendUpdate(argument: unknown, surroundings: Surroundings): Promise<void> {
  if (!workspace.isTrusted) {
    throw new Refusal(
      'Sending needs a trusted workspace. Use "Manage Workspace Trust" if you trust its authors.',
    );
  }
  const chosen = await chooseRequest(argument, surroundings.ask);
  if (chosen === undefined) return;
  const target = sandbox();
  const { service, subject } = chosen.prepared.outgoing;
  const request = `${chosen.prepared.request} ${chosen.document.uri}`;
  // Services do not tell ids apart by case, and the same record may stand in several files.
  const record = subject.id === '' ? request : `${target.origin} ${service} ${subject.id.toLowerCase()}`;
  if (inFlight.has(request)) throw new Refusal('This request is already being sent.');
  if (inFlight.has(record)) {
    throw new Refusal(
      `Another request about ${oneLine(subject.id)} is already being sent to ${target.name}.`,
    );
  }
  inFlight.add(request).add(record);
  try {
    await confirmAndSend(chosen, target, surroundings);
  } finally {
    inFlight.delete(request);
    inFlight.delete(record);
  }
}

async function confirmAndSend(chosen: Chosen, target: Target, surroundings: Surroundings): Promise<void> {
  const { document, prepared } = chosen;
  const { outgoing } = prepared;
  await showPreview(surroundings.previews, prepared, target);
  if (!(await confirm(prepared, target))) return;
  refuseIfChanged(chosen);

  const outcome = await sendWithProgress(sealed(outgoing), target);
  if (outcome.state !== 'answered') {
    showError(withoutAnswer(outcome, outgoing, target));
    return;
  }
  const answer = await readAnswer(outgoing, outcome.answer);
  await showAnswer(surroundings.answers, prepared, answer, target);
  await surroundings.ask('userlint/answered', {
    textDocument: { uri: document.uri.toString(), version: prepared.version },
    request: prepared.request,
    errors: answer.errors.map(({ code, message }) => ({ code, message })),
  });
}

function sealed(outgoing: Outgoing): Sealed {
  try {
    return seal(outgoing, sandboxCredentials[outgoing.authentication], sendingMoment());
  } catch (error) {
    throw new Refusal(`Nothing was sent. ${error instanceof Error ? error.message : error}`);
  }
}

function sendWithProgress(request: Sealed, target: Target): Thenable<Outcome> {
  return whileShowing(`Sending to ${target.name}`, (_, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    return send(request, target, { signal: stop.signal });
  });
}

function withoutAnswer(
  { state, reason }: Outcome & { readonly state: 'not-sent' | 'unknown' },
  { subject }: Outgoing,
  target: Target,
): string {
  const why = oneLine(reason, 300);
  return state === 'not-sent'
    ? `Nothing was sent to ${target.name}. ${why} If it does not run, "userlint sandbox" starts it, or npm start in the project.`
    : `It is not known whether ${target.name} updated ${oneLine(subject.id)}. ${why} Look at the record before you send again.`;
}
