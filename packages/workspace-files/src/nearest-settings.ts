import { dirname, join, resolve } from 'node:path';
import { contains } from './contains.ts';

export const settingsName = 'userlint.json';

/** Where settings may stand, there or not. */
export interface SettingsPlace {
  readonly path: string;
  /** The folder they must lie in, links followed: see `readInside`. */
  readonly top: string;
}

/**
 * The settings that rule over a file: the nearest upward that `read` finds, not above the innermost of `roots` the file is
 * in. A file outside of them all has those of its own folder: what lies about further up is somebody else's.
 */
export async function nearestSettings<Found>(
  file: string,
  roots: readonly string[],
  read: (place: SettingsPlace) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  let place = settingsIn(dirname(resolve(file)), roots);
  for (;;) {
    const found = await read(place);
    if (found !== undefined) return found;
    const folder = dirname(place.path);
    const above = dirname(folder);
    if (above === folder || !contains(place.top, above)) return undefined;
    place = { ...place, path: join(above, settingsName) };
  }
}

/** Those of a folder itself. */
export function settingsIn(folder: string, roots: readonly string[]): SettingsPlace {
  return { path: join(folder, settingsName), top: innermost(folder, roots) ?? folder };
}

function innermost(folder: string, roots: readonly string[]): string | undefined {
  return roots
    .map((root) => resolve(root))
    .filter((root) => contains(root, folder))
    .sort((a, b) => b.length - a.length)[0];
}
