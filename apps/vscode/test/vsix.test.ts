import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { unzip } from './zip.ts';

const path = fileURLToPath(new URL('../dist/userlint.vsix', import.meta.url));

function vsix(): Buffer {
  if (!existsSync(path)) throw new Error('There is no dist/userlint.vsix: run "npm run build" first.');
  return readFileSync(path);
}

/** Chunks and pages of rules come and go. */
function kind(name: string): string {
  return name
    .replace(/^(extension\/dist\/server\/)(?!main\.js)[\w-]+\.js$/, '$1*.js')
    .replace(/^(extension\/dist\/server\/rules\/).+\.md$/, '$1**/*.md');
}

test('the extension ships these files and no other', () => {
  expect([...new Set([...unzip(vsix()).keys()].map(kind))].sort()).toEqual([
    '[Content_Types].xml',
    'extension.vsixmanifest',
    'extension/LICENSE.txt',
    'extension/changelog.md',
    'extension/dist/NOTICE.txt',
    'extension/dist/extension.cjs',
    'extension/dist/server/*.js',
    'extension/dist/server/main.js',
    'extension/dist/server/rules/**/*.md',
    'extension/dist/settings.schema.json',
    'extension/languages/http.json',
    'extension/media/icon.png',
    'extension/media/walkthrough/fix.md',
    'extension/media/walkthrough/open.md',
    'extension/media/walkthrough/send.md',
    'extension/package.json',
    'extension/package.nls.json',
    'extension/readme.md',
    'extension/syntaxes/http.tmLanguage.json',
  ]);
});

test('it is smaller than 1 MB', () => {
  expect(vsix().length).toBeLessThan(1_000_000);
});

test('nothing in it tells of the machine it was built on', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  for (const [name, content] of unzip(vsix())) {
    const text = content.toString('latin1');
    for (const trace of [root, `${homedir()}/`, 'sourceMappingURL=']) {
      expect(text.includes(trace), `${name} holds ${trace}`).toBe(false);
    }
  }
});
