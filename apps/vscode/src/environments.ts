import { sandboxPort } from '@userlint/rules';
import { type Environments, sandboxEnvironments } from '@userlint/wire';
import { workspace } from 'vscode';
import { RefusalError } from './refusal.ts';

/** The sandbox of this machine, at the port of the user's own settings: what a workspace says about it is not read. */
export function environments(): Environments {
  const setting = workspace.getConfiguration('userlint').inspect<number>('sandbox.port');
  const port = setting?.globalValue ?? setting?.defaultValue ?? sandboxPort;
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new RefusalError('The setting userlint.sandbox.port must be a whole number from 1 to 65535.');
  }
  return sandboxEnvironments(port);
}
