import {
  type BesideSettings,
  type Edit,
  type Finding,
  Lines,
  noSettings,
  type ProjectSettings,
  readSettings,
  type Settings,
} from '@userlint/rules';
import { isSettings, type SettingsFile, type SettingsPort } from './settings-port.ts';

/** Settings of a document and the file they are from. */
export interface DocumentSettings {
  readonly settings: Settings;
  /** Undefined: there is none, or none that can be used. */
  readonly file: SettingsOrigin | undefined;
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

/** A text as it stands in the editor. */
export interface EditorText {
  readonly version: number;
  getText(): string;
}

interface ReadProject {
  readonly text: string;
  readonly project: Promise<ProjectSettings>;
  /** The files of codes it names, there or not. */
  readonly names: ReadonlySet<string>;
}

/** The settings files that rule over open documents, and the files of codes they name. */
export class Projects {
  readonly #port: SettingsPort;
  /** The open document at an address, however it is spelled. */
  readonly #editor: (uri: string) => EditorText | undefined;
  readonly #warn: (line: string) => void;
  /** Settings files in use, read, by address. */
  readonly #read = new Map<string, ReadProject>();
  /** What the settings files that are open themselves name. */
  readonly #checked = new Map<string, ReadonlySet<string>>();
  /** By which settings file each open document is ruled. */
  readonly #users = new Map<string, string>();

  constructor(
    port: SettingsPort,
    editor: (uri: string) => EditorText | undefined,
    warn: (line: string) => void,
  ) {
    this.#port = port;
    this.#editor = editor;
    this.#warn = warn;
  }

  async settingsFor(document: string, folders: readonly string[]): Promise<DocumentSettings> {
    const none = { settings: noSettings, file: undefined };
    if (isSettings(document)) return none;
    const found = await this.#port.nearest(document, folders);
    this.#uses(document, found?.uri);
    if (found === undefined) return none;
    const text = this.#textOf(found);
    if (text === undefined) {
      this.#warn(`A userlint.json is not used: ${found.problem}.`);
      return none;
    }
    const project = await this.#project(found.uri, text);
    const file: SettingsOrigin = {
      uri: found.uri,
      version: this.#versionOf(found),
      lines: new Lines(text),
      state: (parameter, value) => project.state(found.path, parameter, value),
    };
    return { settings: project.settingsFor(found.path), file };
  }

  /** Whether a settings file is still as it was read: it may have changed on disk without a word to us. */
  async isCurrent(document: string, folders: readonly string[], file: SettingsOrigin): Promise<boolean> {
    const found = await this.#port.nearest(document, folders);
    if (found?.uri !== file.uri || this.#versionOf(found) !== file.version) return false;
    return this.#textOf(found) === file.lines.text;
  }

  /** What is wrong in a settings file that is open. */
  async check(uri: string, text: string): Promise<readonly Finding[]> {
    const names = new Set<string>();
    this.#checked.set(uri, names);
    return (await readSettings(text, this.#beside(uri, names))).findings;
  }

  /** Whether one of these files decides what settings in use say. What is kept of them is read anew then. */
  changed(files: readonly string[]): boolean {
    const named = [...this.#checked.values(), ...[...this.#read.values()].map(({ names }) => names)];
    const codesChanged = files.some((file) => named.some((names) => names.has(spelledOneWay(file))));
    if (codesChanged) this.#read.clear();
    return codesChanged || files.some(isSettings);
  }

  /** A document was closed. What only it needed is forgotten. */
  closed(document: string): void {
    this.#uses(document, undefined);
    this.#checked.delete(document);
  }

  clear(): void {
    this.#read.clear();
    this.#checked.clear();
    this.#users.clear();
  }

  #uses(document: string, settings: string | undefined): void {
    const before = this.#users.get(document);
    if (settings === undefined) this.#users.delete(document);
    else this.#users.set(document, settings);
    if (before !== undefined && ![...this.#users.values()].includes(before)) this.#read.delete(before);
  }

  /** An open settings file counts as it stands in the editor. */
  #textOf(file: SettingsFile): string | undefined {
    return this.#editor(file.uri)?.getText() ?? file.text;
  }

  #versionOf(file: SettingsFile): number | null {
    return this.#editor(file.uri)?.version ?? null;
  }

  #project(uri: string, text: string): Promise<ProjectSettings> {
    const known = this.#read.get(uri);
    if (known?.text === text) return known.project;
    const names = new Set<string>();
    const project = readSettings(text, this.#beside(uri, names)).then((read) => read.project);
    this.#read.set(uri, { text, project, names });
    return project;
  }

  /** What a settings file names, as it stands in the editor where it is open. Takes down the `names`. */
  #beside(settings: string, names: Set<string>): BesideSettings {
    const folder = spelledOneWay(settings.slice(0, settings.lastIndexOf('/') + 1));
    return {
      readFile: async (path) => {
        const file = folder + path;
        names.add(file);
        return this.#editor(file)?.getText() ?? this.#port.beside(settings, path);
      },
    };
  }
}

/** Editors and Node escape addresses differently (`file:///c%3A/` and `file:///c:/`). */
export function spelledOneWay(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    // A stray '%': such an address is compared as it stands.
    return uri;
  }
}
