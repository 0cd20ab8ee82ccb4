import {
  type BesideSettings,
  type Edit,
  type Finding,
  lint,
  noSettings,
  type ProjectSettings,
  type Reading,
  readDocument,
  readSettings,
  type ServiceError,
  type Settings,
} from '@userlint/rules';
import { type Connection, Emitter, type Event, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Answers } from './answers.ts';
import type { Client } from './client.ts';
import { Lines } from './convert.ts';
import { isSettings, type SettingsFile, type SettingsPort } from './settings-port.ts';

/** Everything known about one version of an open document. */
export interface Sheet {
  readonly uri: string;
  readonly version: number;
  readonly lines: Lines;
  readonly settings: Settings;
  /** The settings file they are from, for fixes that belong there. */
  readonly settingsFile: SettingsOrigin | undefined;
  readonly reading: Reading;
  /** What the rules say, sorted by place. */
  readonly linted: readonly Finding[];
  /** What services answered about it. */
  readonly answered: readonly Finding[];
  /** Another one for every sheet, also across restarts. */
  readonly stamp: string;
}

/** The file that settings are from, and how a fix that belongs there is made. */
export interface SettingsOrigin {
  readonly uri: string;
  /** Of the file in the editor; null where it is not open. */
  readonly version: number | null;
  readonly lines: Lines;
  /** The edit that states a parameter of the call; undefined where no pattern of the file matches the document. */
  state(parameter: string, value: string): Edit | undefined;
}

type Checked = Pick<Sheet, 'reading' | 'linted'>;

/** Why sheets are outdated although no text of theirs changed. */
export type Outdated = 'settings' | 'answer';

interface Open {
  document: TextDocument;
  readonly answers: Answers;
  settings: Promise<Settings> | undefined;
  /** Of the document as it is now; dropped with every change. */
  sheet: Promise<Sheet> | undefined;
}

/** The open documents and what is known about them. The only cache of the server; a closed document is forgotten. */
export class Desk {
  readonly client: Client;
  readonly #port: SettingsPort;
  readonly #warn: (line: string) => void;
  readonly #documents = new TextDocuments(TextDocument);
  readonly #open = new Map<string, Open>();
  /** Settings files in use, read, by address. */
  readonly #projects = new Map<
    string,
    { readonly text: string; readonly project: Promise<ProjectSettings> }
  >();
  /** The file each settings are from. */
  readonly #origins = new WeakMap<Settings, SettingsOrigin>();
  /** Files of codes that settings in use name, there or not. */
  readonly #codeFiles = new Set<string>();
  #folders: readonly string[];
  readonly #born = Date.now().toString(36);
  #sheets = 0;
  #isShut = false;

  readonly #edited = new Emitter<string>();
  readonly #closed = new Emitter<string>();
  readonly #outdated = new Emitter<Outdated>();

