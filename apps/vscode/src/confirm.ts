import type { Prepared } from '@userlint/language-server/protocol';
import type { Target } from '@userlint/wire';
import { commands } from 'vscode';
import { showModal } from './notifications.ts';
import { oneLine } from './one-line.ts';

const listed = 5;

/** Asks whether to send; when errors stand in the way, whether to send despite them. */
export async function confirm({ outgoing, inTheWay }: Prepared, target: Target): Promise<boolean> {
  const errors = inTheWay.filter(({ severity }) => severity === 'error');
  const button = errors.length === 0 ? 'Send' : 'Send Despite Errors';
  const detail = [
    `Target: ${target.name} (${target.origin})`,
    `Operation: ${outgoing.title} (${outgoing.operation})`,
    `Request: ${outgoing.method} ${oneLine(outgoing.path, 160)}`,
    ...otherAddress(outgoing.addressedTo, target),
    ...(errors.length === 0 ? [] : ['', heading(errors.length)]),
    ...errors.slice(0, listed).map(({ message }) => `• ${oneLine(message, 200)}`),
    ...(errors.length > listed ? [`… and ${errors.length - listed} more`] : []),
  ].join('\n');
  const what = outgoing.updates === 'swap' || outgoing.updates === 'patch' ? 'update' : `“${outgoing.title}”`;
  const question = `Send ${what} of ${oneLine(outgoing.subject.id)} to ${target.name}?`;
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

/** A request line gives path and query; where it goes the target decides, and people should know. */
function otherAddress(written: string | undefined, target: Target): readonly string[] {
  if (written === undefined || written === target.origin) return [];
  return [`The file names ${oneLine(written, 120)}; this goes to ${target.name} all the same.`];
}
