import {
  type Disposable,
  type TextDocumentContentProvider,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';

/**
 * Documents one can read, search and copy, but not change: they live in memory only, and are forgotten
 * when they are closed.
 */
export class ReadOnlyDocuments implements TextDocumentContentProvider {
  readonly #scheme: string;
  readonly #texts = new Map<string, string>();
  readonly #registrations: readonly Disposable[];
  #shown = 0;

  constructor(scheme: string) {
    this.#scheme = scheme;
    this.#registrations = [
      workspace.registerTextDocumentContentProvider(scheme, this),
      workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    ];
  }

  /** Opens `text` beside the active editor. `name` is the tab's; its ending decides the language. */
  async show(name: string, text: string): Promise<void> {
    this.#shown += 1;
    const uri = Uri.from({ scheme: this.#scheme, path: `/${this.#shown}/${name}` });
    this.#texts.set(uri.toString(), text);
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document, {
      viewColumn: ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.#texts.get(uri.toString()) ?? 'This document was closed and is no longer kept.\n';
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
    this.#texts.clear();
  }
}
