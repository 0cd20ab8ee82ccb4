import { expect, test } from 'vitest';
import { minimal, neovim, visualStudioCode } from '../test/client.ts';
import { announced, capabilitiesFor } from './capabilities.ts';
import { readClient } from './client.ts';
import { features } from './features/index.ts';

const clientOf = ({ capabilities, options }: typeof minimal) =>
  readClient({ processId: null, rootUri: null, capabilities, initializationOptions: options });

test('what is announced is what there is', () => {
  expect(Object.keys(announced).sort()).toEqual(Object.keys(features).sort());
});

test.each([
  ['VS Code', visualStudioCode],
  ['Neovim', neovim],
  ['a minimal client', minimal],
])('no two features announce the same to %s', (_, kind) => {
  expect(capabilitiesFor(clientOf(kind))).toHaveProperty('hoverProvider', true);
});

test('two features that announce the same are a mistake that is seen', () => {
  const twice = { ...announced, another: () => ({ hoverProvider: { workDoneProgress: true } }) };
  expect(() => capabilitiesFor(clientOf(minimal), twice)).toThrow(
    'hoverProvider is announced already, and by another again.',
  );
  const ofServer = { ...announced, another: () => ({ workspace: {} }) };
  expect(() => capabilitiesFor(clientOf(minimal), ofServer)).toThrow('workspace is announced already');
});
