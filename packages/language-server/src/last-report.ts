import type { Diagnostic } from 'vscode-languageserver';

/** Result ids differ from those of a server that ran before, and from those of other documents. */
const born = Date.now().toString(36);
let count = 0;

/** The last answer about a document: one that would say the same is not sent again. */
export class LastReport {
  #last: { readonly id: string; readonly items: readonly Diagnostic[] } | undefined;
  /** The version and the result id that were published last. */
  #published = '';

  /** The result id of this answer: that of the last one when it says the same. */
  idOf(items: readonly Diagnostic[]): string {
    if (this.#last === undefined || !saySame(this.#last.items, items)) {
      count += 1;
      this.#last = { id: `${born}.${count}`, items };
    }
    return this.#last.id;
  }

  /** Whether a client that is told does not know this answer about this version yet; from now on it does. */
  isNew(version: number, items: readonly Diagnostic[]): boolean {
    const published = `${version} ${this.idOf(items)}`;
    if (published === this.#published) return false;
    this.#published = published;
    return true;
  }
}

/** Most diagnostics of a load file are the very ones of the last answer, so that nothing is written out to compare them. */
function saySame(last: readonly Diagnostic[], now: readonly Diagnostic[]): boolean {
  if (last.length !== now.length) return false;
  return now.every((item, at) => item === last[at] || JSON.stringify(item) === JSON.stringify(last[at]));
}
