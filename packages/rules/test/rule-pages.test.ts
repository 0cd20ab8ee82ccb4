import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Settings } from '../src/model/settings.ts';
import { applyEdits, fixAll } from '../src/rules/fix.ts';
import { rules } from '../src/services/catalogue.ts';
import { readSettings } from '../src/settings/settings-file.ts';
import { type CheckOptions, type Example, examples, findings, settingsOf } from '../src/testing/index.ts';

const src = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src');

/** 'max-length' → rules/max-length.md; 'alma/override' → services/alma/rules/override.md */
function pageOf(id: string): string {
  const [first = '', second] = id.split('/');
  return second === undefined
    ? join(src, 'rules', `${first}.md`)
    : join(src, 'services', first, 'rules', `${second}.md`);
}

/** Rules that report on what happens, not on what is written: they have no examples. */
const withoutExamples = ['rule-failed', 'service-answer', 'too-deep'];

describe.each(rules.map(({ id }) => id))('%s', (id) => {
  test('has a page that begins with its name', () => {
    expect(existsSync(pageOf(id)), `${pageOf(id)} is missing`).toBe(true);
    expect(readFileSync(pageOf(id), 'utf8').split('\n')[0]).toBe(`# ${id}`);
  });
});

/** What the fence says of the call wins over the settings before it. */
async function settingsOfExample(example: Example, path: string, call: CheckOptions): Promise<Settings> {
  const own = settingsOf(call);
  if (example.settings === undefined) return own;
  const { project, findings: wrong } = await readSettings(example.settings);
  expect(wrong).toEqual([]);
  const stated = project.settingsFor(path);
  return {
    ...stated,
    operation: own.operation ?? stated.operation,
    parameters: [...new Map([...stated.parameters, ...own.parameters])],
  };
}

test.each(
  rules.map(({ id }) => id).filter((id) => !withoutExamples.includes(id)),
)('%s: the Wrong examples report it, the Right ones do not', async (id) => {
  const all = examples(readFileSync(pageOf(id), 'utf8'));
  expect(all.filter(({ wrong }) => wrong).length).toBeGreaterThan(0);
  expect(all.filter(({ wrong }) => !wrong).length).toBeGreaterThan(0);
  for (const example of all) {
    const path = `example.${example.language}`;
    const call = {
      parameters: example.parameters,
      ...(example.operation === undefined ? {} : { operation: example.operation }),
    };
    const reported =
      example.operation === 'userlint.json'
        ? (await readSettings(example.source)).findings
        : findings(example.source, { path, settings: await settingsOfExample(example, path, call) });
    const hits = reported.filter(({ rule }) => rule === id).length;
    expect({ example: example.source, reported: hits > 0 }).toEqual({
      example: example.source,
      reported: example.wrong,
    });
  }
});

test.each(
  rules.map(({ id }) => id).filter((id) => !withoutExamples.includes(id) && id !== 'settings'),
)('%s: its fixes lead somewhere, and break nothing', async (id) => {
  for (const example of examples(readFileSync(pageOf(id), 'utf8'))) {
    const path = `example.${example.language}`;
    const { operation, parameters } = example;
    const call = { parameters, ...(operation === undefined ? {} : { operation }) };
    const settings = await settingsOfExample(example, path, call);
    const lint = (text: string) => findings(text, { path, settings });
    const broken = (text: string) =>
      lint(text).filter(({ rule }) => rule === 'well-formed' || rule === 'valid-json').length;
    const before = broken(example.source);
    for (const finding of lint(example.source).filter(({ rule }) => rule === id)) {
      for (const { title, edits = [] } of finding.fixes) {
        const after = applyEdits(example.source, edits);
        // What a fix belongs to is gone, or less, and the text is no more broken than it was.
        const left = lint(after).filter(
          ({ rule, message }) => rule === id && message === finding.message,
        ).length;
        const told = lint(example.source).filter(
          ({ rule, message }) => rule === id && message === finding.message,
        ).length;
        if (edits.length > 0)
          expect({ title, after, less: left < told }).toEqual({ title, after, less: true });
        expect({ title, after, broken: broken(after) <= before }).toEqual({ title, after, broken: true });
      }
    }
    const fixed = fixAll(example.source, lint);
    expect({
      fixed,
      safe: lint(fixed)
        .filter(({ fixes }) => fixes.some(({ safe }) => safe))
        .map(({ message }) => message),
    }).toEqual({ fixed, safe: [] });
  }
});

test('every page belongs to a rule', () => {
  const pages = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  );
  expect(pages.map((name) => join(src, name)).sort()).toEqual(rules.map(({ id }) => pageOf(id)).sort());
});
