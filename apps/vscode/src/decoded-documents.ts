import type { DecodedPayload } from '@userlint/language-server/protocol';
import {
  type DefinitionProvider,
  type Disposable,
  EventEmitter,
  Location,
  type LogOutputChannel,
  languages,
  Position,
  Range,
  type TextDocument,
  type TextDocumentContentProvider,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { Ask } from './ask.ts';
import { fromSource, toSource } from './decoded-map.ts';
import { RefusalError } from './refusal.ts';

export const decodedScheme = 'userlint-decoded';

type LineAndCharacter = Pick<Position, 'line' | 'character'>;

interface View {
  readonly uri: Uri;
  readonly source: Uri;
  readonly request: number;
  /** What it shows; a refusal while the record cannot be found. */
  decoded: DecodedPayload | { readonly refused: string };
  /** The asking that runs; what changes meanwhile is asked about once, afterwards. */
  asking: Promise<void> | undefined;
  outdated: boolean;
}

/**
 * The records inside envelopes as they are meant: read-only, in step with the document they are from, and each
 * place of them defined there. They live in memory only and are forgotten when they are closed.
 */
export class DecodedDocuments implements TextDocumentContentProvider, DefinitionProvider, Disposable {
  readonly #ask: Ask;
  readonly #log: Pick<LogOutputChannel, 'warn'>;
  readonly #views = new Map<string, View>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #registrations: readonly Disposable[];
  #opened = 0;

  readonly onDidChange = this.#changed.event;

  constructor(ask: Ask, log: Pick<LogOutputChannel, 'warn'>) {
    this.#ask = ask;
    this.#log = log;
    this.#registrations = [
      this.#changed,
      workspace.registerTextDocumentContentProvider(decodedScheme, this),
      languages.registerDefinitionProvider({ scheme: decodedScheme }, this),
      workspace.onDidChangeTextDocument(({ document }) => this.#sourceChanged(document)),
      workspace.onDidCloseTextDocument(({ uri }) => this.#views.delete(uri.toString())),
    ];
  }

  /** Opens the record of a request beside it, at the place where the cursor is. */
  async open(source: TextDocument, request: number, cursor: LineAndCharacter | undefined): Promise<void> {
    const view = this.#viewOf(source.uri, request);
    await this.#refresh(view);
    const { decoded } = view;
    if (decoded.refused !== undefined) throw new RefusalError(decoded.refused);
    this.#views.set(view.uri.toString(), view);
    const document = await workspace.openTextDocument(view.uri);
    const place = cursor && fromSource(decoded.map, cursor);
    await window.showTextDocument(document, {
      viewColumn: ViewColumn.Beside,
      ...(place && { selection: point(place) }),
    });
  }

  provideTextDocumentContent(uri: Uri): string {
    const decoded = this.#views.get(uri.toString())?.decoded;
    if (decoded === undefined) return 'This document was closed and is no longer kept.\n';
    return decoded.refused === undefined ? decoded.text : `<!-- ${decoded.refused} -->\n`;
  }

  async provideDefinition(
    { uri }: Pick<TextDocument, 'uri'>,
    position: LineAndCharacter,
  ): Promise<Location | undefined> {
    const view = this.#views.get(uri.toString());
    await view?.asking;
    if (view === undefined || view.decoded.refused !== undefined) return undefined;
    const found = toSource(view.decoded.map, position);
    return found && new Location(view.source, new Range(at(found.start), at(found.end)));
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
    this.#views.clear();
  }

  #viewOf(source: Uri, request: number): View {
    for (const view of this.#views.values()) {
      if (view.request === request && view.source.toString() === source.toString()) return view;
    }
    this.#opened += 1;
    const name = `${source.path.slice(source.path.lastIndexOf('/') + 1)} (decoded).xml`;
    const uri = Uri.from({ scheme: decodedScheme, path: `/${this.#opened}/${name}` });
    return { uri, source, request, decoded: { refused: '' }, asking: undefined, outdated: false };
  }

  #sourceChanged({ uri }: TextDocument): void {
    for (const view of this.#views.values()) {
      if (view.source.toString() !== uri.toString()) continue;
      this.#refresh(view).catch((error) => this.#log.warn(`A record could not be decoded: ${error}`));
    }
  }

  #refresh(view: View): Promise<void> {
    view.outdated = true;
    view.asking ??= this.#askUntilUpToDate(view);
    return view.asking;
  }

  async #askUntilUpToDate(view: View): Promise<void> {
    const textDocument = { uri: view.source.toString() };
    try {
      while (view.outdated) {
        view.outdated = false;
        view.decoded = await this.#ask('userlint/decoded', { textDocument, request: view.request });
      }
    } finally {
      view.asking = undefined;
    }
    this.#changed.fire(view.uri);
  }
}

function at({ line, character }: LineAndCharacter): Position {
  return new Position(line, character);
}

function point(place: LineAndCharacter): Range {
  return new Range(at(place), at(place));
}
