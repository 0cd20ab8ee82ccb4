import { dirname } from 'node:path';
import { documentFailed, lint, readDocument, type Settings, type Severity } from '@userlint/rules';
import { type FileToLint, readContents, type Unreadable } from './files.ts';
import type { Run } from './formatters/formatter.ts';
import type { Io } from './io.ts';
import { lintLongFile } from './long-file.ts';
import { SettingsFiles, type SettingsRead } from './settings-files.ts';
import { type PlacedInFile, toldOf } from './told.ts';

/**
 * One run over many files: every finding is handed on as soon as it is known, and nothing is kept of it. Settings that
 * several files share are reported once.
 */
export class LintRun implements Run {
  files = 0;
  readonly counts = new Map<Severity, number>();
  readonly unreadable: Unreadable[] = [];
  /** Files that were asked for by name and hold nothing to check. */
  readonly passedOver: string[] = [];
  readonly #io: Io;
  readonly #settings: SettingsFiles;
  readonly #tell: (told: PlacedInFile) => void;
  readonly #reported = new Set<SettingsRead | Unreadable>();

  constructor(io: Io, tell: (told: PlacedInFile) => void) {
    this.#io = io;
    this.#settings = new SettingsFiles(io.cwd);
    this.#tell = tell;
  }

  get errors(): number {
    return this.counts.get('error') ?? 0;
  }

  /** A settings file that is itself to be looked at. */
  async settings({ file, path }: FileToLint): Promise<void> {
    const from = await this.#settings.in(dirname(path));
    if (from !== undefined) this.#report(from, file);
  }

  async payload(found: FileToLint): Promise<void> {
    const { settings, from } = await this.#settings.settingsFor(found.path);
    if (from !== undefined) this.#report(from);
    if (!(await this.#long(found, settings))) await this.#whole(found, settings);
  }

  /** False when it is to be read as a whole: it is short, or no load file. */
  async #long({ file, path }: FileToLint, settings: Settings): Promise<boolean> {
    const long = await lintLongFile(file, path, settings, this.#moment, (told) => this.#add(told));
    if (long === undefined) return false;
    this.files += 1;
    if (long.reason !== undefined) this.unreadable.push({ file, reason: long.reason });
    return true;
  }

  async #whole({ file, path, named }: FileToLint, settings: Settings): Promise<void> {
    const { reason, text } = await readContents(path);
    const { ours, told } = this.#look(file, text, path, settings);
    if (reason === undefined) {
      if (ours || told.length > 0) {
        this.files += 1;
        for (const one of told) this.#add(one);
      } else if (named) this.passedOver.push(file);
    } else if (ours || named || text === '') {
      // What cannot be decoded, is no user payload and was not asked for by name is nobody's business here; what the
      // file system does not let us read may be one.
      this.unreadable.push({ file, reason });
    }
  }

  /** A document on which Userlint fails costs the others nothing, and does not look clean. */
  #look(
    file: string,
    text: string,
    path: string,
    settings: Settings,
  ): { readonly ours: boolean; readonly told: readonly PlacedInFile[] } {
    try {
      const reading = readDocument({ text, path }, settings);
      const findings = lint(reading, settings, this.#moment);
      return { ours: reading.requests.length > 0, told: [...toldOf(file, text, findings, reading)] };
    } catch (error) {
      return {
        ours: true,
        told: [
          ...toldOf(
            file,
            text,
            [documentFailed(error instanceof Error ? error.name : 'unknown error')],
            undefined,
          ),
        ],
      };
    }
  }

  get #moment() {
    return { now: this.#io.now(), withoutFixes: true };
  }

  #add(told: PlacedInFile): void {
    const { severity } = told.finding;
    this.counts.set(severity, (this.counts.get(severity) ?? 0) + 1);
    this.#tell(told);
  }

  #report(from: SettingsRead | Unreadable, file?: string): void {
    if (this.#reported.has(from)) return;
    this.#reported.add(from);
    if (!('project' in from)) this.unreadable.push(from);
    else if (from.findings.length > 0) {
      this.files += 1;
      const shown = file ?? this.#settings.shown(from.path);
      for (const told of toldOf(shown, from.text, from.findings, undefined)) this.#add(told);
    }
  }
}
