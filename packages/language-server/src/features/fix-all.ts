import { type Edit, fixAllSteps } from '@userlint/rules';
import { type CancellationToken, type CodeAction, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { stopIfCancelled } from '../cancellation.ts';
import { FIX_ALL } from '../capabilities.ts';
import type { Client } from '../client.ts';
import { toTextEdits, toWorkspaceEdit } from '../convert.ts';
import type { Judged } from '../desk.ts';
import { relint } from '../sheet.ts';
import { Work } from '../slices.ts';

/** What has to be worked out once somebody wants it: the document, as it was when it was offered. */
interface Offered {
  readonly uri: string;
  readonly version: number;
}

const action = { title: 'Fix everything that is safe to fix', kind: FIX_ALL };

/** Offers to fix everything without working it out, for a client that asks again when somebody takes it. */
export function offerToFixAll({ sheet, linted }: Judged): CodeAction[] {
  if (!linted.mayBeFixed) return [];
  const { uri, version } = sheet;
  const data: Offered = { uri, version };
  return [{ ...action, data }];
}

/** The document that such an offer is about; undefined for anything else a client hands back. */
export function offeredFor({ kind, data }: CodeAction): Offered | undefined {
  if (kind !== FIX_ALL || typeof data !== 'object' || data === null) return undefined;
  const { uri, version } = data as Partial<Offered>;
  return typeof uri === 'string' && Number.isInteger(version) ? (data as Offered) : undefined;
}

/**
 * Every safe fix, and those that become possible by them, as one edit of the text as it is now; none without any. Throws
 * when it is not wanted any more.
 */
export async function fixEverything(
  { sheet, linted }: Judged,
  client: Client,
  token: CancellationToken,
): Promise<CodeAction[]> {
  if (!linted.mayBeFixed) return [];
  const before = sheet.reading.document.text;
  const wanted = () => sheet.isCurrent() && !token.isCancellationRequested;
  const after = await new Work(fixAllSteps(before, (text) => relint(sheet, text))).result(wanted);
  stopIfCancelled(token);
  if (after === undefined) throw changed();
  if (after === before) return [];
  const edits = toTextEdits([difference(before, after)], sheet.lines);
  return [{ ...action, edit: toWorkspaceEdit(sheet, edits, client) }];
}

/** As it was offered, with its edit. A text that has changed since is not edited. */
export async function resolveFixAll(
  offer: CodeAction,
  version: number,
  judged: Judged | undefined,
  client: Client,
  token: CancellationToken,
): Promise<CodeAction> {
  if (judged?.sheet.version !== version) throw changed();
  const [made] = await fixEverything(judged, client, token);
  return made?.edit === undefined ? offer : { ...offer, edit: made.edit };
}

function changed(): ResponseError {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed since this was offered.');
}

/** The one edit that turns `before` into `after`: what lies between the beginning and the end they share. */
function difference(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end += 1;
  }
  return {
    span: { start, end: before.length - end },
    text: after.slice(start, after.length - end),
  };
}
