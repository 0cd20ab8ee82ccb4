import { JsonNode, type Source } from './node.ts';
import { BARE, BOOLEAN, NUMBER, STRING, UNCLOSED } from './tape.ts';

const BACKSLASH = 0x5c;

/** The text of the value at `index`: '' for objects, lists and null. A string without escapes is cut out as it stands. */
export function textAt(source: Source, index: number): string {
  const { text, tape } = source;
  const flags = tape.flags(index);
  const start = tape.start(index);
  const end = tape.end(index);
  const kind = tape.kind(index);
  if (kind === NUMBER || kind === BOOLEAN) return text.value.slice(start, end);
  if (kind !== STRING) return '';
  if ((flags & BARE) !== 0) return plain(text.value, start, end) ?? decoded(source, index);
  return plain(text.value, start + 1, (flags & UNCLOSED) === 0 ? end - 1 : end) ?? decoded(source, index);
}

function plain(text: string, start: number, end: number): string | undefined {
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at) === BACKSLASH) return undefined;
  return text.slice(start, end);
}

function decoded(source: Source, index: number): string {
  return new JsonNode(source, index, '').value.value;
}
