import { realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { BesideSettings } from '@userlint/rules';
import { readContents } from './files.ts';

/** Reads files that the settings in `folder` name; a link that leads out of it is not followed. */
export function beside(folder: string): BesideSettings {
  return {
    async readFile(path) {
      const file = join(folder, path);
      const { text, reason } = await readContents(file);
      return reason === undefined && (await isInside(folder, file)) ? text : undefined;
    },
  };
}

/** Whether an existing file lies in a folder, links followed. */
export async function isInside(folder: string, file: string): Promise<boolean> {
  const way = relative(await realpath(folder), await realpath(file));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
