import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noSettings } from '../model/settings.ts';
import { services } from '../services/index.ts';
import { jsonFiles, jsonWords, misspelt, xmlFiles, xmlWords } from '../testing/load-files.ts';
import { makeEdits, randomEdits } from '../testing/random-edits.ts';
import { LoadFile } from './load-file.ts';
import { LoadFileStream, type PlacedChunk } from './load-file-stream.ts';

const runs = Number(process.env.ROPE_RUNS ?? 60);

/** What is told of a file, by both ways of reading it. */
function told(
  placed: Iterable<PlacedChunk>,
  file: Pick<LoadFileStream, 'listProblems' | 'positionAt'>,
): string {
  const chunks = Array.from(placed, ({ chunk, stretch, request }) => [
    stretch.start,
    stretch.position,
    chunk,
    chunk.text,
    request?.record?.at,
    chunk.problems.map(({ span }) => stretch.positionAt(stretch.start + span.end)),
  ]);
  const problems = file.listProblems.map((problem) => {
    return [problem, file.positionAt(problem.span.start), file.positionAt(problem.span.end)];
  });
  return JSON.stringify({ chunks, problems }, null, 1);
}

function streamed(pieces: readonly string[]): string {
  const stream = new LoadFileStream(services, noSettings);
  const placed = [...pieces.flatMap((piece) => stream.push(piece)), ...stream.end()];
  return stream.isOther ? 'no load file' : told(placed, stream);
}

function whole(text: string): string {
  const file = LoadFile.read({ text, path: 'x' }, services, noSettings);
  if (file === undefined) return 'no load file';
  const placed = file.chunks.map((chunk, index): PlacedChunk => {
    const start = file.startOf(index);
    const position = file.position(start);
    const stretch = {
      start,
      position,
      positionAt: (offset: number) => file.position(offset),
    } as unknown as PlacedChunk['stretch'];
    return { chunk, stretch, request: file.ownRequestOf(chunk) };
  });
  return told(placed, {
    listProblems: file.listProblems,
    positionAt: (offset) => file.position(offset),
  });
}

test.each([
  ['XML', [...xmlFiles, misspelt], xmlWords],
  ['JSON', jsonFiles, jsonWords],
])('in pieces of any size it is the same as in one: %s', { timeout: 600_000 }, (_, files, words) => {
  const size = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 700 }));
  fc.assert(
    fc.property(fc.constantFrom(...files), randomEdits(words), fc.array(size), (source, edits, sizes) => {
      let text = source;
      makeEdits(source, edits, (_change, after) => {
        text = after;
      });
      const pieces: string[] = [];
      for (let at = 0; at < text.length; at += pieces.at(-1)?.length ?? 1) {
        pieces.push(text.slice(at, at + (sizes[pieces.length % Math.max(1, sizes.length)] ?? 100)));
      }
      expect(streamed(pieces)).toBe(whole(text));
    }),
    { numRuns: runs },
  );
});

test('records are given as soon as they are complete, and none of them is kept', () => {
  const record = '<user><primary_id>a</primary_id><user_group>b</user_group></user>';
  const stream = new LoadFileStream(services, noSettings);
  expect(stream.push('<users>')).toHaveLength(0);
  expect(stream.push(record.slice(0, 20))).toHaveLength(0);
  expect(stream.push(record.slice(20))).toHaveLength(1);
  expect(stream.push(`${record}${record}<us`)).toHaveLength(2);
  expect(stream.push('er/></users>')).toHaveLength(1);
  expect(stream.end()).toHaveLength(0);
  expect(stream.isOther).toBe(false);
});

test('what is none of ours is passed over', () => {
  const stream = new LoadFileStream(services, noSettings);
  expect(stream.push('<users><user><name>x</name></user>')).toHaveLength(0);
  expect(stream.push('<user><name>x</name></user></users>')).toHaveLength(0);
  expect(stream.end()).toHaveLength(0);
  expect(stream.isOther).toBe(true);
});
