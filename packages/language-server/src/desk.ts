import type { Finding, ServiceError } from '@userlint/rules';
import {
  type CancellationToken,
  type Connection,
  Emitter,
  type Event,
  TextDocuments,
} from 'vscode-languageserver';
import { Answers } from './answers.ts';
import { stopIfCancelled } from './cancellation.ts';
import type { Client } from './client.ts';
import { DocumentLint, type Linted } from './document-lint.ts';
import { LastReport } from './last-report.ts';
import { OpenDocument } from './open-document.ts';
import { type DocumentSettings, Projects, spelledOneWay } from './projects.ts';
import { isSettings, type SettingsPort } from './settings-port.ts';
import { payloadSheet, type Sheet, settingsSheet } from './sheet.ts';

/** Why sheets are outdated although no text of theirs changed. */
export type Outdated = 'settings' | 'answer';

interface Open {
  readonly document: OpenDocument;
  readonly lint: DocumentLint;
  readonly answers: Answers;
  readonly lastReport: LastReport;
  settings: Promise<DocumentSettings> | undefined;
  /** Of the document as it is now, dropped with every change. It gives nothing when it was dropped before it was read. */
  sheet: Promise<Sheet | undefined> | undefined;
}

/** A sheet with everything that is wrong with it. */
export interface Judged {
  readonly sheet: Sheet;
  /** What the rules say. */
  readonly linted: Linted;
  /** What services answered about it. */
  readonly answered: readonly Finding[];
  readonly lastReport: LastReport;
}

