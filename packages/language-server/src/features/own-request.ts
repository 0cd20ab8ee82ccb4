import { type CancellationToken, ErrorCodes, type RequestType, ResponseError } from 'vscode-languageserver';
import type { UserlintRequests } from '../protocol.ts';
import { type Guard, guarded } from './feature.ts';

/** One of our own requests, as the LSP library wants its type. */
export type TypeOf<Method extends keyof UserlintRequests> = RequestType<
  UserlintRequests[Method]['params'],
  UserlintRequests[Method]['result'],
  void
>;

/** A guarded handler of one of our own requests, which names a document. */
export function handling<Method extends keyof UserlintRequests>(
  method: Method,
  guard: Omit<Guard<UserlintRequests[Method]['result']>, 'feature'>,
  handler: (
    params: UserlintRequests[Method]['params'],
    token: CancellationToken,
  ) => Promise<UserlintRequests[Method]['result']>,
) {
  return guarded<UserlintRequests[Method]['params'], UserlintRequests[Method]['result']>(
    { ...guard, feature: method },
    (params, token) => {
      if (typeof params?.textDocument?.uri !== 'string') {
        throw new ResponseError(ErrorCodes.InvalidParams, 'Expected {textDocument: {uri}}.');
      }
      return handler(params, token);
    },
  );
}
