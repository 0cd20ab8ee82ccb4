import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One package at one version; `integrity` is the hash of its tarball. */
export interface Pin {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
}

/** Installs one package into `folder`, which must be empty, and returns the package's own folder. */
export async function installPackage(folder: string, pin: Pin): Promise<string> {
  // With a manifest of its own the folder is a project: no other project's .npmrc or workspaces reach it.
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await npm(folder, ['install', `${pin.name}@${pin.version}`, '--save-exact']);
  // Nothing of the package has run yet: scripts are ignored.
  const lock: unknown = JSON.parse(
    await readFile(join(folder, 'node_modules', '.package-lock.json'), 'utf8'),
  );
  if (recordedIntegrity(lock, pin.name) !== pin.integrity) {
    throw new Error(
      `npm delivered a ${pin.name}@${pin.version} that is not the one this version of Userlint knows. ` +
        'It was not run. Check which registry npm uses (npm config get registry).',
    );
  }
  return join(folder, 'node_modules', pin.name);
}

/** Installs what the manifest and the shrinkwrap file in `folder` name. */
export async function installDependencies(folder: string): Promise<void> {
  await npm(folder, ['install']);
}

function recordedIntegrity(lock: unknown, name: string): unknown {
  const packages = (lock as { packages?: Record<string, { integrity?: unknown }> }).packages ?? {};
  return packages[`node_modules/${name}`]?.integrity;
}

function npm(folder: string, command: readonly string[]): Promise<void> {
  // Run by `npm start`, npm says where it is; started otherwise, the one on the PATH is used.
  const own = process.env.npm_execpath;
  const ownNpm = own && /[\\/]npm-cli\.js$/.test(own) ? own : undefined;
  const flags = ['--omit=dev', '--ignore-scripts', '--engine-strict=false', '--no-audit', '--no-fund'];
  const args = [...command, ...flags, '--loglevel=error'];
  return new Promise((resolve, reject) => {
    execFile(
      ownNpm ? process.execPath : 'npm',
      ownNpm ? [ownNpm, ...args] : args,
      {
        cwd: folder,
        env: npmEnvironment(),
        maxBuffer: 1 << 26,
        shell: !ownNpm && process.platform === 'win32',
      },
      (error, _stdout, stderr) => {
        if (!error) return resolve();
        const said = stderr.trim().split('\n').slice(-10).join('\n');
        reject(
          new Error(`npm ${command.join(' ')} failed in ${folder}:\n${said || error.message}`, {
            cause: error,
          }),
        );
      },
    );
  });
}

/** Ours, without what an outer `npm` of another project left in it. */
function npmEnvironment(): NodeJS.ProcessEnv {
  const foreign =
    /^(INIT_CWD|NODE_OPTIONS|npm_(package|lifecycle)_.*|npm_config_(local_prefix|workspaces?|prefix))$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
