import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { SettingsFile, SettingsPort } from './settings-port.ts';

/** Settings are a page or two; a file beyond this (bytes) is none. */
const MAX_SIZE = 1_000_000;

export const settingsFiles: SettingsPort = {
  async nearest(document, folders) {
    const file = filePath(document);
    if (file === undefined) return undefined;
    const top = innermostFolder(file, folders) ?? dirname(file);
    for (let folder = dirname(file); ; folder = dirname(folder)) {
      const found = await settingsIn(folder, top, file);
      if (found !== undefined || folder === top) return found;
    }
  },

  async beside(settings, path) {
    const file = filePath(settings);
    if (file === undefined) return undefined;
    const folder = dirname(file);
    return (await read(join(folder, path), folder))?.text;
  },
};

function filePath(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    // Untitled, virtual or on another machine: there is no file to look beside.
    return undefined;
  }
}

function innermostFolder(file: string, folders: readonly string[]): string | undefined {
  return folders
    .map(filePath)
    .filter((folder) => folder !== undefined)
    .map((folder) => resolve(folder))
    .filter((folder) => contains(folder, file))
    .sort((a, b) => b.length - a.length)[0];
}

function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function settingsIn(folder: string, top: string, document: string): Promise<SettingsFile | undefined> {
  const file = join(folder, 'userlint.json');
  const about = {
    uri: pathToFileURL(file).href,
    path: relative(folder, document).split(sep).join('/'),
  };
  const found = await read(file, top);
  return found && { ...about, ...found };
}

/** Undefined: there is no such file. `top`: where it must lie, links followed. */
async function read(file: string, top: string): Promise<Pick<SettingsFile, 'text' | 'problem'> | undefined> {
  try {
    const found = await stat(file);
    if (!found.isFile()) return { text: undefined, problem: 'it is not a regular file' };
    if (!contains(await realpath(top), await realpath(file))) {
      return { text: undefined, problem: 'it is a link to a place outside the workspace folder' };
    }
    if (found.size > MAX_SIZE) return { text: undefined, problem: 'it is larger than 1 MB' };
    return { text: await readFile(file, 'utf8') };
  } catch (error) {
    return isMissing(error) ? undefined : { text: undefined, problem: 'it cannot be read' };
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
