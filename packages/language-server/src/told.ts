import type { Diagnostic } from 'vscode-languageserver';

/** Result ids differ from those of a server that ran before, and from those of other documents. */
const born = Date.now().toString(36);
let count = 0;

/** The last answer about a document: one that would say the same is not sent again. */
export class Told {
  #last: { readonly id: string; readonly items: string } | undefined;

  /** The result id of this answer: that of the last one when it says the same. */
  idOf(diagnostics: readonly Diagnostic[]): string {
    const items = JSON.stringify(diagnostics);
    if (this.#last?.items !== items) {
      count += 1;
      this.#last = { id: `${born}.${count}`, items };
    }
    return this.#last.id;
  }
}