  constructor(client: Client, port: SettingsPort, folders: readonly string[], warn: (line: string) => void) {
    this.client = client;
    this.#port = port;
    this.#folders = folders;
    this.#warn = warn;
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
      const asked = open.sheet;
      const sheet = await asked;
      if (asked === open.sheet && this.#open.get(uri) === open) return sheet;
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
    const answered = open.answers.findings(sheet.reading);
    open.sheet = Promise.resolve({ ...sheet, answered, stamp: this.#stamp() });
    this.#outdated.fire('answer');
    return marks.length;
  }

  /** Files changed on disk, or beneath an open document. */
  filesChanged(uris: readonly string[]): void {
    const codesChanged = uris.some((uri) => this.#codeFiles.has(unescaped(uri)));
    if (codesChanged) this.#projects.clear();
    if (codesChanged || uris.some(isSettings)) this.#settingsChanged();
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
    this.#codeFiles.clear();
  }

  #onText(document: TextDocument): void {
    if (this.#isShut) return;
    const open = this.#open.get(document.uri);
    if (open === undefined) {
      const answers = new Answers();
      this.#open.set(document.uri, { document, answers, settings: undefined, sheet: undefined });
    } else {
      open.document = document;
      open.sheet = undefined;
    }
    this.filesChanged([document.uri]);
    this.#edited.fire(document.uri);
  }

  #onClose(uri: string): void {
    this.#open.delete(uri);
    if (this.#open.size === 0) this.#projects.clear();
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

  async #read(open: Open): Promise<Sheet> {
    open.settings ??= this.#settingsFor(open.document.uri);
    const settings = await open.settings;
    const { uri, version, languageId: language } = open.document;
    const text = open.document.getText();
    const { reading, linted } = await check({ text, path: uri, language }, settings, this.#beside(uri));
    const answered = open.answers.findings(reading);
    return {
      uri,
      version,
      lines: new Lines(text),
      settings,
      settingsFile: this.#origins.get(settings),
      reading,
      linted,
      answered,
      stamp: this.#stamp(),
    };
  }

  #stamp(): string {
    this.#sheets += 1;
    return `${this.#born}.${this.#sheets}`;
  }

  async #settingsFor(uri: string): Promise<Settings> {
    if (isSettings(uri)) return noSettings;
    const file = await this.#port.nearest(uri, this.#folders);
    if (file === undefined) return noSettings;
    const project = await this.#project(file);
    if (project === undefined) return noSettings;
    const settings = project.settingsFor(file.path);
    const text = this.#projects.get(file.uri)?.text ?? '';
    this.#origins.set(settings, {
      uri: file.uri,
      version: this.#editorOf(file)?.version ?? null,
      lines: new Lines(text),
      state: (parameter, value) => project.state(file.path, parameter, value),
    });
    return settings;
  }

  /** An open settings file counts as it stands in the editor. */
  #project(file: SettingsFile): Promise<ProjectSettings> | undefined {
    const text = this.#editorOf(file)?.getText() ?? file.text;
    if (text === undefined) {
      this.#warn(`A userlint.json is not used: ${file.problem}.`);
      return undefined;
    }
    const known = this.#projects.get(file.uri);
    if (known?.text === text) return known.project;
    const project = readSettings(text, this.#beside(file.uri)).then((read) => read.project);
    this.#projects.set(file.uri, { text, project });
    return project;
  }

  /** A settings file as it is open in the editor. */
  #editorOf(file: SettingsFile): TextDocument | undefined {
    const editor = this.uris.find((uri) => isSettings(uri) && sameFile(uri, file.uri));
    return editor === undefined ? undefined : this.#open.get(editor)?.document;
  }

  /** What a settings file names, as it stands in the editor where it is open. */
  #beside(settings: string): BesideSettings {
    const folder = unescaped(settings.slice(0, settings.lastIndexOf('/') + 1));
    return {
      readFile: async (path) => {
        const file = folder + path;
        this.#codeFiles.add(file);
        const editor = this.uris.find((uri) => unescaped(uri) === file);
        const open = editor === undefined ? undefined : this.#open.get(editor);
        return open?.document.getText() ?? this.#port.beside(settings, path);
      },
    };
  }
}

async function check(
  document: Reading['document'],
  settings: Settings,
  beside: BesideSettings,
): Promise<Checked> {
  if (!isSettings(document.path)) return checkPayload(document, settings);
  const { findings } = await readSettings(document.text, beside);
  return { reading: { document, messages: [], requests: [] }, linted: findings };
}

function checkPayload(document: Reading['document'], settings: Settings): Checked {
  const reading = readDocument(document, settings);
  return { reading, linted: lint(reading, settings, { now: new Date() }) };
}

/** What the rules would say if the payload had this text. */
export function relint({ reading, settings }: Sheet, text: string): readonly Finding[] {
  return checkPayload({ ...reading.document, text }, settings).linted;
}

/** Editors and Node escape addresses differently (`file:///c%3A/` and `file:///c:/`). */
function sameFile(a: string, b: string): boolean {
  return a === b || unescaped(a) === unescaped(b);
}

function unescaped(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    // A stray '%': such an address is compared as it stands.
    return uri;
  }
}
