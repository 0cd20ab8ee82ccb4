import { join } from 'node:path';
import type { BesideSettings } from '@userlint/rules';
import { readInside } from './read-inside.ts';

/** Reads the files that the settings in `folder` name: those that lie in it, links followed. */
export function besideSettings(folder: string): BesideSettings {
  return {
    async readFile(path) {
      const found = await readInside(folder, join(folder, path));
      return found !== undefined && 'text' in found ? found.text : undefined;
    },
  };
}
