import type { Request } from '../model/request.ts';
import type { Context } from '../model/rule.ts';
import type { Chunk } from '../reading/chunk.ts';
import { byPlace } from './finding.ts';
import { type LintedRecord, lintRecord } from './lint-record.ts';
import { problemFindings } from './problem-findings.ts';
import type { Rulebook } from './rulebook.ts';

/**
 * What is wrong with one chunk of a load file, by place; all offsets begin with the chunk. `request`: its own, where its
 * record is one of ours.
 */
export function lintChunk(
  chunk: Chunk,
  request: Request | undefined,
  book: Rulebook,
  context: Context,
): LintedRecord {
  const broken = chunk.problems.length === 0 ? [] : book.told(problemFindings(chunk, request));
  if (request === undefined) return { findings: broken.sort(byPlace), claims: [] };
  const { findings, claims } = lintRecord(request, book, context);
  return { findings: [...broken, ...findings].sort(byPlace), claims };
}
