import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

export function stopIfCancelled(token: CancellationToken | undefined): void {
  if (token?.isCancellationRequested === true) {
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
  }
}
