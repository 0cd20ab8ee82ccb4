// Everything: build, types, lint, then all tests. Each step runs whatever the one before said, so that the closing line
// is always there; any of them makes the run fail.
import { spawnSync } from 'node:child_process';

const steps = ['build', 'types', 'lint', 'vitest'];
const failed = steps.filter((step) => {
  console.log(`\n> ${step}`);
  const npm = process.env.npm_execpath;
  const { status } =
    npm === undefined
      ? spawnSync('npm', ['run', '--silent', step], { stdio: 'inherit', shell: process.platform === 'win32' })
      : spawnSync(process.execPath, [npm, 'run', '--silent', step], { stdio: 'inherit' });
  return status !== 0;
});
if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
