import { showError, withoutLinks } from './notifications.ts';

/** Why a command cannot do what was asked and what to do about it: a sentence for a person. */
export class RefusalError extends Error {}

/** Runs a command and shows its refusal. Any other error is a mistake of ours: the editor shows and logs it. */
export async function showingRefusals(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (!(error instanceof RefusalError)) throw new Error(withoutLinks(error.message), { cause: error });
    showError(error.message);
  }
}
