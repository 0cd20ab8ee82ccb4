import type { PreparedRequest } from '@userlint/language-server/protocol';
import { type Environment, preview } from '@userlint/wire';
import type { ReadOnlyDocuments } from './read-only-documents.ts';

export const previewScheme = 'userlint-preview';

/** Opens what would go out, to the letter, beside the payload. */
export function showPreview(
  documents: ReadOnlyDocuments,
  { outgoing }: PreparedRequest,
  environment: Environment,
): Promise<void> {
  return documents.show(`Request to ${environment.title}.http`, preview(outgoing, environment));
}
