import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../src/run.ts';

export interface Scenario {
  /** What is in the working directory. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Puts there what is no file; gets the path of the folder. */
  readonly prepare?: (folder: string) => unknown;
  /** Where in it the command runs. */
  readonly cwd?: string;
  readonly colour?: boolean;
  /** The command line, without "userlint". */
  readonly argv: readonly string[];
}

/** Runs a command and gives a transcript: what went to stdout, what to stderr (marked !), and the status. */
export async function transcript(scenario: Scenario): Promise<string> {
  const { out, err, status } = await outcome(scenario);
  const marked = err === '' ? '' : err.trimEnd().replace(/^/gm, '! ');
  return [out.trimEnd(), marked, `exit ${status}`].filter((part) => part !== '').join('\n');
}

export async function outcome({ files = {}, prepare, cwd = '.', colour = false, argv }: Scenario) {
  const folder = await mkdtemp(join(tmpdir(), 'userlint-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  await prepare?.(folder);
  let out = '';
  let err = '';
  const status = await run(argv, {
    cwd: join(folder, cwd),
    now: () => new Date('2026-11-21T12:00:00Z'),
    colour,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { out: out.replaceAll(folder, 'FOLDER'), err: err.replaceAll(folder, 'FOLDER'), status };
}
