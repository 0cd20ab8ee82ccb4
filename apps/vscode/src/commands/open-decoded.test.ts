import { beforeEach, expect, test, vi } from 'vitest';
import { closed, edit, FakeDocument, reset, screen, Uri, window, workspace } from '../../test/vscode.ts';
import type { Ask } from '../ask.ts';
import { DecodedDocuments } from '../decoded-documents.ts';
import { showingRefusals } from '../refusal.ts';
import { goToSource, openDecoded } from './open-decoded.ts';

vi.mock('vscode', () => import('../../test/vscode.ts'));
beforeEach(reset);

const address = 'file:/work/call.xml';
const view = 'userlint-decoded:/1/call.xml (decoded).xml';
const at = (line: number, character: number) => ({ line, character });

/** An envelope of one line, `<a>` and as its record what stands behind it. */
function scene(text = '<a>record') {
  const document = edit(new FakeDocument(address, text), at(0, 5));
  const asked: string[] = [];
  const ask = async (method: string) => {
    asked.push(method);
    if (method === 'userlint/requests') return [{ request: 0, title: 'Update', operation: null, range: {} }];
    const record = document.getText().slice(3);
    if (record === '') return { refused: 'There is no record here.' };
    const range = { start: at(0, 3), end: at(0, 3 + record.length) };
    const map = [{ start: at(0, 0), range, verbatim: true }];
    return { version: document.version, request: 0, language: 'xml', text: record, map };
  };
  const warn = vi.fn();
  const decoded = new DecodedDocuments(ask as unknown as Ask, { warn });
  const open = () => showingRefusals(() => openDecoded(undefined, { ask: ask as unknown as Ask, decoded }));
  return { document, decoded, open, asked, warn };
}

const text = (decoded: DecodedDocuments) => decoded.provideTextDocumentContent(Uri.parse(view) as never);

test('the record is shown at the place of the cursor, in an untrusted workspace too', async () => {
  workspace.isTrusted = false;
  const { open } = scene();
  await open();
  expect(screen).toMatchObject({ errors: [], pages: new Map([[view, 'record']]) });
  expect(screen.selections.get(view)).toEqual({ start: at(0, 2), end: at(0, 2) });
});

test('it follows the edits of the envelope, and asks once for those that come meanwhile', async () => {
  const { open, document, decoded, asked } = scene();
  await open();
  const told: string[] = [];
  decoded.onDidChange((uri) => told.push(uri.toString()));
  const before = asked.length;
  for (const number of [1, 2, 3, 4, 5]) document.edit(`<a>record ${number}`);
  await settled();
  expect(text(decoded)).toBe('record 5');
  expect(told).toEqual([view]);
  expect(asked.length - before).toBe(2);
});

test('while there is no record it says so', async () => {
  const { open, document, decoded } = scene();
  await open();
  document.edit('<a>');
  await settled();
  expect(text(decoded)).toBe('<!-- There is no record here. -->\n');
  document.edit('<a>again');
  await settled();
  expect(text(decoded)).toBe('again');
});

test('from a place of it one comes back', async () => {
  const { open, decoded } = scene();
  await open();
  const there = (character: number) =>
    decoded.provideDefinition({ uri: Uri.parse(view) as never }, at(0, character));
  expect(await there(4)).toMatchObject({
    uri: Uri.parse(address),
    range: { start: at(0, 7), end: at(0, 7) },
  });

  edit(new FakeDocument(view, 'record'), at(0, 1));
  await showingRefusals(() => goToSource(undefined, { decoded }));
  expect(screen.errors).toEqual([]);
  expect(screen.selections.get(address)).toEqual({ start: at(0, 4), end: at(0, 4) });
});

test('elsewhere there is nothing to come back from', async () => {
  const { decoded } = scene();
  await showingRefusals(() => goToSource(undefined, { decoded }));
  window.activeTextEditor = undefined;
  await showingRefusals(() => goToSource(undefined, { decoded }));
  expect(screen.errors).toHaveLength(2);
});

test('what cannot be decoded is said, and nothing is opened', async () => {
  const { open } = scene('<a>');
  await open();
  expect(screen).toMatchObject({ errors: ['There is no record here.'], pages: new Map() });
});

test('opened again it is the same document, and closed it is forgotten', async () => {
  const { open, decoded } = scene();
  await open();
  await open();
  expect([...screen.pages.keys()]).toEqual([view]);
  closed.fire(new FakeDocument(view, ''));
  expect(text(decoded)).toMatch(/closed/);
  decoded.dispose();
});

function settled(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
