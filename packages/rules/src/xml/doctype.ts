import { CLOSE_BRACKET, DOUBLE_QUOTE, GREATER, LESS, OPEN_BRACKET, SINGLE_QUOTE } from './characters.ts';
import type { Reading } from './reading.ts';

/**
 * Where the DOCTYPE declaration that begins at `start` ends, its internal subset included; -1 when it does not end.
 * Nothing in it is interpreted: quotes, comments and instructions are passed over, for they may hold a `>`.
 */
export function doctypeEnd(reading: Reading, start: number): number {
  const { text, commentEnd, instructionEnd } = reading;
  let inSubset = false;
  let at = start + 2;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      const close = text.indexOf(text[at] as string, at + 1);
      if (close < 0) return -1;
      at = close;
    } else if (code === OPEN_BRACKET) inSubset = true;
    else if (code === CLOSE_BRACKET) inSubset = false;
    else if (code === GREATER && !inSubset) return at + 1;
    else if (code === LESS && text.startsWith('<!--', at)) at = commentEnd.from(at + 4) + 2;
    else if (code === LESS && text.startsWith('<?', at)) at = instructionEnd.from(at + 2) + 1;
    at += 1;
  }
  return -1;
}
