import { sandbox as published } from '@userlint/rules';
import { sandboxTarget, type Target } from '@userlint/wire';
import { workspace } from 'vscode';
import { Refusal } from './refusal.ts';

/** The sandbox of this machine, at the port of the user's own settings: what a workspace says about it is not read. */
export function sandbox(): Target {
  const setting = workspace.getConfiguration('userlint').inspect<number>('sandbox.port');
  const port = setting?.globalValue ?? setting?.defaultValue ?? published.port;
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Refusal('The setting userlint.sandbox.port must be a whole number from 1 to 65535.');
  }
  return sandboxTarget(port);
}
