import { lstat, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { type Contents, problemOf, readContents } from './files.ts';

/** Settings are a page or two, tables some hundred rows; a file beyond this (bytes) is neither. */
const largest = 1_000_000;

/**
 * Reads a file nobody named, such as a userlint.json that came with a project: a regular file in `folder`, links
 * followed, and no large one. Anything else is not opened.
 */
export async function readInside(folder: string, file: string): Promise<Contents> {
  try {
    const found = await stat(file);
    if (!found.isFile() && !found.isDirectory()) return { text: '', reason: 'it is no regular file.' };
    if (isOutside(await realpath(folder), await realpath(file)))
      return { text: '', reason: 'it is reached through a link that leads elsewhere.' };
    if (found.size > largest) return { text: '', reason: 'it is larger than 1 MB.' };
  } catch (error) {
    return problemOf(error);
  }
  return readContents(file);
}

function isOutside(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

/** Whether something on the way from a folder to a file in it, or the file, is a link; it may lead nowhere. */
export async function isBehindLink(folder: string, file: string): Promise<boolean> {
  let path = folder;
  for (const name of relative(folder, file).split(sep)) {
    path = join(path, name);
    const found = await lstat(path).catch(() => undefined);
    if (found === undefined) return false;
    if (found.isSymbolicLink()) return true;
  }
  return false;
}
