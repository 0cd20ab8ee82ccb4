import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Half-made folders older than this were left by a run that was killed. */
const abandonedAfterMs = 60 * 60 * 1000;

/** Where downloads live, outside every workspace: `$USERLINT_CACHE`, or the platform's place for caches. */
export function cacheFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (environment.USERLINT_CACHE) return environment.USERLINT_CACHE;
  if (environment.XDG_CACHE_HOME) return join(environment.XDG_CACHE_HOME, 'userlint');
  if (platform === 'win32') {
    return join(environment.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'userlint', 'cache');
  }
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'userlint');
  return join(home, '.cache', 'userlint');
}

/**
 * The folder `name` of the cache, made by `fill` the first time.
 * It is filled under another name and renamed when complete: what is there is whole, and two runs at once do no harm.
 */
export async function cached(
  cache: string,
  name: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  await removeAbandoned(cache);
  const unfinished = await mkdtemp(join(cache, 'unfinished-'));
  try {
    await fill(unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another run was faster: its folder is as good as ours.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.startsWith('unfinished-')) continue;
    const folder = join(cache, name);
    const made = await stat(folder).catch(() => undefined);
    if (made && Date.now() - made.mtimeMs > abandonedAfterMs)
      await rm(folder, { recursive: true, force: true });
  }
}
