import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { refusedWith } from './refused.ts';

/** What stands in the way to a file. */
export interface Obstacle {
  readonly path: string;
  /** A link, which may lead nowhere; or something that is no folder where one should be. */
  readonly is: 'link' | 'no folder';
}

/**
 * What is on the way from a folder to a file in it and must not be written through. A link within the project is one as
 * well, and so is the file when it is a link: where it leads may change between looking and writing. The file need not
 * be there yet.
 */
export async function obstacleTo(folder: string, file: string): Promise<Obstacle | undefined> {
  const names = relative(folder, file).split(sep);
  let path = folder;
  for (const [index, name] of names.entries()) {
    path = join(path, name);
    const found = await lookAt(path);
    if (found === undefined) return undefined;
    if (found.isSymbolicLink()) return { path, is: 'link' };
    if (index < names.length - 1 && !found.isDirectory()) return { path, is: 'no folder' };
  }
  return undefined;
}

/** Undefined: nothing is there, or it may not be looked at; then it can be neither opened nor written. */
async function lookAt(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    refusedWith(error);
    return undefined;
  }
}
