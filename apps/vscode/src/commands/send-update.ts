import type { Outgoing } from '@userlint/rules';
import { type Environment, exchange, type Verdict } from '@userlint/wire';
import { workspace } from 'vscode';
import { showAnswer } from '../answers.ts';
import type { Ask } from '../ask.ts';
import { confirm } from '../confirm.ts';
import { environments } from '../environments.ts';
import { showError, whileShowing } from '../notifications.ts';
import { oneLine } from '../one-line.ts';
import { showPreview } from '../preview.ts';
import type { ReadOnlyDocuments } from '../read-only-documents.ts';
import { RefusalError } from '../refusal.ts';
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
    throw new RefusalError(
      'Sending needs a trusted workspace. Use "Manage Workspace Trust" if you trust its authors.',
    );
  }
  const chosen = await chooseRequest(argument, surroundings.ask);
  if (chosen === undefined) return;
  const { kind, service, subject } = chosen.prepared.outgoing;
  const environment = environments().of(kind);
  const request = `${chosen.prepared.request} ${chosen.document.uri}`;
  // Services do not tell ids apart by case, and the same record may stand in several files.
  const record = subject.id === '' ? request : `${environment.origin} ${service} ${subject.id.toLowerCase()}`;
  if (inFlight.has(request)) throw new RefusalError('This request is already being sent.');
  if (inFlight.has(record)) {
    throw new RefusalError(
      `Another request about ${oneLine(subject.id)} is already being sent to ${environment.title}.`,
    );
  }
  inFlight.add(request).add(record);
  try {
    await confirmAndSend(chosen, environment, surroundings);
  } finally {
    inFlight.delete(request);
    inFlight.delete(record);
  }
}

async function confirmAndSend(
  chosen: Chosen,
  environment: Environment,
  surroundings: Surroundings,
): Promise<void> {
  const { document, prepared } = chosen;
  const { outgoing } = prepared;
  await showPreview(surroundings.previews, prepared, environment);
  if (!(await confirm(prepared, environment))) return;
  refuseIfChanged(chosen);

  const verdict = await sendWithProgress(outgoing, environment);
  const { answer, errors } = verdict;
  if (answer === undefined) {
    showError(withoutAnswer(verdict, outgoing, environment));
    return;
  }
  await showAnswer(surroundings.answers, prepared, verdict, answer, environment);
  await surroundings.ask('userlint/answered', {
    textDocument: { uri: document.uri.toString(), version: prepared.version },
    request: prepared.request,
    errors: errors.map(({ code, message }) => ({ code, message })),
  });
}

function sendWithProgress(outgoing: Outgoing, environment: Environment): Thenable<Verdict> {
  return whileShowing(`Sending to ${environment.title}`, (_, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    return exchange(outgoing, environment, { signal: stop.signal });
  });
}

function withoutAnswer(
  { is, summary, unreachable }: Verdict,
  { subject }: Outgoing,
  { title }: Environment,
): string {
  const why = oneLine(summary, 300);
  if (is !== 'not-sent')
    return `It is not known whether ${title} updated ${oneLine(subject.id)}. ${why} Look at the record before you send again.`;
  const start = ' If it does not run, "userlint sandbox" starts it, or npm start in the project.';
  return `Nothing was sent to ${title}. ${why}${unreachable === true ? start : ''}`;
}
