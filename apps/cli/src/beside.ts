import { join } from 'node:path';
import type { BesideSettings } from '@userlint/rules';
import { readInside } from './read-inside.ts';

/** Reads files that the settings in `folder` name. */
export function beside(folder: string): BesideSettings {
  return {
    async readFile(path) {
      const { text, reason } = await readInside(folder, join(folder, path));
      return reason === undefined ? text : undefined;
    },
  };
}
