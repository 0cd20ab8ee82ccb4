import { inspect } from 'node:util';
import { printable } from '@userlint/wire';
import { exit } from './exit.ts';
import { processIo } from './io.ts';
import { run } from './run.ts';

// Whoever reads the output may stop reading: `userlint lint . | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2), processIo());
} catch (error) {
  // A crash must not look like "errors found".
  console.error(printable(`userlint failed, which is a mistake in userlint itself: ${inspect(error)}`));
  process.exitCode = exit.usage;
}
