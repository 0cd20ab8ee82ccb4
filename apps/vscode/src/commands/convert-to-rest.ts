import { window, workspace } from 'vscode';
import type { Ask } from '../ask.ts';
import { RefusalError } from '../refusal.ts';
import { locateRequest } from './choose-request.ts';

/** Opens the REST request that means what a SOAP record means. Nothing is written to disk. */
export async function convertToRest(
  argument: unknown,
  { ask, refactoring }: { readonly ask: Ask; readonly refactoring: 'rest-xml' | 'rest-json' },
): Promise<void> {
  const located = await locateRequest(argument, ask);
  if (located === undefined) return;
  const textDocument = { uri: located.document.uri.toString() };
  const made = await ask('userlint/refactor', { textDocument, request: located.request, refactoring });
  if (made.refused !== undefined) throw new RefusalError(made.refused);
  const document = await workspace.openTextDocument({ language: made.language, content: made.text });
  await window.showTextDocument(document);
}