/** The open documents and what is known about them. The only cache of the server; a closed document is forgotten. */
export class Desk {
  readonly client: Client;
  readonly #documents = new TextDocuments<OpenDocument>({
    create: (uri, language, version, text) => new OpenDocument(uri, language, version, text),
    update(document, changes, version) {
      document.update(changes, version);
      return document;
    },
  });
  readonly #open = new Map<string, Open>();
  readonly #projects: Projects;
  #folders: readonly string[];
  #isShut = false;

  readonly #edited = new Emitter<string>();
  readonly #closed = new Emitter<string>();
  readonly #outdated = new Emitter<Outdated>();

  constructor(client: Client, port: SettingsPort, folders: readonly string[], warn: (line: string) => void) {
    this.client = client;
    this.#projects = new Projects(port, (uri) => this.#editorOf(uri), warn);
    this.#folders = folders;
    this.#documents.onDidChangeContent(({ document }) => this.#onText(document));
    this.#documents.onDidSave(({ document }) => this.filesChanged([document.uri]));
    this.#documents.onDidClose(({ document }) => this.#onClose(document.uri));
  }

  /** A document was opened or its text changed. */
  get onEdited(): Event<string> {
    return this.#edited.event;
  }

  get onClosed(): Event<string> {
    return this.#closed.event;
  }

  get onOutdated(): Event<Outdated> {
    return this.#outdated.event;
  }

  get uris(): readonly string[] {
    return [...this.#open.keys()];
  }

  /** Undefined: the document is not open. */
  versionOf(uri: string): number | undefined {
    return this.#open.get(uri)?.document.version;
  }

  listen(connection: Connection): void {
    this.#documents.listen(connection);
  }

  /** What is known about the document as it is at the moment of the answer; undefined when it is not open. */
  async read(uri: string): Promise<Sheet | undefined> {
    for (let open = this.#open.get(uri); open !== undefined; open = this.#open.get(uri)) {
      open.sheet ??= this.#read(open);
      const sheet = await open.sheet;
      if (sheet?.isCurrent() === true) return sheet;
    }
    return undefined;
  }

  /** As `read`, with what the rules and the services say. Cancelled, or the text edited, it is not worked on any more. */
  async judge(uri: string, token?: CancellationToken): Promise<Judged | undefined> {
    for (let sheet = await this.read(uri); sheet !== undefined; sheet = await this.read(uri)) {
      const { isCurrent, reading } = sheet;
      const linted = await sheet.linted(() => isCurrent() && token?.isCancellationRequested !== true);
      stopIfCancelled(token);
      const open = this.#open.get(uri);
      if (linted === undefined || open === undefined || !isCurrent()) continue;
      return { sheet, linted, answered: open.answers.findings(reading), lastReport: open.lastReport };
    }
    return undefined;
  }

  /** Remembers the text a request has now, for the answer to it. */
  prepared(sheet: Sheet, request: number): void {
    this.#open.get(sheet.uri)?.answers.prepared(request, sheet.version, sheet.reading);
  }

  /** Takes in what a service answered to a request; gives how many places it marks. */
  async answered(
    uri: string,
    answer: { request: number; version: number; errors: readonly ServiceError[] },
  ): Promise<number> {
    const sheet = await this.read(uri);
    const open = this.#open.get(uri);
    if (sheet === undefined || open === undefined) return 0;
    const marks = open.answers.add(answer, sheet, { now: new Date() });
    this.#outdated.fire('answer');
    return marks.length;
  }

  /** Whether the settings file is still what it was when the sheet was made; otherwise every sheet is made anew. */
  async isStillSettled({ uri, settingsFile }: Sheet): Promise<boolean> {
    if (settingsFile === undefined) return true;
    if (await this.#projects.isCurrent(uri, this.#folders, settingsFile)) return true;
    this.#settingsChanged();
    return false;
  }

  /** Files changed on disk, or beneath an open document. */
  filesChanged(uris: readonly string[]): void {
    if (this.#projects.changed(uris)) this.#settingsChanged();
  }

  foldersChanged(removed: readonly string[], added: readonly string[]): void {
    this.#folders = [...this.#folders.filter((folder) => !removed.includes(folder)), ...added];
    this.#settingsChanged();
  }

  /** After `shutdown`: nothing is known and nothing is answered any more. */
  get isShut(): boolean {
    return this.#isShut;
  }

  shut(): void {
    this.#isShut = true;
    this.#open.clear();
    this.#projects.clear();
  }

  #onText(document: OpenDocument): void {
    if (this.#isShut) return;
    const open = this.#open.get(document.uri);
    if (open?.document === document) open.sheet = undefined;
    else this.#open.set(document.uri, opened(document));
    this.filesChanged([document.uri]);
    this.#edited.fire(document.uri);
  }

  #onClose(uri: string): void {
    this.#open.delete(uri);
    this.#projects.closed(uri);
    this.filesChanged([uri]);
    this.#closed.fire(uri);
  }

  #settingsChanged(): void {
    for (const open of this.#open.values()) {
      open.settings = undefined;
      open.sheet = undefined;
    }
    this.#outdated.fire('settings');
  }

  #read(open: Open): Promise<Sheet | undefined> {
    const isCurrent = () => open.sheet === reading && this.#open.get(open.document.uri) === open;
    const reading = this.#readWhile(open, isCurrent);
    return reading;
  }

  /** Gives nothing when a newer text is wanted by the time its settings are there: that one is read, and only that. */
  async #readWhile(open: Open, isCurrent: () => boolean): Promise<Sheet | undefined> {
    open.settings ??= this.#projects.settingsFor(open.document.uri, this.#folders);
    const { settings, file } = await open.settings;
    if (!isCurrent()) return undefined;
    const { uri, version } = open.document;
    const about = { uri, version, settings, settingsFile: file, isCurrent };
    return isSettings(uri)
      ? settingsSheet(about, open.document, (text) => this.#projects.check(uri, text))
      : payloadSheet(about, open.document, open.lint);
  }

  /** A document as it is open in the editor, however its address is spelled. */
  #editorOf(uri: string): OpenDocument | undefined {
    const exact = this.#open.get(uri);
    if (exact !== undefined) return exact.document;
    const wanted = spelledOneWay(uri);
    return [...this.#open.values()].find(({ document }) => spelledOneWay(document.uri) === wanted)?.document;
  }
}

function opened(document: OpenDocument): Open {
  return {
    document,
    lint: new DocumentLint(),
    answers: new Answers(),
    lastReport: new LastReport(),
    settings: undefined,
    sheet: undefined,
  };
}
