import { constants, readFile, realpath, stat } from 'node:fs/promises';
import { contains } from './contains.ts';
import { refusedWith } from './refused.ts';

/** In bytes. Settings are a page or two, tables of codes some hundred rows: a larger file is neither. */
export const largestFile = 1_000_000;

/** A file that is there: its text, or why it is not read, as a predicate such as "is a folder". */
export type FoundFile = { readonly text: string } | { readonly problem: string };

/**
 * Reads a file nobody named, such as a userlint.json that came with a project: a regular file in `folder`, links
 * followed, in UTF-8, and no large one. Anything else is not opened: a pipe would keep us waiting, a link may lead to
 * what is none of the project's business. Undefined: there is no such file.
 */
export async function readInside(folder: string, file: string): Promise<FoundFile | undefined> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) return { problem: 'is a folder' };
    if (!found.isFile()) return { problem: 'is no regular file' };
    const real = await realpath(file);
    if (!contains(await realpath(folder), real))
      return { problem: 'is reached through a link that leads elsewhere' };
    if (found.size > largestFile) return { problem: 'is larger than 1 MB' };
    // Should a pipe have taken its place meanwhile, nobody waits for it.
    const bytes = await readFile(real, { flag: constants.O_RDONLY | constants.O_NONBLOCK });
    return decode(bytes);
  } catch (error) {
    return problemOf(error);
  }
}

function decode(bytes: Uint8Array): FoundFile {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: 'is not UTF-8. Save it as UTF-8' };
  }
}

function problemOf(error: unknown): FoundFile | undefined {
  const code = refusedWith(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
  if (code === 'EACCES' || code === 'EPERM') return { problem: 'may not be read' };
  return { problem: `cannot be read (${code})` };
}
