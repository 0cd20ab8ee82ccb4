import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { Client } from '../client.ts';
import type { Desk } from '../desk.ts';

/** One thing an editor can ask for: what is announced and what answers stand in one file. */
export interface Feature {
  capabilities(client: Client): Partial<ServerCapabilities>;
  start(connection: Connection, desk: Desk): void;
}

export interface Guard<Result> {
  readonly connection: Connection;
  readonly desk: Desk;
  /** As the log names it. */
  readonly feature: string;
  /** The answer when the handler fails. */
  readonly nothing: Result;
}

/**
 * A handler that never fails: what goes wrong gives `nothing` and one line in the log, which names the feature
 * and the kind of error but never text of a document. A cancelled request is answered as cancelled.
 */
export function guarded<Params, Result>(
  { connection, desk, feature, nothing }: Guard<Result>,
  handler: (params: Params, token: CancellationToken) => Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result> {
  return async (params, token) => {
    if (desk.isShut) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server was shut down.');
    try {
      const result = await handler(params, token);
      stopIfCancelled(token);
      return result;
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      logFailure(connection, feature, error);
      return nothing;
    }
  };
}

export function stopIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) {
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
  }
}

export function logFailure(connection: Connection, feature: string, error: unknown): void {
  connection.console.error(`${feature} failed: ${error instanceof Error ? error.name : typeof error}`);
}
