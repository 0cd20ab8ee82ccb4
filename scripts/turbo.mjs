// Runs turbo with its telemetry off, on every platform alike.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const turbo = createRequire(import.meta.url).resolve('turbo/bin/turbo');
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
const { status } = spawnSync(
  process.execPath,
  [turbo, 'run', '--no-update-notifier', ...process.argv.slice(2)],
  { env, stdio: 'inherit' },
);
process.exit(status ?? 1);
