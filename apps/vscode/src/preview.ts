import type { Prepared } from '@userlint/language-server/protocol';
import { preview, type Target } from '@userlint/wire';
import type { ReadOnlyDocuments } from './read-only-documents.ts';

export const previewScheme = 'userlint-preview';

/** Opens what would go out, to the letter, beside the payload. */
export function showPreview(
  documents: ReadOnlyDocuments,
  { outgoing }: Prepared,
  target: Target,
): Promise<void> {
  return documents.show(`Request to ${target.name}.http`, preview(outgoing, target));
}
