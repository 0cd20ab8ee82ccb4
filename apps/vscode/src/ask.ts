import type { UserlintRequests } from '@userlint/language-server/protocol';

/** Asks the language server one of our own questions. */
export type Ask = <M extends keyof UserlintRequests>(
  method: M,
  params: UserlintRequests[M]['params'],
) => Promise<UserlintRequests[M]['result']>;
