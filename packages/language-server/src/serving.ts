import { type Connection, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { Client } from './client.ts';
import { Desk } from './desk.ts';
import { logFailure } from './features/feature.ts';
import { features } from './features/index.ts';
import type { SettingsPort } from './settings-port.ts';
import { readSample } from './warm-up.ts';

/** Milliseconds in which the editor opens what it shows; then there is nothing to warm up for. */
const WARM_UP_AFTER = 100;

export interface Serving {
  readonly isShut: boolean;
  shut(): void;
}

/** Begins to answer an editor: everything that needs the rules, from here on down. */
export function serve(
  connection: Connection,
  client: Client,
  port: SettingsPort,
  folders: readonly string[],
): Serving {
  const desk = new Desk(client, port, folders, (line) => connection.console.warn(line));
  for (const feature of Object.values(features)) feature.start(connection, desk);
  desk.listen(connection);
  connection.onInitialized(() => {
    watch(connection, desk);
    if (client.warmUp) setTimeout(() => warmUp(connection, desk), WARM_UP_AFTER).unref();
  });
  return desk;
}

function watch(connection: Connection, desk: Desk): void {
  connection.onDidChangeWatchedFiles(({ changes }) => desk.filesChanged(changes.map((change) => change.uri)));
  if (desk.client.registersWatchers) {
    connection.client
      .register(DidChangeWatchedFilesNotification.type, {
        // Settings may name any file of codes.
        watchers: [{ globPattern: '**/*.json' }],
      })
      .catch((error) => logFailure(connection, 'watching settings', error));
  }
  if (!desk.client.tellsFolders) return;
  connection.workspace.onDidChangeWorkspaceFolders(({ removed, added }) =>
    desk.foldersChanged(
      removed.map((folder) => folder.uri),
      added.map((folder) => folder.uri),
    ),
  );
}

/** Round by round, so that no message waits; an open document warms better than any sample. */
function warmUp(connection: Connection, desk: Desk, rounds = 20): void {
  setImmediate(() => {
    if (rounds === 0 || desk.uris.length > 0) return;
    try {
      readSample();
    } catch (error) {
      logFailure(connection, 'warm-up', error);
      return;
    }
    warmUp(connection, desk, rounds - 1);
  });
}
