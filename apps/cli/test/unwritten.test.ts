import { spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const cli = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const examples = fileURLToPath(new URL('../../../examples', import.meta.url));
/** Takes nothing: every write to it fails, as to a full disk. */
const full = '/dev/full';

test.runIf(existsSync(full))('an output that cannot be written has a status of its own, and no stack', () => {
  if (!existsSync(cli)) throw new Error(`${cli} is missing: build it with npm run build.`);
  const { status, stderr } = spawnSync(process.execPath, [cli, 'lint', '--format', 'json', examples], {
    stdio: ['ignore', openSync(full, 'w'), 'pipe'],
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({
    status: 8,
    stderr: 'userlint: the output cannot be written (ENOSPC): it is not complete.\n',
  });
});

test('a reader that stops reading is no mistake', () => {
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `"${process.execPath}" "${cli}" lint --format json "${examples}" | head -c 1`],
    {
      encoding: 'utf8',
    },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
