import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../src/model/rule.ts';
import type { Settings } from '../src/model/settings.ts';
import { applyEdits, fixAll } from '../src/rules/fix.ts';
import { rules } from '../src/services/catalogue.ts';
import { readSettings } from '../src/settings/settings-file.ts';
import {
  type CheckOptions,
  draw,
  type Example,
  examples,
  findings,
  settingsOf,
} from '../src/testing/index.ts';

const src = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src');
/** The examples of every rule's page as pictures, generated and checked in. */
const gallery = join(src, '../../../docs/rules');

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
  const pictures: string[] = [];
  for (const example of all) {
    const reported = (await findingsOf(example)).filter(({ rule }) => rule === id);
    expect({ example: example.source, reported: reported.length > 0 }).toEqual({
      example: example.source,
      reported: example.wrong,
    });
    const call = [
      example.language,
      example.operation,
      ...Object.entries(example.parameters).map((pair) => pair.join('=')),
    ];
    const title = `${example.wrong ? 'Wrong' : 'Right'}: ${call.filter((part) => part !== undefined).join(' ')}`;
    pictures.push(`${title}\n\n${draw(example.source, reported)}\n`);
  }
  // Where it is underlined, how far, and how often: no example is merely found.
  await expect(pictures.join('\n')).toMatchFileSnapshot(join(gallery, `${id}.shot`));
});

async function findingsOf(example: Example): Promise<readonly Finding[]> {
  if (example.operation === 'userlint.json') return (await readSettings(example.source)).findings;
  const path = `example.${example.language}`;
  const { operation, parameters } = example;
  const call = { parameters, ...(operation === undefined ? {} : { operation }) };
  return findings(example.source, { path, settings: await settingsOfExample(example, path, call) });
}

test('every picture belongs to a rule', () => {
  const shots = readdirSync(gallery, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.shot'),
  );
  const known = rules.map(({ id }) => `${id}.shot`);
  expect(shots.map((name) => name.replaceAll('\\', '/')).filter((name) => !known.includes(name))).toEqual([]);
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
