import { beforeEach, expect, test, vi } from 'vitest';
import { files, reset, screen, Uri } from '../test/vscode.ts';
import { RulePages } from './rule-pages.ts';

vi.mock('vscode', () => import('../test/vscode.ts'));
beforeEach(reset);

const extension = new Uri('file', '/extension');

async function open(address: string): Promise<void> {
  await new RulePages(extension as never).handleUri(Uri.parse(address) as never);
}

test('the address of a rule shows its bundled page', async () => {
  files.set('file:/extension/dist/server/rules/alma/external-system-code.md', '');
  await open('vscode:/rules/alma/external-system-code');
  const [[command, page] = []] = screen.executed;
  expect(`${command} ${page}`).toBe(
    'markdown.showPreview file:/extension/dist/server/rules/alma/external-system-code.md',
  );
});

test('a rule without a page is said to have none', async () => {
  await open('vscode:/rules/site/staff-expire');
  expect(screen.information).toEqual(['Userlint has no page about the rule site/staff-expire.']);
  expect(screen.executed).toEqual([]);
});

test.each([
  '/send',
  '/rules/',
  '/rules/../../package',
  '/rules/a/b/c',
  '/rules/%2e%2e/a',
  '/rules/a.md',
  '/',
])('the address %s does nothing', async (path) => {
  await open(`vscode:${path}`);
  expect(screen).toMatchObject({ executed: [], information: [], errors: [], modals: [] });
});
