import { dirname, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { besideSettings, nearestSettings, readInside } from '@userlint/workspace-files';
import type { SettingsPort } from './settings-port.ts';

/** Settings on disk, by the addresses an editor has: those of `file:` alone lead to any. */
export const settingsFiles: SettingsPort = {
  async nearest(document, folders) {
    const file = pathOf(document);
    if (file === undefined) return undefined;
    const roots = folders.map(pathOf).filter((folder) => folder !== undefined);
    return nearestSettings(file, roots, async ({ path, top }) => {
      const found = await readInside(top, path);
      if (found === undefined) return undefined;
      const about = {
        uri: pathToFileURL(path).href,
        path: relative(dirname(path), file).split(sep).join('/'),
      };
      if ('text' in found) return { ...about, text: found.text };
      return { ...about, text: undefined, problem: `it ${found.problem}` };
    });
  },

  async beside(settings, path) {
    const file = pathOf(settings);
    return file === undefined ? undefined : besideSettings(dirname(file)).readFile(path);
  },
};

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    // Untitled, virtual or on another machine: there is no file to look beside.
    return undefined;
  }
}
