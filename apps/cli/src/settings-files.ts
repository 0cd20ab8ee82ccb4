import { dirname, relative, resolve, sep } from 'node:path';
import { type Finding, noSettings, type ProjectSettings, readSettings, type Settings } from '@userlint/rules';
import {
  besideSettings,
  contains,
  nearestSettings,
  readInside,
  type SettingsPlace,
  settingsIn,
} from '@userlint/workspace-files';
import type { Unreadable } from './files.ts';

/** A userlint.json that was read. */
export interface SettingsRead {
  readonly path: string;
  readonly text: string;
  readonly project: ProjectSettings;
  readonly findings: readonly Finding[];
}

/** The settings of files below the working directory, and of others; each userlint.json is read once. */
export class SettingsFiles {
  readonly #cwd: string;
  readonly #known = new Map<string, Promise<SettingsRead | Unreadable | undefined>>();

  constructor(cwd: string) {
    this.#cwd = resolve(cwd);
  }

  /** What applies to the payload at `path`, and where it stands. */
  async settingsFor(
    path: string,
  ): Promise<{ readonly settings: Settings; readonly from?: SettingsRead | Unreadable }> {
    const from = await nearestSettings(path, [this.#cwd], (place) => this.#at(place));
    if (from === undefined) return { settings: noSettings };
    if (!('project' in from)) return { settings: noSettings, from };
    const inside = relative(dirname(from.path), path).split(sep).join('/');
    return { settings: from.project.settingsFor(inside), from };
  }

  /** The userlint.json of a folder. */
  in(folder: string): Promise<SettingsRead | Unreadable | undefined> {
    return this.#at(settingsIn(folder, [this.#cwd]));
  }

  #at(place: SettingsPlace): Promise<SettingsRead | Unreadable | undefined> {
    let known = this.#known.get(place.path);
    if (known === undefined) {
      known = this.#read(place);
      this.#known.set(place.path, known);
    }
    return known;
  }

  async #read({ path, top }: SettingsPlace): Promise<SettingsRead | Unreadable | undefined> {
    const found = await readInside(top, path);
    if (found === undefined) return undefined;
    if ('problem' in found) return { file: this.shown(path), reason: `it ${found.problem}.` };
    const { text } = found;
    return { path, text, ...(await readSettings(text, besideSettings(dirname(path)))) };
  }

  /** How a file nobody named is called: by the way from the working directory, when it is below. */
  shown(path: string): string {
    return contains(this.#cwd, path) ? relative(this.#cwd, path).split(sep).join('/') : path;
  }
}
