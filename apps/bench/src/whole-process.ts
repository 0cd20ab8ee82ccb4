import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { peakMegabytes } from './memory.ts';

export interface Run {
  readonly seconds: number;
  /** The most memory it had; undefined where the system does not tell. */
  readonly megabytes: number | undefined;
}

/** How often the memory of a running program is looked at, in milliseconds. */
const LOOK_EVERY = 5;

/** Runs a program to its end; what it prints is not kept. Fails when it ends with a code that is none of `codes`. */
export function run(
  program: string,
  args: readonly string[],
  cwd: string,
  codes: readonly number[],
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(program, args, { cwd, stdio: 'ignore' });
    let megabytes: number | undefined;
    const look = setInterval(() => {
      megabytes = peakMegabytes(child.pid) ?? megabytes;
    }, LOOK_EVERY);
    child.on('error', (error) => {
      clearInterval(look);
      reject(error);
    });
    child.on('exit', (code, signal) => {
      clearInterval(look);
      const seconds = (performance.now() - started) / 1000;
      if (codes.includes(code ?? -1)) resolve({ seconds, megabytes });
      else reject(new Error(`ended with ${code ?? signal}`));
    });
  });
}

/** Milliseconds until a program prints something. */
export function untilFirstOutput(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let milliseconds: number | undefined;
    child.stdout.once('data', () => {
      milliseconds = performance.now() - started;
    });
    child.on('error', reject);
    child.on('exit', () => {
      if (milliseconds !== undefined) resolve(milliseconds);
      else reject(new Error(`${program} ${args.join(' ')} printed nothing`));
    });
  });
}
