import { CLOSE_BRACKET, DOUBLE_QUOTE, GREATER, LESS, OPEN_BRACKET, SINGLE_QUOTE } from './characters.ts';

/**
 * Where the DOCTYPE declaration that begins at `start` ends, its internal subset included; -1 when it does not end.
 * Nothing in it is interpreted: quotes, comments and instructions are passed over, for they may hold a `>`.
 */
export function doctypeEnd(text: string, start: number): number {
  let inSubset = false;
  for (let at = start + 2; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === GREATER && !inSubset) return at + 1;
    if (code === OPEN_BRACKET) inSubset = true;
    else if (code === CLOSE_BRACKET) inSubset = false;
    const closing = closingOf(text, at, code);
    if (closing === undefined) continue;
    const close = text.indexOf(closing, at + 1);
    if (close < 0) return -1;
    at = close + closing.length - 1;
  }
  return -1;
}

/** What ends the literal, comment or instruction that begins at `at`; undefined when none does. */
function closingOf(text: string, at: number, code: number): string | undefined {
  if (code === DOUBLE_QUOTE) return '"';
  if (code === SINGLE_QUOTE) return "'";
  if (code !== LESS) return undefined;
  if (text.startsWith('<!--', at)) return '-->';
  return text.startsWith('<?', at) ? '?>' : undefined;
}
