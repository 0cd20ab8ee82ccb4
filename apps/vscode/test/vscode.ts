import { readdirSync } from 'node:fs';
import { basename, relative } from 'node:path';

/**
 * The part of the `vscode` module that the extension uses, in memory: `person` is who sits before the screen,
 * `screen` what was shown there.
 */

export class Uri {
  readonly scheme: string;
  readonly path: string;

  constructor(scheme: string, path: string) {
    this.scheme = scheme;
    this.path = path;
  }

  static from({ scheme, path }: { scheme: string; path: string }): Uri {
    return new Uri(scheme, path);
  }

  static parse(text: string): Uri {
    const colon = text.indexOf(':');
    return new Uri(text.slice(0, colon), text.slice(colon + 1));
  }

  static joinPath(base: Uri, ...segments: string[]): Uri {
    const path = [base.path, ...segments].join('/');
    return new Uri(base.scheme, path.replace(/\/[^/]+\/\.\.$/, ''));
  }

  get fsPath(): string {
    return this.path;
  }

  toString(): string {
    return `${this.scheme}:${this.path}`;
  }
}

export class Disposable {
  readonly dispose: () => void;

  constructor(dispose: () => void) {
    this.dispose = dispose;
  }
}

export class FakeDocument {
  readonly uri: Uri;
  readonly languageId: string;
  version = 1;
  isClosed = false;
  #text: string;

  constructor(address: string, text: string, languageId = 'xml') {
    this.uri = Uri.parse(address);
    this.languageId = languageId;
    this.#text = text;
  }

  getText(): string {
    return this.#text;
  }

  edit(text: string): void {
    this.#text = text;
    this.version += 1;
    changed.fire({ document: this });
  }
}

class Happening<Event> {
  readonly #listeners = new Set<(event: Event) => unknown>();

  readonly on = (listener: (event: Event) => unknown): Disposable => {
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  };

  forget(): void {
    this.#listeners.clear();
  }

  fire(event: Event): void {
    for (const listener of this.#listeners) listener(event);
  }
}

export class EventEmitter<Event> extends Happening<Event> {
  readonly event = this.on;

  dispose(): void {
    this.forget();
  }
}

export class Position {
  readonly line: number;
  readonly character: number;

  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(start: Position, end: Position) {
    this.start = start;
    this.end = end;
  }
}

export class Location {
  readonly uri: Uri;
  readonly range: Range;

