/** `\r\n`, `\n` and `\r` each end a line. */

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** How many lines end in a text. */
export function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== LINE_FEED) count += 1;
  }
  return count;
}

/** Where the last line of a text begins that begins in it behind a line end; -1 when none does. */
export function lastLineStart(text: string): number {
  const feed = text.lastIndexOf('\n');
  // What follows is mostly short, and holds no `\r` either.
  const back = text.indexOf('\r', feed + 1) < 0 ? -1 : text.lastIndexOf('\r');
  return Math.max(feed, back) + 1 || -1;
}

/** Where the line begins that follows so many line ends; -1 when there are fewer. */
export function lineStartAfter(text: string, lineEnds: number): number {
  let left = lineEnds;
  for (let at = 0; at < text.length; at += 1) {
    if (!endsLine(text, at)) continue;
    left -= 1;
    if (left === 0) return at + 1;
  }
  return -1;
}

/** Whether the character at `at` is the last one of a line end. */
function endsLine(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED);
}

export function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}
