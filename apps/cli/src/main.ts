import { inspect } from 'node:util';
import { printable } from '@userlint/wire';
import { exit } from './exit.ts';
import { processIo } from './io.ts';
import { run } from './run.ts';

let unwritten = false;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads the output may stop reading: `userlint lint . | head`.
  if (error.code === 'EPIPE' || unwritten) return;
  unwritten = true;
  console.error(`userlint: the output cannot be written (${error.code ?? error.name}): it is not complete.`);
  // It may come after the command has ended.
  process.exitCode = statusOf(process.exitCode);
});

/** What is not known of a request that went out counts more than what could not be printed. */
function statusOf(status: typeof process.exitCode): typeof process.exitCode {
  return unwritten && status !== exit.unknown ? exit.failed : status;
}

try {
  process.exitCode = statusOf(await run(process.argv.slice(2), processIo()));
} catch (error) {
  // A crash must not look like "errors found".
  console.error(printable(`userlint failed, which is a mistake in userlint itself: ${inspect(error)}`));
  process.exitCode = exit.failed;
}