  constructor(uri: Uri, range: Range) {
    this.uri = uri;
    this.range = range;
  }
}

export const languages = { registerDefinitionProvider: () => new Disposable(() => {}) };

export const changed = new Happening<{ document: FakeDocument }>();
export const closed = new Happening<FakeDocument>();
export const opened = new Happening<FakeDocument>();
export const activated = new Happening<unknown>();

export const person = {
  /** The button pressed in a modal; undefined cancels. */
  presses: undefined as string | undefined,
  /** The button pressed in a message that is no modal. */
  accepts: undefined as string | undefined,
  /** What happens while the modal is open. */
  meanwhile: () => {},
  /** Which item of a quick pick; undefined leaves it. */
  picks: 0 as number | undefined,
  /** Called with what cancels the running progress. */
  watches: (_cancel: () => void) => {},
};

export const screen = {
  errors: [] as string[],
  warnings: [] as string[],
  information: [] as string[],
  modals: [] as { message: string; detail: string; buttons: readonly string[] }[],
  quickPicks: [] as string[][],
  /** Texts of the documents that were opened, by address. */
  pages: new Map<string, string>(),
  /** What was selected in them. */
  selections: new Map<string, Range | undefined>(),
  executed: [] as (readonly unknown[])[],
};

type ContentProvider = { provideTextDocumentContent(uri: Uri): string };
const providers = new Map<string, ContentProvider>();

export const commandHandlers = new Map<string, (...parts: unknown[]) => unknown>();
/** Texts of the files that came with the extension, by address. */
export const files = new Map<string, string>();
export const settings = new Map<string, { globalValue?: unknown; workspaceValue?: unknown }>();

export function reset(): void {
  Object.assign(person, {
    presses: undefined,
    accepts: undefined,
    meanwhile: () => {},
    picks: 0,
    watches: () => {},
  });
  for (const shown of [screen.errors, screen.warnings, screen.information, screen.modals]) shown.length = 0;
  for (const shown of [screen.quickPicks, screen.executed]) shown.length = 0;
  for (const registry of [screen.pages, screen.selections, providers, commandHandlers, settings])
    registry.clear();
  files.clear();
  for (const happening of [changed, closed, opened, activated]) happening.forget();
  Object.assign(workspace, { isTrusted: true, textDocuments: [], workspaceFolders: undefined });
  window.activeTextEditor = undefined;
}

/** Opens a document in the active editor, the cursor at its beginning. */
export function edit(document: FakeDocument, cursor = { line: 0, character: 0 }): FakeDocument {
  workspace.textDocuments.push(document);
  window.activeTextEditor = { document, selection: { active: cursor } };
  return document;
}

export class FileSystemError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export const workspace = {
  workspaceFolders: undefined as { uri: Uri }[] | undefined,
  getWorkspaceFolder: (uri: Uri) =>
    workspace.workspaceFolders?.find((folder) => uri.path.startsWith(`${folder.uri.path}/`)),
  asRelativePath(path: Uri | string) {
    const full = typeof path === 'string' ? path : path.path;
    return relative(workspace.workspaceFolders?.[0]?.uri.path ?? '', full) || basename(full);
  },
  /** Those on disk. */
  async findFiles(pattern: string) {
    const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    return folders.flatMap(({ uri }) =>
      readdirSync(uri.path, { recursive: true, encoding: 'utf8' })
        .filter((name) => basename(name) === basename(pattern))
        .map((name) => Uri.joinPath(uri, name)),
    );
  },
  isTrusted: true,
  textDocuments: [] as FakeDocument[],
  onDidOpenTextDocument: opened.on,
  onDidChangeTextDocument: changed.on,
  onDidCloseTextDocument: closed.on,
  onDidChangeConfiguration: () => new Disposable(() => {}),
  registerTextDocumentContentProvider(scheme: string, provider: ContentProvider) {
    providers.set(scheme, provider);
    return new Disposable(() => providers.delete(scheme));
  },
  async openTextDocument(uri: Uri | { language: string; content: string }) {
    if (!(uri instanceof Uri)) return new FakeDocument('untitled:Untitled-1', uri.content, uri.language);
    const text = providers.get(uri.scheme)?.provideTextDocumentContent(uri);
    return new FakeDocument(uri.toString(), text ?? '');
  },
  getConfiguration: (section: string) => ({
    inspect: (name: string) => settings.get(`${section}.${name}`),
  }),
  fs: {
    async stat(uri: Uri) {
      if (!files.has(uri.toString())) throw new FileSystemError('FileNotFound');
    },
  },
};

interface ModalOptions {
  readonly modal: boolean;
  readonly detail: string;
}

export const window = {
  activeTextEditor: undefined as
    | { document: FakeDocument; selection: { active: { line: number; character: number } } }
    | undefined,
  visibleTextEditors: [],
  onDidChangeActiveTextEditor: activated.on,
  createOutputChannel: () => new Disposable(() => {}),
  registerUriHandler: () => new Disposable(() => {}),
  async showTextDocument(shown: FakeDocument | Uri, options?: { selection?: Range }) {
    const uri = shown instanceof Uri ? shown : shown.uri;
    if (!(shown instanceof Uri)) screen.pages.set(uri.toString(), shown.getText());
    screen.selections.set(uri.toString(), options?.selection);
  },
  async showErrorMessage(message: string) {
    screen.errors.push(message);
  },
  async showInformationMessage(message: string, ...buttons: string[]) {
    screen.information.push(message);
    return buttons.find((button) => button === person.accepts);
  },
  async showWarningMessage(message: string, options?: ModalOptions, ...buttons: string[]) {
    if (options === undefined) {
      screen.warnings.push(message);
      return undefined;
    }
    screen.modals.push({ message, detail: options.detail, buttons });
    person.meanwhile();
    return person.presses;
  },
  async showQuickPick(items: readonly { label: string; description: string }[]) {
    screen.quickPicks.push(items.map(({ label, description }) => `${label} – ${description}`));
    return person.picks === undefined ? undefined : items[person.picks];
  },
  async withProgress(_options: unknown, work: (progress: unknown, token: unknown) => Promise<unknown>) {
    const cancelled = new Happening<void>();
    const done = work({ report() {} }, { onCancellationRequested: cancelled.on });
    person.watches(() => cancelled.fire());
    return done;
  },
};

export const commands = {
  async executeCommand(...parts: unknown[]) {
    screen.executed.push(parts);
  },
  registerCommand(name: string, handler: (...parts: unknown[]) => unknown) {
    commandHandlers.set(name, handler);
    return new Disposable(() => commandHandlers.delete(name));
  },
};

export const env = { uriScheme: 'vscode' };
export const ViewColumn = { Beside: -2 };
export const ProgressLocation = { Notification: 15 };
