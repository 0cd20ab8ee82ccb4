import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path is a folder or lies in it. By the names alone: links are not followed. */
export function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  // `..x` is a name like any other. On another drive there is no way.
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
