import type { Diagnostic } from 'vscode-languageserver';

/** Result ids differ from those of a server that ran before, and from those of other documents. */
const born = Date.now().toString(36);
let count = 0;

/** The last answer about a document: one that would say the same is not sent again. */
export class LastReport {
  #last: { readonly id: string; readonly items: string } | undefined;
  /** The version and the result id that were published last. */
  #published = '';

  /** The result id of this answer: that of the last one when it says the same. */
  idOf(diagnostics: readonly Diagnostic[]): string {
    const items = JSON.stringify(diagnostics);
    if (this.#last?.items !== items) {
      count += 1;
      this.#last = { id: `${born}.${count}`, items };
    }
    return this.#last.id;
  }

  /** Whether a client that is told does not know this answer about this version yet; from now on it does. */
  isNew(version: number, diagnostics: readonly Diagnostic[]): boolean {
    const published = `${version} ${this.idOf(diagnostics)}`;
    if (published === this.#published) return false;
    this.#published = published;
    return true;
  }
}
