import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Sandbox, startSandbox } from '@userlint/sandbox';
import { cacheFolder } from './cache.ts';
import { installCodeServer, isInstalled, startCodeServer } from './code-server.ts';
import { openDesktop } from './desktop.ts';
import { UnsupportedPlatform } from './node24.ts';
import { isFree } from './port.ts';

const usage = `npm start [-- OPTIONS]

Starts the sandbox and opens VS Code with Userlint and the examples.

  --desktop     use the VS Code installed on this machine (the command \`code\`)
  --port PORT   serve VS Code at this port of 127.0.0.1 (default 4020, or any that is free)
  --help        say this
`;

const workbenchPort = 4020;

// The sources and the bundle lie equally deep.
const repository = fileURLToPath(new URL('../../../', import.meta.url));
const vsix = join(repository, 'apps', 'vscode', 'dist', 'userlint.vsix');
const examples = join(repository, 'examples');

/** Something that runs until it is stopped. */
interface Running {
  stop(): Promise<void>;
}

/** A mistake of the person who started us: its message is all there is to say. */
class UsageError extends Error {}

const running: Running[] = [];
let ending = false;

async function start(): Promise<void> {
  const { desktop, port } = options(process.argv.slice(2));
  if (!existsSync(vsix)) throw new UsageError(`${vsix} is missing: build it with npm run build.`);
  if (port !== undefined && !(await isFree(port)))
    throw new UsageError(`Port ${port} is taken: choose another.`);
  const { sandbox, elsewhere } = await sandboxAnywhere();
  running.push({ stop: sandbox.close });
  if (desktop) {
    await openDesktop(vsix, examples);
    say(`The examples are open in VS Code.

  Sandbox   ${sandbox.origin}${elsewhere ? `  (the usual port is taken: set userlint.sandbox.port to ${sandbox.port} in VS Code)` : ''}
  Stop      Ctrl-C`);
    return;
  }
  const cache = cacheFolder();
  if (!isInstalled(cache)) say(`First start: fetching VS Code (code-server, about 600 MB) into ${cache} …`);
  const runtime = await installCodeServer(cache);
  const workbench = await startCodeServer({
    runtime,
    folder: examples,
    vsix,
    port: port ?? ((await isFree(workbenchPort)) ? workbenchPort : 0),
    settings: { 'userlint.sandbox.port': sandbox.port, 'workbench.startupEditor': 'readme' },
  });
  running.push(workbench);
  say(`VS Code is open for you, with Userlint and the examples.

  Address   ${workbench.origin}
  Password  ${workbench.password}
  Sandbox   ${sandbox.origin}
  Stop      Ctrl-C`);
  await workbench.ended;
  await end(1, 'VS Code has ended.');
}

function options(args: readonly string[]): { desktop: boolean; port: number | undefined } {
  let values: { desktop?: boolean; port?: string; help?: boolean };
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: { desktop: { type: 'boolean' }, port: { type: 'string' }, help: { type: 'boolean' } },
    }));
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
  if (values.help) {
    say(usage);
    process.exit(0);
  }
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw new UsageError(`--port needs a number from 1 to 65535, not ${values.port}.`);
  }
  return { desktop: values.desktop ?? false, port };
}

/** At its usual port, or at any other where that one is taken. */
async function sandboxAnywhere(): Promise<{ sandbox: Sandbox; elsewhere: boolean }> {
  try {
    return { sandbox: await startSandbox(), elsewhere: false };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return { sandbox: await startSandbox({ port: 0 }), elsewhere: true };
  }
}

/** Ends everything that was started, and then this process. */
async function end(status: number, message: string): Promise<void> {
  if (ending) return;
  ending = true;
  say(message);
  await Promise.all(running.map((one) => one.stop()));
  process.exit(status);
}

function say(text: string): void {
  process.stdout.write(`\n${text}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => end(0, 'Stopping.'));
}

try {
  await start();
} catch (error) {
  const expected = error instanceof UsageError || error instanceof UnsupportedPlatform;
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  await end(expected ? 2 : 1, 'Nothing was started.');
}
