import {
  type Connection,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import manifest from '../package.json' with { type: 'json' };
import { type Client, readClient } from './client.ts';
import { Desk } from './desk.ts';
import { logFailure } from './features/feature.ts';
import { features } from './features/index.ts';
import type { SettingsPort } from './settings-port.ts';
import { readSample } from './warm-up.ts';

/** Milliseconds in which the editor opens what it shows; then there is nothing to warm up for. */
const WARM_UP_AFTER = 100;

/**
 * Makes a language server of a connection and begins to listen; says whether the client has shut it down.
 * `bundledDocs`: folder address (ending in '/') of the rules' pages, for clients that bring none.
 */
export function startServer(
  connection: Connection,
  port: SettingsPort,
  bundledDocs?: string,
): { readonly isShut: boolean } {
  let desk: Desk | undefined;

  connection.onInitialize((params) => {
    if (desk !== undefined) {
      throw new ResponseError(ErrorCodes.InvalidRequest, 'The server was initialized already.');
    }
    const client = readClient(params, bundledDocs);
    desk = new Desk(client, port, foldersOf(params), (line) => connection.console.warn(line));
    for (const feature of features) feature.start(connection, desk);
    desk.listen(connection);
    return announce(client);
  });

  connection.onInitialized(() => {
    if (desk === undefined) return;
    const ready = desk;
    watch(connection, ready);
    if (ready.client.warmUp) setTimeout(() => warmUp(connection, ready), WARM_UP_AFTER).unref();
  });

  // Features begin with `initialize`: a request that finds no handler came too early or does not exist.
  connection.onRequest((method) => {
    if (desk === undefined) {
      throw new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized yet.');
    }
    throw new ResponseError(ErrorCodes.MethodNotFound, `There is no method ${method}.`);
  });

  connection.onShutdown(() => desk?.shut());
  connection.listen();
  return {
    get isShut() {
      return desk?.isShut === true;
    },
  };
}

function announce(client: Client): InitializeResult {
  const capabilities: ServerCapabilities = {
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      save: { includeText: false },
    },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
  if (client.negotiatesEncoding) capabilities.positionEncoding = PositionEncodingKind.UTF16;
  for (const feature of features) Object.assign(capabilities, feature.capabilities(client));
  return { capabilities, serverInfo: { name: 'userlint', version: manifest.version } };
}

function foldersOf(params: InitializeParams): readonly string[] {
  if (params.workspaceFolders) return params.workspaceFolders.map((folder) => folder.uri);
  return typeof params.rootUri === 'string' ? [params.rootUri] : [];
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
