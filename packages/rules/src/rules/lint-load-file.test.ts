import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../model/rule.ts';
import { noSettings } from '../model/settings.ts';
import { readText } from '../reading/document.ts';
import { LoadFile } from '../reading/load-file.ts';
import { ruledServices, services } from '../services/index.ts';
import { lint } from '../services/known.ts';
import { jsonFiles, jsonWords, misspelt, record, xmlFiles, xmlWords } from '../testing/load-files.ts';
import { makeEdits, randomEdits } from '../testing/random-edits.ts';
import { Text } from '../text/text.ts';
import { LoadFileLint } from './lint-load-file.ts';

const runs = Number(process.env.ROPE_RUNS ?? 20);
const moment = { now: new Date('2026-11-21T12:00:00Z') };

function read(text: string, path = 'users.xml'): LoadFile | undefined {
  return LoadFile.read({ text, path }, services, noSettings);
}

function linted(file: LoadFile): LoadFileLint {
  const all = new LoadFileLint(file, ruledServices, noSettings, moment);
  for (const _ of all.steps());
  return all;
}

function told(all: LoadFileLint): string {
  return JSON.stringify([all.findings('each'), all.findings(), all.gravest(5)], null, 1);
}

function holdsAfterEdits(files: readonly string[], words: readonly string[], path: string): void {
  fc.assert(
    fc.property(fc.constantFrom(...files), randomEdits(words), fc.nat(5), (source, edits, patience) => {
      let file = read(source, path);
      let kept = file && new LoadFileLint(file, ruledServices, noSettings, moment);
      makeEdits(source, edits, ({ start, end, text }, whole) => {
        const edited = file?.edit({ start, end }, text);
        file = edited ?? read(whole, path);
        if (file === undefined) kept = undefined;
        else if (kept === undefined) kept = new LoadFileLint(file, ruledServices, noSettings, moment);
        else kept.adopt(file);
        if (file === undefined || kept === undefined) return;
        // Somebody goes on typing before everything is looked at.
        let seen = 0;
        for (const _ of kept.steps())
          if (++seen > patience && edited !== undefined && text.length === 1) return;
        expect(told(kept)).toBe(told(linted(file)));
      });
    }),
    { numRuns: runs },
  );
}

describe('what is kept through edits is what is found anew', () => {
  test('XML', { timeout: 600_000 }, () => holdsAfterEdits([...xmlFiles, misspelt], xmlWords, 'users.xml'));
  test('JSON', { timeout: 600_000 }, () => holdsAfterEdits(jsonFiles, jsonWords, 'users.json'));
});

test.each([
  ...xmlFiles,
  ...jsonFiles,
  misspelt,
])('a well-formed file is linted as the whole of it is: %#', (text) => {
  const document = { text, path: 'users.xml' };
  const whole = readText(Text.of(text), document, services, noSettings);
  const file = read(text);
  if (file === undefined) throw new Error('no load file');
  const found = linted(file).findings('each');
  expect(found.length).toBeGreaterThan(2);
  expect(found).toEqual(lint(whole, noSettings, moment));
});

const many = `<users>${Array.from({ length: 30 }, (_, i) => record(`id${i}`)).join('')}</users>`;

function linesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ severity, rule, message, span }) => `${span.start} ${severity} ${rule}: ${message}`);
}

test('advice is told once for each rule in a file of many records', () => {
  const file = read(many);
  const all = file && linted(file);
  const advice = (all?.findings() ?? []).filter(
    ({ severity }) => severity === 'information' || severity === 'hint',
  );
  expect(linesOf(advice)).toMatchInlineSnapshot(`
    [
      "11 hint alma/output-only: Alma writes these itself and ignores them here: full_name. (Told once: there are 29 more places like this in the file.)",
      "203 information code-table: active is no usual code of ContentStructureStatus, and codes count exactly as written. Did you mean ACTIVE? (Told once: there are 29 more places like this in the file.)",
    ]
  `);
  expect(all?.findings('each').filter(({ rule }) => rule === advice[0]?.rule)).toHaveLength(30);
});

test('the gravest: as many as are wanted, and how many there are', () => {
  const file = read(many);
  const all = file && linted(file);
  const { findings = [], total, leftOut } = all?.gravest(7) ?? {};
  const told = all?.findings() ?? [];
  expect(findings).toHaveLength(7);
  expect(total).toBe(told.length);
  const grave = told.filter(({ severity }) => severity !== 'information' && severity !== 'hint');
  expect(findings).toEqual(grave.slice(0, 7));
  expect(leftOut).toEqual(
    told.find(
      (one) => !findings.some(({ span }) => span.start === one.span.start && span.end === one.span.end),
    ),
  );
  expect(all?.gravest(10_000)).toEqual({ findings: told, total: told.length, leftOut: undefined });
});

test('repairs are worked out when somebody asks for a place', () => {
  const file = read(many);
  if (file === undefined) throw new Error('no load file');
  const all = new LoadFileLint(file, ruledServices, noSettings, { ...moment, withoutFixes: true });
  for (const _ of all.steps());
  const span = { start: many.indexOf('id7'), end: many.indexOf('id8') };
  const found = all.at(span);
  const base = linted(file)
    .findings('each')
    .filter(({ span: at }) => file.chunkAt(at.start) === 7);
  expect(found.filter(({ span: at }) => file.chunkAt(at.start) === 7)).toEqual(base);
  expect(base.some(({ fixes }) => fixes.length > 0)).toBe(true);
  expect(all.findings('each').every(({ fixes }) => fixes.length === 0)).toBe(true);
});
