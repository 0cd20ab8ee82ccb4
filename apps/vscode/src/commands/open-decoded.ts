import { window } from 'vscode';
import type { Ask } from '../ask.ts';
import { type DecodedDocuments, decodedScheme } from '../decoded-documents.ts';
import { RefusalError } from '../refusal.ts';
import { locateRequest } from './choose-request.ts';

interface Surroundings {
  readonly ask: Ask;
  readonly decoded: DecodedDocuments;
}

/** Shows the record inside an envelope as it is meant, beside the envelope. */
export async function openDecoded(argument: unknown, { ask, decoded }: Surroundings): Promise<void> {
  const located = await locateRequest(argument, ask);
  if (located === undefined) return;
  const editor = window.activeTextEditor;
  const cursor = editor?.document === located.document ? editor.selection.active : undefined;
  await decoded.open(located.document, located.request, cursor);
}

/** From a place of such a record to where it is written. */
export async function goToSource(_: unknown, { decoded }: Pick<Surroundings, 'decoded'>): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.uri.scheme !== decodedScheme) {
    throw new RefusalError('Put the cursor into a decoded record first, then run this command.');
  }
  const found = await decoded.provideDefinition(editor.document, editor.selection.active);
  if (found === undefined) throw new RefusalError('This place is written nowhere any more.');
  const address = found.uri.toString();
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === address);
  await window.showTextDocument(found.uri, {
    selection: found.range,
    ...(shown?.viewColumn !== undefined && { viewColumn: shown.viewColumn }),
  });
}
