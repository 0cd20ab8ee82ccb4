import { beforeEach, expect, test, vi } from 'vitest';
import { activated, edit, FakeDocument, reset, screen } from '../test/vscode.ts';
import type { Ask } from './ask.ts';
import { PayloadContext } from './payload-context.ts';

vi.mock('vscode', () => import('../test/vscode.ts'));
vi.mock('vscode-languageclient/node', () => import('../test/language-client.ts'));
beforeEach(reset);

const payload = new FakeDocument('file:/user.xml', '<user/>');
const note = new FakeDocument('file:/note.xml', '<note/>');
const answer = new FakeDocument('userlint-answer:/1/Answer.http', '', 'http');

function follow() {
  const ask = vi.fn(async (_method: string, params: { textDocument: { uri: string } }) =>
    params.textDocument.uri === 'file:/user.xml' ? [{}] : [],
  );
  const context = new PayloadContext(ask as unknown as Ask, { warn: vi.fn() } as never);
  return { ask, context };
}

/** The values the context key took. */
function values(): unknown[] {
  return screen.executed.map(([, , value]) => value);
}

test('the key follows the active document', async () => {
  const { context } = follow();
  edit(payload);
  await context.update();
  edit(note);
  await context.update();
  edit(payload);
  await context.update();
  edit(answer);
  await context.update();
  expect(screen.executed[0]).toEqual(['setContext', 'userlint.isPayload', true]);
  expect(values()).toEqual([true, false, true, false]);
});

test('while the server is asked, it is not asked again but once', async () => {
  const { ask, context } = follow();
  edit(note);
  const first = context.update();
  edit(payload);
  for (let times = 0; times < 10; times += 1) activated.fire(undefined);
  await first;
  expect(ask).toHaveBeenCalledTimes(2);
  expect(values()).toEqual([true]);
});

test('an edit is a reason to ask only while the document is no payload', async () => {
  const { ask } = follow();
  edit(note);
  note.edit('<not');
  await settled();
  expect(ask).toHaveBeenCalledTimes(1);
  edit(payload);
  payload.edit('<user>');
  await settled();
  expect(values()).toEqual([true]);
  payload.edit('<user><primary_id/></user>');
  await settled();
  expect(ask).toHaveBeenCalledTimes(2);
});

function settled(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
