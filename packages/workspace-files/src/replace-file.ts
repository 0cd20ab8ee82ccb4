import { rename, rm, writeFile } from 'node:fs/promises';

/** Puts a file there as a whole or not at all; a link that stands there is replaced, not followed. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${crypto.randomUUID()}.tmp`;
  try {
    await writeFile(draft, text, { flag: 'wx' });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
