import { ErrorCodes, type InitializeParams, ResponseError } from 'vscode-languageserver';
import manifest from '../package.json' with { type: 'json' };
import { capabilitiesFor } from './capabilities.ts';
import { readClient } from './client.ts';
import type { Serving } from './serving.ts';
import type { SettingsPort } from './settings-port.ts';
import type { Channel } from './transport.ts';

/**
 * Answers `initialize` on a connection, then loads everything else (`serving.ts`); until that is there, messages wait.
 * `bundledDocs`: folder address (ending in '/') of the rules' pages, for clients that bring none.
 */
export function startServer(
  { connection, holdUntil }: Channel,
  port: SettingsPort,
  bundledDocs?: string,
): { readonly isShut: boolean } {
  let isInitialized = false;
  let serving: Serving | undefined;

  connection.onInitialize((params) => {
    if (isInitialized) {
      throw new ResponseError(ErrorCodes.InvalidRequest, 'The server was initialized already.');
    }
    const client = readClient(params, bundledDocs);
    const capabilities = capabilitiesFor(client);
    isInitialized = true;
    const loading = import('./serving.ts').then(({ serve }) => {
      serving = serve(connection, client, port, foldersOf(params));
    });
    holdUntil(loading.catch((error) => connection.console.error(`The server cannot be loaded: ${error}`)));
    return { capabilities, serverInfo: { name: 'userlint', version: manifest.version } };
  });

  // Features begin when they are loaded: a request that finds no handler came too early or does not exist.
  connection.onRequest((method) => {
    if (serving === undefined) {
      throw new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized yet.');
    }
    throw new ResponseError(ErrorCodes.MethodNotFound, `There is no method ${method}.`);
  });

  connection.onShutdown(() => serving?.shut());
  connection.listen();
  return {
    get isShut() {
      return serving?.isShut === true;
    },
  };
}

function foldersOf(params: InitializeParams): readonly string[] {
  if (params.workspaceFolders) return params.workspaceFolders.map((folder) => folder.uri);
  return typeof params.rootUri === 'string' ? [params.rootUri] : [];
}
