import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached } from './cache.ts';
import { node24 } from './node24.ts';
import { installDependencies, installPackage, type Pin } from './npm.ts';
import { makeProfile, type Profile, type Settings } from './profile.ts';

const codeServer: Pin = {
  name: 'code-server',
  version: '4.139.1',
  integrity:
    'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
};

const folderName = `${codeServer.name}-${codeServer.version}`;

/** code-server announces this line once it listens. */
const listening = /HTTP server listening on (http:\/\/127\.0\.0\.1:\d+)/;
const startTimeoutMs = 60_000;
const stopTimeoutMs = 5_000;

// The sources and the bundle lie in sibling folders, so that this path holds from both.
const leash = fileURLToPath(new URL('../src/leash.mjs', import.meta.url));

/** What it takes to run code-server, once installed. */
export interface Runtime {
  readonly node: string;
  readonly entry: string;
}

export interface CodeServerOptions {
  readonly runtime: Runtime;
  /** Opened at `/`. */
  readonly folder: string;
  /** The extension, as a `.vsix` file. */
  readonly vsix: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** On top of the quiet ones. */
  readonly settings?: Settings;
  /** `everything`, the default, turns workspace trust off; `ask` leaves it on: the folder opens in restricted mode. */
  readonly trust?: 'everything' | 'ask';
}

/** A running VS Code at a loopback address. */
export interface CodeServer {
  readonly origin: string;
  readonly password: string;
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Fetches code-server and a Node 24 for it into the cache; does nothing when they are there. */
export async function installCodeServer(cache: string): Promise<Runtime> {
  const [node, folder] = await Promise.all([
    node24(cache),
    cached(cache, folderName, async (empty) => {
      const installed = await installPackage(empty, codeServer);
      await installDependencies(join(installed, 'lib', 'vscode'));
    }),
  ]);
  return { node, entry: join(folder, 'node_modules', codeServer.name, 'out', 'node', 'entry.js') };
}

/** Whether `installCodeServer` has nothing to fetch but perhaps a Node. */
export function isInstalled(cache: string): boolean {
  return existsSync(join(cache, folderName));
}

/** Starts VS Code with the extension installed, in a profile of its own that is removed when it stops. */
export async function startCodeServer(options: CodeServerOptions): Promise<CodeServer> {
  const profile = await makeProfile(options.settings ?? {});
  try {
    await installExtension(options, profile);
    return await serve(options, profile);
  } catch (error) {
    await profile.remove();
    throw error;
  }
}

async function installExtension({ runtime, vsix }: CodeServerOptions, profile: Profile): Promise<void> {
  const child = launch(runtime, profile, ['--install-extension', vsix, '--force'], {});
  const said = remember(child);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`VS Code could not install ${vsix}:\n${said()}`);
}

async function serve(options: CodeServerOptions, profile: Profile): Promise<CodeServer> {
  const password = randomBytes(12).toString('base64url');
  const args = [
    ...['--auth', 'password'],
    ...['--bind-addr', `127.0.0.1:${options.port ?? 0}`],
    // Cookies know no ports: without a suffix, signing in here would sign the user out of another code-server.
    ...['--cookie-suffix', randomBytes(4).toString('hex')],
    ...['--app-name', 'Userlint'],
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
    '--disable-proxy',
    ...(options.trust === 'ask' ? [] : ['--disable-workspace-trust']),
    options.folder,
  ];
  const child = launch(options.runtime, profile, args, { PASSWORD: password });
  const said = remember(child);
  const exited = once(child, 'exit');
  const abandon = () => kill(child, 'SIGKILL');
  process.once('exit', abandon);
  const ended = exited.then(async () => {
    process.off('exit', abandon);
    // What the server left running (terminals, extension hosts) goes with it.
    kill(child, 'SIGKILL');
    await profile.remove();
  });
  const stop = async () => {
    kill(child, 'SIGTERM');
    const timer = setTimeout(abandon, stopTimeoutMs);
    await ended;
    clearTimeout(timer);
  };
  const origin = await announced(child, exited);
  if (origin === undefined) {
    await stop();
    throw new Error(`VS Code did not start:\n${said()}`);
  }
  return { origin, password, ended, stop };
}

/** The address it listens at, or undefined when it ended or took too long. */
function announced(child: ChildProcess, exited: Promise<unknown>): Promise<string | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), startTimeoutMs);
    let output = '';
    const listen = (chunk: string) => {
      output += chunk;
      const origin = listening.exec(output)?.[1];
      if (origin) settle(origin);
    };
    const settle = (origin: string | undefined) => {
      clearTimeout(timer);
      child.stdout?.off('data', listen);
      resolve(origin);
    };
    child.stdout?.on('data', listen);
    exited.then(() => settle(undefined));
  });
}

function launch(
  runtime: Runtime,
  profile: Profile,
  args: readonly string[],
  extra: NodeJS.ProcessEnv,
): ChildProcess {
  const own = [
    ...['--config', join(profile.root, 'config.yaml')],
    ...['--user-data-dir', profile.userData],
    ...['--extensions-dir', profile.extensions],
  ];
  const child = spawn(runtime.node, [leash, runtime.entry, ...own, ...args], {
    cwd: profile.root,
    env: {
      ...environment(),
      XDG_DATA_HOME: profile.root,
      // Its sockets go with the profile.
      XDG_RUNTIME_DIR: profile.root,
      TMPDIR: profile.root,
      EXTENSIONS_GALLERY: '{}',
      ...extra,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Its own process group: one signal reaches all of it, and Ctrl-C reaches it through us alone.
    detached: true,
  });
  child.stdout?.setEncoding('utf8');
  child.stderr?.setEncoding('utf8');
  return child;
}

/** Ours, without what code-server, VS Code or Node would read as orders: a port, a password, the editor we were started from. */
function environment(): NodeJS.ProcessEnv {
  const orders =
    /^(PORT|PASSWORD|HASHED_PASSWORD|GITHUB_TOKEN|NODE_OPTIONS|NODE_CHANNEL_.*|CS_.*|CODE_SERVER_.*|VSCODE_.*|VITEST.*|npm_.*|INIT_CWD)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !orders.test(name)));
}

/** Keeps the last lines it said, for the message of an error. It never says its password. */
function remember(child: ChildProcess): () => string {
  let last = '';
  const keep = (chunk: string) => {
    last = (last + chunk).slice(-4000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => last.trim();
}

function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // No such process: it has ended already.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
