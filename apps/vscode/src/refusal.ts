import { window } from 'vscode';

/** Why a command cannot do what was asked and what to do about it: a sentence for a person. */
export class Refusal extends Error {}

/** Runs a command and shows its refusal. Any other error is a mistake of ours and goes to the editor's log. */
export async function showingRefusals(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    void window.showErrorMessage(error.message);
  }
}
