import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Who may import what, besides files of its own folder. The arrows of ARCHITECTURE.md. */
const allowed: Record<string, readonly RegExp[]> = {
  'packages/rules': [/^@xmldom\/xmldom$/, /^xpath$/],
  'packages/workspace-files': [/^@userlint\/rules$/, /^node:(fs|path)(\/|$)/],
  'packages/wire': [/^@userlint\/rules$/, /^node:/],
  'packages/language-server': [
    /^@userlint\/(rules|workspace-files)$/,
    /^vscode-languageserver/,
    /^vscode-jsonrpc/,
    /^node:(path|url|process|timers)(\/|$)/,
  ],
  'apps/vscode': [
    /^vscode$/,
    /^vscode-languageclient/,
    /^@userlint\/(rules|wire|workspace-files)$/,
    /^@userlint\/language-server\/protocol$/,
    /^node:/,
  ],
  'apps/cli': [/^@userlint\/(rules|wire|workspace-files|sandbox)$/, /^node:/],
  'apps/sandbox': [/^@userlint\/rules\/tables(\/\w+)?$/, /^saxes$/, /^node:/],
  'apps/bench': [
    /^@userlint\/rules(\/tables(\/\w+)?)?$/,
    /^vscode-languageserver/,
    /^saxes$/,
    /^xpath$/,
    /^@xmldom\/xmldom$/,
    /^node:/,
  ],
  'apps/workbench': [/^@userlint\/sandbox$/, /^playwright-core$/, /^@sparticuz\/chromium$/, /^node:/],
};

/** The only files that may open a socket. */
const sockets =
  /^(packages\/wire\/src\/socket\/[a-z-]+\.ts|apps\/sandbox\/src\/http\/[a-z-]+\.ts|apps\/workbench\/src\/[a-z-]+\.ts)$/;

interface Import {
  readonly file: string;
  readonly from: string;
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name) && !/\.d\.ts$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !/\.test\.ts$|\/testing\/|\/(dist|node_modules|test)\//.test(file));
}

function imports(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^'\n]+)'/g)].map(([, from]) => ({
    file,
    from: from ?? '',
  }));
}

test.each(Object.keys(allowed))('%s imports only what it may', (folder) => {
  const files = sources(`${folder}/src`);
  expect(files.length).toBeGreaterThan(0);
  const foreign = files
    .flatMap(imports)
    .filter(({ from }) => !from.startsWith('.'))
    .filter(({ from }) => !allowed[folder]?.some((pattern) => pattern.test(from)));
  expect(foreign).toEqual([]);
});

test('nobody reaches into another package by a path', () => {
  const reaching = Object.keys(allowed)
    .flatMap((folder) =>
      sources(`${folder}/src`)
        .flatMap(imports)
        .map((found) => ({ ...found, folder })),
    )
    .filter(
      ({ file, from, folder }) => from.startsWith('.') && !join(dirname(file), from).startsWith(`${folder}/`),
    );
  expect(reaching).toEqual([]);
});

test('wire alone opens sockets to services', () => {
  const opening = Object.keys(allowed)
    .flatMap((folder) => sources(`${folder}/src`).flatMap(imports))
    .filter(({ from }) => /^node:(http|https|http2|net|tls|dgram|dns)$/.test(from))
    .filter(({ file }) => !sockets.test(file));
  expect(opening).toEqual([]);
});

test('workspace-files alone follows links or refuses them', () => {
  const looking = Object.keys(allowed)
    .filter((folder) => folder !== 'packages/workspace-files')
    .flatMap((folder) => sources(`${folder}/src`))
    .filter((file) =>
      /\b(?:realpath|lstat|readlink|SymbolicLink)\b/.test(readFileSync(join(root, file), 'utf8')),
    );
  expect(looking).toEqual([]);
});

test('no file names a package registry or a path of somebody’s machine', () => {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  expect(lock).not.toMatch(/"resolved": "https?:/);
  expect(lock).toContain('"integrity"');
});

test('one copy of @xmldom/xmldom, at least 0.9.12', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string }>;
  };
  const copies = Object.entries(lock.packages).filter(([path]) =>
    path.endsWith('node_modules/@xmldom/xmldom'),
  );
  expect(copies.map(([, { version }]) => version)).toEqual(['0.9.12']);
});

test('every relative link of the pages leads somewhere', () => {
  const pages = ['.', 'docs', 'examples', 'apps', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: folder !== '.', encoding: 'utf8' })
      .map((name) => join(folder, name).replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.md') && !/(^|\/)(node_modules|dist)\//.test(name)),
  );
  const broken = pages.flatMap((page) =>
    [...readFileSync(join(root, page), 'utf8').matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link]) => (link ?? '').split('#', 1)[0] ?? '')
      .filter((link) => link !== '' && !/^[a-z]+:/.test(link))
      .filter((link) => !existsSync(join(root, dirname(page), link)))
      .map((link) => `${page}: ${link}`),
  );
  expect(broken).toEqual([]);
});
