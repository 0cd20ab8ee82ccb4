import { expect, test } from 'vitest';
import { noSettings } from '../model/settings.ts';
import { LoadFile } from '../reading/load-file.ts';
import { LoadFileStream } from '../reading/load-file-stream.ts';
import { ruledServices, services } from '../services/index.ts';
import { jsonFiles, misspelt, record, xmlFiles } from '../testing/load-files.ts';
import { byPlace } from './finding.ts';
import { LoadFileLint } from './lint-load-file.ts';
import { LoadFileStreamLint, type PlacedFinding } from './lint-stream.ts';

const moment = { now: new Date('2026-11-21T12:00:00Z') };

function streamed(text: string, size: number): readonly PlacedFinding[] {
  const stream = new LoadFileStream(services, noSettings);
  const lint = new LoadFileStreamLint(ruledServices, noSettings, moment);
  const found: PlacedFinding[] = [];
  const take = (placed: ReturnType<LoadFileStream['push']>) => {
    for (const chunk of placed) found.push(...lint.lint(chunk));
  };
  for (let at = 0; at < text.length; at += size) take(stream.push(text.slice(at, at + size)));
  take(stream.end());
  return [...lint.ofList(stream), ...found];
}

const broken = xmlFiles[0]?.replace('</user>', '').replace('</users>', '') ?? '';
const first = `<users><other/>${record('a')}${record('a')}`;

test.each([
  ...xmlFiles,
  ...jsonFiles,
  misspelt,
  broken,
  first,
  `${jsonFiles[0]},`,
])('a file in pieces is linted as a file at hand: %#', (text) => {
  const file = LoadFile.read({ text, path: 'x' }, services, noSettings);
  if (file === undefined) throw new Error('no load file');
  const all = new LoadFileLint(file, ruledServices, noSettings, moment);
  for (const _ of all.steps());
  const expected = all.findings('each').map((finding) => ({
    finding,
    range: { start: file.position(finding.span.start), end: file.position(finding.span.end) },
    related: finding.related.map(({ span }) => {
      return { start: file.position(span.start), end: file.position(span.end) };
    }),
  }));
  for (const size of [7, 100, 10_000]) {
    const found = [...streamed(text, size)].sort((a, b) => byPlace(a.finding, b.finding));
    expect(found).toEqual(expected);
  }
});
