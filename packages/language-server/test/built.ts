import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';

const home = fileURLToPath(new URL('..', import.meta.url));
const dist = join(home, 'dist');
const entry = join(dist, 'main.js');

/** Builds the server unless what is built is newer than every source of it. */
export async function build(): Promise<void> {
  const built = await changed(join(dist, 'meta.json'));
  const sources = [
    join(home, 'build.mjs'),
    ...(await filesBelow(join(home, 'src'))),
    ...(await filesBelow(join(home, '../rules/src'))),
  ];
  const newest = Math.max(...(await Promise.all(sources.map(changed))));
  if (newest > built) await buildInto(dist);
}

export async function buildInto(folder: string): Promise<void> {
  await promisify(execFile)(process.execPath, [join(home, 'build.mjs'), folder]);
}

async function filesBelow(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files.map((file) => join(folder, file));
}

/** When, in milliseconds; 0 for what is not there. */
async function changed(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

export interface Server {
  readonly client: Client;
  readonly process: ChildProcess;
  /** What it wrote to stderr so far. */
  errors(): string;
}

/** Starts the built server as an editor does. Not initialized yet. */
export function spawnServer(): Server {
  const process = spawn(globalThis.process.execPath, [entry, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  process.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const client = new Client(new StreamMessageReader(process.stdout), new StreamMessageWriter(process.stdin));
  return { client, process, errors: () => errors };
}

/** Runs the server with these arguments to its end. */
export async function run(...args: readonly string[]) {
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [entry, ...args], (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}
