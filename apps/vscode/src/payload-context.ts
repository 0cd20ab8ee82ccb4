import {
  commands,
  type Disposable,
  type LogOutputChannel,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import type { Ask } from './ask.ts';
import { isLinted } from './client.ts';

/**
 * Keeps the context key `userlint.isPayload` true while the active document carries a request. A payload is
 * taken to stay one while it is edited: a load file would list all its records after every key.
 */
export class PayloadContext implements Disposable {
  readonly #ask: Ask;
  readonly #listeners: readonly Disposable[];
  #asking = false;
  #outdated = false;
  #isPayload = false;

  constructor(ask: Ask, log: LogOutputChannel) {
    this.#ask = ask;
    const update = () => {
      this.update().catch((error) => log.warn(`Whether this is a payload is not known: ${error}`));
    };
    const updateIfActive = (document: TextDocument) => {
      if (document === window.activeTextEditor?.document) update();
    };
    const updateIfNew = (document: TextDocument) => {
      if (!this.#isPayload) updateIfActive(document);
    };
    this.#listeners = [
      window.onDidChangeActiveTextEditor(update),
      workspace.onDidOpenTextDocument(updateIfActive),
      workspace.onDidChangeTextDocument(({ document }) => updateIfNew(document)),
    ];
  }

  /** Asks the server, never twice at a time: what happens meanwhile is asked about once, afterwards. */
  async update(): Promise<void> {
    this.#outdated = true;
    if (this.#asking) return;
    this.#asking = true;
    try {
      while (this.#outdated) {
        this.#outdated = false;
        await this.#set(await this.#holdsRequest(window.activeTextEditor?.document));
      }
    } finally {
      this.#asking = false;
    }
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  async #holdsRequest(document: TextDocument | undefined): Promise<boolean> {
    if (document === undefined || !isLinted(document)) return false;
    const requests = await this.#ask('userlint/requests', { textDocument: { uri: document.uri.toString() } });
    return requests.length > 0;
  }

  async #set(isPayload: boolean): Promise<void> {
    if (isPayload === this.#isPayload) return;
    this.#isPayload = isPayload;
    await commands.executeCommand('setContext', 'userlint.isPayload', isPayload);
  }
}
