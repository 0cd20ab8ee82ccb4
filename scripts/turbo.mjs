// Runs turbo with its telemetry off, on every platform alike, and shows what it says only when something failed.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const turbo = createRequire(import.meta.url).resolve('turbo/bin/turbo');
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [turbo, 'run', '--no-update-notifier', '--output-logs=errors-only', ...process.argv.slice(2)],
  { env, encoding: 'utf8', maxBuffer: 2 ** 28 },
);
if (status !== 0) process.stdout.write(`${stdout}${stderr}`);
process.exit(status ?? 1);
