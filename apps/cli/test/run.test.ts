import { expect, test } from 'vitest';
import { outcome, transcript } from './scenario.ts';

test.each([
  [['--help']],
  [['-h']],
  [['help']],
  [['help', 'lint']],
  [['lint', '--help']],
  [['help', 'send']],
  [['sandbox', '--help']],
])('%j is help', async (argv) => {
  const { out, err, status } = await outcome({ argv });
  expect(out).toMatch(/^userlint /);
  expect(err).toBe('');
  expect(status).toBe(0);
});

test('the version', async () => {
  expect(await transcript({ argv: ['--version'] })).toMatch(/^\d+\.\d+\.\d+\nexit 0$/);
});

test.each([[[]], [['fix']], [['help', 'fix']]])('bad usage: %j', async (argv: string[]) => {
  const { out, err, status } = await outcome({ argv });
  expect(out).toBe('');
  expect(err).toContain('userlint lint FILES…');
  expect(status).toBe(2);
});
