import type { PreparedRequest } from '@userlint/language-server/protocol';
import type { Environment } from '@userlint/wire';
import { commands } from 'vscode';
import { showModal } from './notifications.ts';
import { oneLine } from './one-line.ts';

const listed = 5;

/** Asks whether to send; when errors stand in the way, whether to send despite them. */
export async function confirm(
  { outgoing, inTheWay: errors }: PreparedRequest,
  environment: Environment,
): Promise<boolean> {
  const button = errors.length === 0 ? 'Send' : 'Send Despite Errors';
  const detail = [
    `Target: ${environment.title} (${environment.origin})`,
    `Operation: ${outgoing.title} (${outgoing.operation})`,
    `Request: ${outgoing.method} ${oneLine(outgoing.path, 160)}`,
    ...otherAddress(outgoing.addressedTo, environment),
    ...(errors.length === 0 ? [] : ['', heading(errors.length)]),
    ...errors.slice(0, listed).map(({ message }) => `• ${oneLine(message, 200)}`),
    ...(errors.length > listed ? [`… and ${errors.length - listed} more`] : []),
  ].join('\n');
  const what = outgoing.updates === 'swap' || outgoing.updates === 'patch' ? 'update' : `“${outgoing.title}”`;
  const question = `Send ${what} of ${oneLine(outgoing.subject.id)} to ${environment.title}?`;
  // Enter presses the first button: it must not be the one that sends what is known to be wrong.
  const buttons = errors.length === 0 ? [button] : [showErrors, button];
  const pressed = await showModal(question, detail, ...buttons);
  if (pressed === showErrors) await commands.executeCommand('workbench.actions.view.problems');
  return pressed === button;
}

const showErrors = 'Show Errors';

function heading(errors: number): string {
  return errors === 1 ? '1 error stands in the way:' : `${errors} errors stand in the way:`;
}

/** A request line gives path and query; where it goes the environment decides, and people should know. */
function otherAddress(written: string | undefined, environment: Environment): readonly string[] {
  if (written === undefined || written === environment.origin) return [];
  return [`The file names ${oneLine(written, 120)}; this goes to ${environment.title} all the same.`];
}
