import type { Ask } from '../ask.ts';
import { environments } from '../environments.ts';
import { showPreview } from '../preview.ts';
import type { ReadOnlyDocuments } from '../read-only-documents.ts';
import { chooseRequest } from './choose-request.ts';

/** Shows what "Send Update…" would send, and sends nothing. */
export async function previewRequest(
  argument: unknown,
  { ask, previews }: { readonly ask: Ask; readonly previews: ReadOnlyDocuments },
): Promise<void> {
  const chosen = await chooseRequest(argument, ask);
  if (chosen === undefined) return;
  const { prepared } = chosen;
  await showPreview(previews, prepared, environments().of(prepared.outgoing.kind));
}
