import { dirname, join, relative, resolve, sep } from 'node:path';
import { type Finding, noSettings, type ProjectSettings, readSettings, type Settings } from '@userlint/rules';
import { beside } from './beside.ts';
import type { Unreadable } from './files.ts';
import { readInside } from './read-inside.ts';

export const settingsName = 'userlint.json';

/** A userlint.json that was read. */
export interface SettingsFile {
  readonly path: string;
  readonly text: string;
  readonly project: ProjectSettings;
  readonly findings: readonly Finding[];
}

/**
 * Finds the settings of files: the nearest userlint.json upward, not above the working directory, each read once.
 * A file outside of it has those of its own folder: what lies about further up is somebody else's.
 */
export class SettingsFiles {
  readonly #cwd: string;
  readonly #folders = new Map<string, Promise<SettingsFile | Unreadable | undefined>>();

  constructor(cwd: string) {
    this.#cwd = resolve(cwd);
  }

  /** What applies to the payload at `path`, and where it stands. */
  async settingsFor(
    path: string,
  ): Promise<{ readonly settings: Settings; readonly from?: SettingsFile | Unreadable }> {
    for (const folder of this.#upward(dirname(path))) {
      const from = await this.in(folder);
      if (from === undefined) continue;
      if (!('project' in from)) return { settings: noSettings, from };
      const inside = relative(folder, path).split(sep).join('/');
      return { settings: from.project.settingsFor(inside), from };
    }
    return { settings: noSettings };
  }

  /** The userlint.json of a folder. */
  in(folder: string): Promise<SettingsFile | Unreadable | undefined> {
    const path = join(folder, settingsName);
    let known = this.#folders.get(path);
    if (known === undefined) {
      known = this.#read(path);
      this.#folders.set(path, known);
    }
    return known;
  }

  async #read(path: string): Promise<SettingsFile | Unreadable | undefined> {
    const { text, reason, missing } = await readInside(this.#top(dirname(path)), path);
    if (missing) return undefined;
    if (reason !== undefined) return { file: this.shown(path), reason };
    return { path, text, ...(await readSettings(text, beside(dirname(path)))) };
  }

  /** How a file nobody named is called: by the way from the working directory, when it is below. */
  shown(path: string): string {
    return this.#isBelow(path) ? relative(this.#cwd, path).split(sep).join('/') : path;
  }

  #isBelow(path: string): boolean {
    return path === this.#cwd || path.startsWith(this.#cwd.endsWith(sep) ? this.#cwd : this.#cwd + sep);
  }

  /** The last folder that is looked into for the files of `folder`. */
  #top(folder: string): string {
    return this.#isBelow(folder) ? this.#cwd : folder;
  }

  *#upward(folder: string): Iterable<string> {
    const top = this.#top(folder);
    for (let next = folder; ; next = dirname(next)) {
      yield next;
      if (next === top) return;
    }
  }
}
