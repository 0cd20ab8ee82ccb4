import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';
import { person, reset, screen } from '../test/vscode.ts';
import { offer, showError, showInformation, showModal, showWarning, withoutLinks } from './notifications.ts';
import { RefusalError, showingRefusals } from './refusal.ts';

vi.mock('vscode', () => import('../test/vscode.ts'));

beforeEach(reset);

/** How VS Code finds links in a notification: vs/base/common/linkedText.ts, as its version 1.139 has it. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi;

// biome-ignore format: one case a line
test.each([
  ['[Details](command:workbench.action.terminal.new)', '[Details] (command:workbench.action.terminal.new)'],
  ['[x](COMMAND:a?%5B1%5D "title")', '[x] (COMMAND:a?%5B1%5D "title")'],
  ['[x](file:///etc/passwd)', '[x] (file:///etc/passwd)'],
  ['[x](https://example.com/)', '[x] (https://example.com/)'],
  ['[[x]](command:a)', '[[x]] (command:a)'],
  ['[a](b)[c](command:d)[[e](command:f)](command:g)', '[a] (b)[c] (command:d)[[e] (command:f)] (command:g)'],
  ['[x](command:a\u200B)', '[x] (command:a<U+200B>)'],
  ['[x]\u200B(command:a)', '[x]<U+200B>(command:a)'],
  ['[x]\n(command:a)', '[x]<U+000A>(command:a)'],
  ['[x]]](command:a)', '[x]]] (command:a)'],
  ['emails[1] (second), see command:x and https://example.com/', 'emails[1] (second), see command:x and https://example.com/'],
])('%j is shown without a link', async (text, expected) => {
  showError(text);
  showWarning(text);
  showInformation(text);
  await offer(text, 'Yes');
  await showModal(text, text, 'Send');
  const { errors, warnings, information, modals } = screen;
  expect([errors, warnings, information]).toEqual([[expected], [expected], [expected, expected]]);
  expect(modals.map(({ message }) => message)).toEqual([expected]);
  for (const shown of [expected, withoutLinks(text), modals[0]?.detail]) expect(shown).not.toMatch(link);
});

test('what is cut out of a long text makes no link of the rest', () => {
  const filler = (length: number) => 'x'.repeat(length);
  for (let before = 440; before < 460; before += 1) {
    showError(`${filler(before)}[x]${filler(600)}(command:a)${filler(460 - before)}`);
  }
  for (const text of screen.errors) expect(text).not.toMatch(link);
});

test('a button is pressed, or not', async () => {
  expect([await offer('Add it?', 'Add'), await showModal('Send?', '', 'Send')]).toEqual([
    undefined,
    undefined,
  ]);
  Object.assign(person, { accepts: 'Add', presses: 'Send' });
  expect([await offer('Add it?', 'Add'), await showModal('Send?', '', 'Send')]).toEqual(['Add', 'Send']);
});

test('refusals and mistakes of ours have no links either: VS Code shows the latter itself', async () => {
  const evil = 'There is no [file](command:x)';
  await showingRefusals(() => Promise.reject(new RefusalError(evil)));
  expect(screen.errors).toEqual(['There is no [file] (command:x)']);
  await expect(showingRefusals(() => Promise.reject(new Error(evil)))).rejects.toThrow('[file] (command:x)');
});

test('nobody else shows a notification', () => {
  const folder = new URL('.', import.meta.url);
  const showing = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) =>
      /\.(show\w+Message|withProgress)\(/.test(
        readFileSync(new URL(file.replaceAll('\\', '/'), folder), 'utf8'),
      ),
    );
  expect(showing).toEqual(['notifications.ts']);
});
