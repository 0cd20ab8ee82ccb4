export { type Answer, readAnswer } from './answer.ts';
export { sandboxCredentials } from './credentials.ts';
export { decodeUtf8, foreignEncoding } from './encoding.ts';
export { type FetchedTable, fetchCodes, tableNames } from './fetch-codes.ts';
export { printable, printableLine } from './printable.ts';
export { preview, SealError, type Sealed, seal, sendingMoment } from './seal.ts';
export type { SendingMoment } from './security-header.ts';
export { type Outcome, type RawAnswer, type SendOptions, send } from './send.ts';
export { checkTarget, sandboxTarget, type Target } from './target.ts';
