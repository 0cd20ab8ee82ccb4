import { type CancellationToken, type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { stopIfCancelled } from '../cancellation.ts';
import type { Desk } from '../desk.ts';

/** One thing an editor can ask for. What is announced of it stands in `capabilities.ts`. */
export interface Feature {
  start(connection: Connection, desk: Desk): void;
}

export interface Guard<Result> {
  readonly connection: Connection;
  readonly desk: Desk;
  /** As the log and the error name it. */
  readonly feature: string;
  /** The answer when the handler fails, where there are words for it; otherwise it is an error. */
  readonly failed?: Result;
}

/**
 * A handler whose failure is seen: it is never answered with an empty list, which would look like a document that has
 * nothing in it. Answer and log name the feature and the kind of error ('hover failed: RangeError') but never text of
 * a document. A cancelled request is answered as cancelled.
 */
export function guarded<Params, Result>(
  { connection, desk, feature, failed }: Guard<Result>,
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
      const line = logFailure(connection, feature, error);
      if (failed === undefined) throw new ResponseError(ErrorCodes.InternalError, line);
      return failed;
    }
  };
}

/** Gives the line it writes. */
export function logFailure(connection: Connection, feature: string, error: unknown): string {
  const line = `${feature} failed: ${kindOf(error)}`;
  connection.console.error(line);
  return line;
}

/** An error's message may quote the document, its name does not. */
export function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
