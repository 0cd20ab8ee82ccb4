import type { Text } from '../../text/text.ts';
import type { Tree } from '../tree.ts';
import { reportDuplicates } from './duplicates.ts';
import { JsonNode } from './node.ts';
import type { Options } from './options.ts';
import { Report } from './report.ts';
import { scan } from './scan.ts';

export { type FoundItem, ListReader, type ListStart, readListStart } from './list.ts';
export { JsonNode } from './node.ts';

/**
 * Reads JSON (RFC 8259), however broken: what can be read, and everything that is wrong.
 *
 * The verdict is that of JSON.parse: a byte order mark and bare control characters in strings are wrong, an
 * escaped or bare lone surrogate is not. Repeated keys are reported, nesting deeper than 1000 too.
 */
export function parseJson(text: Text, rootName: string, options: Options = {}): Tree {
  const report = new Report(text);
  const tape = scan(text.value, report, options);
  const source = { text, tape };
  reportDuplicates(source, report);
  return {
    root: tape.length === 0 ? undefined : new JsonNode(source, 0, rootName),
    problems: report.problems,
  };
}
