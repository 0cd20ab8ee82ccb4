import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lint, noSettings, readDocument, type Settings, services } from '@userlint/rules';
import { check, examples } from '@userlint/rules/testing';
import { describe, expect, test } from 'vitest';

/*
 * The invariants of ARCHITECTURE.md, each by its number. Many are held in more depth by a suite of their own; here stands
 * what fails first.
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const rulesSource = join(root, 'packages/rules/src');
const moment = { now: new Date('2026-11-21T12:00:00Z') };

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.includes('node_modules'))
    .map((name) => join(folder, name));
}

/** Code that ships: no tests, nothing that serves tests. */
function code(folder: string): { readonly file: string; readonly text: string }[] {
  return filesBelow(join(root, folder), '.ts')
    .filter((file) => !file.endsWith('.test.ts') && !file.includes(`${join('src', 'testing')}`))
    .map((file) => ({ file: relative(root, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }));
}

/** Every example of every rule's page, good and bad. */
const pages = filesBelow(rulesSource, '.md').flatMap((page) => examples(readFileSync(page, 'utf8')));
const payloads = pages
  .filter(({ operation }) => operation !== 'userlint.json')
  .map(({ source, language }) => ({ source, path: `example.${language}` }));

function findingsOf(text: string, path: string, settings: Settings = noSettings) {
  return lint(readDocument({ text, path }, settings), settings, moment);
}

test('1. every span is in the file the user has open', () => {
  expect(payloads.length).toBeGreaterThan(100);
  const outside = payloads.flatMap(({ source, path }) =>
    findingsOf(source, path)
      .flatMap(({ span, related, fixes }) => [
        span,
        ...related.map((place) => place.span),
        ...fixes.flatMap(({ edits = [] }) => edits.map((edit) => edit.span)),
      ])
      .filter(({ start, end }) => !(0 <= start && start <= end && end <= source.length)),
  );
  expect(outside).toEqual([]);
});

test('2. reading never throws, and gives what it could read: every beginning of every example', () => {
  for (const { source, path } of payloads) {
    for (let end = 0; end < source.length; end += 7) findingsOf(source.slice(0, end), path);
  }
});

test('3. rules keeps no state between calls but memoised pure data', () => {
  const state = code('packages/rules/src').flatMap(({ file, text }) =>
    // What is filled while it runs is empty where it is declared; a WeakMap goes with what it was computed from.
    [
      ...text.matchAll(
        /^(?:export )?(?:let |(?:const|var) \w+(?:: [^=\n]+)? = (?:new (?:Map|Set)(?:<.*>)?\(\)|\[\]|\{\});)/gm,
      ),
    ]
      .filter(([line]) => !/: readonly |: Readonly/.test(line))
      .map(([line]) => `${file}: ${line}`),
  );
  expect(state).toEqual([]);
});

test('4. a limit is a row with its source', () => {
  const rows = services.flatMap(({ records, operations }) => [
    ...records.flatMap(({ table }) => Object.entries(table)),
    ...operations.flatMap(({ parameters }) => Object.entries(parameters)),
  ]);
  const limits = rows.flatMap(([path, { limits = [] }]) => limits.map(({ source }) => ({ path, source })));
  expect(limits.length).toBeGreaterThan(200);
  expect(limits.filter(({ source }) => source.from === '' || source.evidence === undefined)).toEqual([]);
  // Beside the tables nobody states a length.
  const elsewhere = code('packages/rules/src/services').filter(
    ({ file, text }) => /\/rules\//.test(file) && /\btext\.length > [1-9]\d*\b/.test(text),
  );
  expect(elsewhere.map(({ file }) => file)).toEqual([]);
});

/** Without comments and texts, and without the kinds of what is no spelling. */
function expressions(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|`[^`]*`/g, '')
    .replace(/\b(?:door|holder)\??\.kind\b/g, '');
}

/** Rules about how something is written: an order, a shape, a name that one spelling has and another has not. */
const aboutSpelling = [
  'packages/rules/src/rules/content-type.ts',
  'packages/rules/src/rules/format.ts',
  'packages/rules/src/rules/repeated-field.ts',
  'packages/rules/src/rules/unknown-field.ts',
  'packages/rules/src/services/alma/rules/contact-info-order.ts',
  'packages/rules/src/services/alma/rules/control-characters.ts',
  'packages/rules/src/services/alma/rules/empty-date.ts',
  'packages/rules/src/services/alma/rules/json-shape.ts',
  'packages/rules/src/services/alma/rules/number-for-text.ts',
  'packages/rules/src/services/alma/rules/sample-text.ts',
  'packages/rules/src/services/olsa/rules/birth-date.ts',
  'packages/rules/src/services/olsa/rules/call-element.ts',
  'packages/rules/src/services/olsa/rules/json-value.ts',
  'packages/rules/src/services/olsa/rules/type-prefix.ts',
  'packages/rules/src/services/olsa/rules/wire-name.ts',
];

test('5. a rule cannot tell XML from JSON, but for the few that are about a spelling', () => {
  const asking = code('packages/rules/src')
    .filter(
      ({ file, text }) =>
        /\/rules\/src\/rules\/|\/services\/\w+\/rules\//.test(file) && /: Rule = \{/.test(text),
    )
    .filter(({ text }) => /\bspelling\b|\b(?:valueKind|kind)\b/.test(expressions(text)))
    .map(({ file }) => file);
  expect(asking.filter((file) => !aboutSpelling.includes(file))).toEqual([]);
});

test('6. nobody escapes by hand', () => {
  const escaping = [
    'packages/rules/src',
    'packages/wire/src',
    'packages/language-server/src',
    'apps/cli/src',
    'apps/vscode/src',
  ]
    .flatMap(code)
    .filter(({ file }) => !/src\/text\/codecs\.ts$/.test(file))
    .filter(({ text }) => /replace(?:All)?\([^)]*'&(?:amp|lt|gt|quot);'/.test(text))
    .map(({ file }) => file);
  expect(escaping).toEqual([]);
});

test('7. an unknown context means silence', () => {
  const record =
    '{ "primary_id": "{{id}}", "record_type": { "value": "{{type}}" }, "user_group": { "value": "{{group}}" } }';
  expect(check(record, { path: 'x.json' })).toBe(record);
});

test('8. lines are counted in one module, and in the rope', () => {
  const counting = ['packages', 'apps/vscode/src', 'apps/cli/src']
    .flatMap(code)
    .filter(({ file }) => !/src\/(?:text\/lines|reading\/line-index)\.ts$/.test(file))
    .filter(({ text }) => /\bclass Lines\b|lineStarts|matchAll\(\/\\r\\n\|/.test(text))
    .map(({ file }) => file);
  expect(counting).toEqual([]);
});

test('9. what the server remembers stands in four files', () => {
  const caching = code('packages/language-server/src')
    .filter(({ file }) => !/\/(?:desk|answers|projects|document-lint)\.ts$/.test(file))
    .filter(({ text }) =>
      /(?:readonly|private) #?\w+(?:: [^=\n]+)? = new (?:Map|WeakMap)\b|^const \w+ = new (?:Map|WeakMap)\b/m.test(
        text,
      ),
    )
    .map(({ file }) => file);
  expect(caching).toEqual([]);
});

test('10. a failing rule is a finding, and the others go on', () => {
  const failing = {
    id: 'site/fails',
    severity: 'error',
    title: 'Fails',
    check: () => {
      throw new RangeError('secret of the document');
    },
  } as const;
  const text =
    '<user><primary_id>a</primary_id><record_type>PUBLIC</record_type><last_nam>b</last_nam></user>';
  const found = findingsOf(text, 'x.xml', { ...noSettings, assertions: [failing] });
  expect(found.map(({ rule }) => rule)).toContain('rule-failed');
  expect(found.map(({ rule }) => rule)).toContain('unknown-field');
  expect(JSON.stringify(found)).not.toContain('secret of the document');
});

test('11. secrets live with the client: neither the linter nor the server can hold one', () => {
  const holding = ['packages/rules/src', 'packages/language-server/src']
    .flatMap(code)
    .filter(({ text }) => /SecretStorage|from '@userlint\/wire'|process\.env/.test(text))
    .map(({ file }) => file);
  expect(holding).toEqual([]);
});

test('12. what is no user payload gets no finding', () => {
  const packages = join(root, 'node_modules');
  const foreign = readdirSync(packages).flatMap((name) => {
    const folder = join(packages, name);
    const files = existsSync(join(folder, 'package.json')) ? readdirSync(folder) : [];
    return files.filter((file) => /\.(?:json|xml|svg|html)$/.test(file)).map((file) => join(folder, file));
  });
  expect(foreign.length).toBeGreaterThan(100);
  for (const file of foreign) expect(findingsOf(readFileSync(file, 'utf8'), file)).toEqual([]);
  const word = '<web-app><user>me</user><users><user>you</user></users></web-app>';
  expect(findingsOf(word, 'x.xml')).toEqual([]);
});

describe('13. what is generated is checked in, and a test fails when it is stale', () => {
  test.each(['docs/rules.md', 'docs/fields', 'docs/settings.schema.json', 'docs/rules'])('%s', (path) => {
    expect(existsSync(join(root, path))).toBe(true);
    const tests = filesBelow(join(root, 'packages/rules/test'), '.test.ts').map((file) =>
      readFileSync(file, 'utf8'),
    );
    expect(tests.some((text) => text.includes('toMatchFileSnapshot'))).toBe(true);
  });
});

test('14. the sandbox shares facts with the linter, and nothing that decides', () => {
  const reached = new Set<string>();
  const waiting = filesBelow(join(rulesSource, 'services'), 'tables.ts').map((file) =>
    relative(rulesSource, file).replaceAll('\\', '/'),
  );
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    const text = readFileSync(join(rulesSource, file), 'utf8');
    for (const [, to = ''] of text.matchAll(/^(?:import|export) (?!type\b)[^;]*? from '(\.[^']+)'/gm)) {
      waiting.push(relative(rulesSource, join(rulesSource, dirname(file), to)).replaceAll('\\', '/'));
    }
  }
  expect(
    [...reached].filter((file) => /^(?:syntax|reading|rules|settings|sending|ask)\/|\/rules\//.test(file)),
  ).toEqual([]);
  expect(reached.size).toBeGreaterThan(10);
});

test('every invariant of ARCHITECTURE.md has its test here', () => {
  const stated = [
    ...(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
      .split('## Invariants')[1]
      ?.matchAll(/^(\d+)\. /gm) ?? []),
  ].map(([, number]) => number);
  const tested = [
    ...readFileSync(fileURLToPath(import.meta.url), 'utf8').matchAll(/^(?:test|describe)\('(\d+)\. /gm),
  ].map(([, number]) => number);
  expect(stated.length).toBeGreaterThan(10);
  expect(tested).toEqual(stated);
});
