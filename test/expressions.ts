import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '@userlint/rules';

const folders = [
  'packages/rules',
  'packages/wire',
  'packages/workspace-files',
  'packages/language-server',
  'apps/cli',
  'apps/vscode',
  'apps/sandbox',
];

/** Whether a `/` behind this begins an expression: behind a value it divides. */
const before = /(?:[=(,:?!&|[{;<>+*%~^-]|=>|\b(?:return|typeof|case|of|in))\s*$/;

/** The regular expressions of a source, as written: between its strings, templates and comments. */
export function expressionsIn(source: string): string[] {
  const found: string[] = [];
  let seen = '';
  const token =
    /\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`|\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*|[\s\S]/g;
  for (const [text] of source.matchAll(token)) {
    if (text.length > 1 && text.startsWith('/') && !/^\/[/*]/.test(text)) {
      if (before.test(seen)) found.push(text);
      seen = 'x';
    } else if (text.length === 1) seen = (seen + text).slice(-20);
    else if (!/^\/[/*]/.test(text)) seen = 'x';
  }
  return found;
}

function sourcesOf(root: string, folder: string): string[] {
  return readdirSync(join(root, folder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('testing'))
    .map((name) => readFileSync(join(root, folder, 'src', name), 'utf8'));
}

/** Those of the tables too, some of which are put together. */
export function allExpressions(root: string): readonly string[] {
  const rows = services.flatMap(({ records, operations }) => [
    ...records.flatMap(({ table }) => Object.values(table)),
    ...operations.flatMap(({ parameters, securityFields = {} }) => [
      ...Object.values(parameters),
      ...Object.values(securityFields),
    ]),
  ]);
  const tables = rows.flatMap(({ limits = [] }) =>
    limits.flatMap(({ pattern }) => (pattern === undefined ? [] : [String(pattern.test)])),
  );
  return [
    ...new Set([...folders.flatMap((folder) => sourcesOf(root, folder)).flatMap(expressionsIn), ...tables]),
  ].sort();
}
