import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Settings = Readonly<Record<string, unknown>>;

/** A workbench that shows the opened folder and nothing else, and asks no service on its own. */
const quiet: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'telemetry.feedback.enabled': false,
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'json.schemaDownload.enable': false,
  'npm.fetchOnlinePackageInfo': false,
  'remote.autoForwardPorts': false,
};

/** The folders of one run of VS Code; nothing outside them is read or written on its behalf. */
export interface Profile {
  readonly root: string;
  readonly userData: string;
  readonly extensions: string;
  remove(): Promise<void>;
}

/** A fresh profile in the temporary folder. */
export async function makeProfile(settings: Settings): Promise<Profile> {
  // Short names: the path of a socket in it must stay under about a hundred characters on macOS.
  const root = await mkdtemp(join(tmpdir(), 'userlint-'));
  const userData = join(root, 'data');
  const text = `${JSON.stringify({ ...quiet, ...settings }, null, 2)}\n`;
  // Which of the two files counts depends on the scope of each setting: machine settings are read from Machine alone.
  for (const name of ['User', 'Machine']) {
    await mkdir(join(userData, name), { recursive: true });
    await writeFile(join(userData, name, 'settings.json'), text);
  }
  await writeFile(join(root, 'config.yaml'), '');
  // When this process ends in a way that leaves no time for `remove`.
  const discard = () => rmSync(root, { recursive: true, force: true });
  process.once('exit', discard);
  return {
    root,
    userData,
    extensions: join(root, 'extensions'),
    remove: async () => {
      await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }); // a server going down may still write
      process.off('exit', discard);
    },
  };
}
