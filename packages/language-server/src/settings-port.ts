/** Where settings come from: the file system for the Node server, the client for one in a browser. */
export interface SettingsPort {
  /**
   * The `userlint.json` that rules over a document: the nearest one upward from it, not above the workspace
   * folder it is in; for a document outside every folder, in its own folder only. Reads anew each time and
   * never rejects.
   */
  nearest(document: string, folders: readonly string[]): Promise<SettingsFile | undefined>;
  /**
   * The text of a file that a settings file names; `path` is relative to its folder, with '/'. Undefined when it is
   * not there, cannot be used, or leads out of that folder. Never rejects.
   */
  beside(settings: string, path: string): Promise<string | undefined>;
}

export interface SettingsFile {
  readonly uri: string;
  /** Of the document, relative to the folder of the settings, with '/'. */
  readonly path: string;
  /** Undefined: there is a file but it cannot be used, and `problem` says why. */
  readonly text: string | undefined;
  readonly problem?: string;
}

/** Whether the address is that of a settings file. */
export function isSettings(uri: string): boolean {
  return uri.endsWith('/userlint.json');
}
