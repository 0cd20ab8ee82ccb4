import { runSandbox } from '@userlint/sandbox';

/** Hands over to the sandbox, which reads the arguments itself and runs until it is stopped. */
export function sandboxCommand(args: readonly string[]): Promise<number> {
  return runSandbox(args);
}
