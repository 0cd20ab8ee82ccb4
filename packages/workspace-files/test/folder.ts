import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder for one test. What is made in it is named by the path from there; folders on the way are made as well. */
export async function folder() {
  const top = await realpath(await mkdtemp(join(tmpdir(), 'userlint-files-')));
  onTestFinished(() => rm(top, { recursive: true }));
  const at = async (path: string) => {
    const full = join(top, path);
    await mkdir(dirname(full), { recursive: true });
    return full;
  };
  return {
    path: (path: string) => join(top, path),
    write: async (path: string, text: string | Uint8Array = '{}') => writeFile(await at(path), text),
    /** `to`: in the folder, or somewhere else by a path from the root; it need not be there. */
    link: async (path: string, to: string) =>
      symlink(to.startsWith('/') ? to : join(top, to), await at(path)),
    pipe: async (path: string) => execFileSync('mkfifo', [await at(path)]),
  };
}
