import {
  CARRIAGE_RETURN,
  DOUBLE_QUOTE,
  EQUAL,
  GREATER,
  isSpace,
  LESS,
  LINE_FEED,
  partEnd,
  SLASH,
  startsName,
} from './characters.ts';
import type { Search } from './search.ts';

/**
 * Where the quoted value that begins at `start` ends. When its closing quote is missing that is a guess, so that the
 * rest can still be read, and no `quote` stands there.
 */
export function quotedEnd(text: string, start: number, quote: number, less: Search): number {
  const end = text.indexOf(quote === DOUBLE_QUOTE ? '"' : "'", start);
  if (end < 0) return breakOff(text, start);
  if (less.from(start) < end) {
    const sameLine = !text.slice(less.from(start), end).includes('\n');
    return sameLine && endsValue(text, end + 1) && text.charCodeAt(end - 1) !== EQUAL
      ? end
      : breakOff(text, start);
  }
  // A quote after `=` begins a value, unless the tag goes on behind it.
  if (text.charCodeAt(end - 1) !== EQUAL || endsValue(text, end + 1)) return end;
  const nameStart = beforeLastName(text, start, end);
  return nameStart > start ? nameStart : end;
}

/** Where the white space before the last name in `start`..`end` begins; `start` when the name is not set off. */
function beforeLastName(text: string, start: number, end: number): number {
  let at = end - 1;
  while (at > start && !isSpace(text.charCodeAt(at))) at -= 1;
  if (!startsName(text, at + 1) || partEnd(text, at + 1) < end - 1) return start;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** Whether what stands at `at` can follow a closing quote. */
function endsValue(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isSpace(code) || code === GREATER || code === SLASH || at >= text.length;
}

/** The end of the value before the first `>`, `/>`, `<` or line end. */
function breakOff(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LESS || code === LINE_FEED || code === CARRIAGE_RETURN) break;
    if (code === GREATER) return at > start && text.charCodeAt(at - 1) === SLASH ? at - 1 : at;
  }
  return at;
}
