import type { Ask } from '../ask.ts';
import { showPreview } from '../preview.ts';
import type { ReadOnlyDocuments } from '../read-only-documents.ts';
import { sandbox } from '../sandbox.ts';
import { chooseRequest } from './choose-request.ts';

/** Shows what "Send Update…" would send, and sends nothing. */
export async function previewRequest(
  argument: unknown,
  { ask, previews }: { readonly ask: Ask; readonly previews: ReadOnlyDocuments },
): Promise<void> {
  const chosen = await chooseRequest(argument, ask);
  if (chosen !== undefined) await showPreview(previews, chosen.prepared, sandbox());
}
