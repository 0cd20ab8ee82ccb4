import { SPACE, TAB } from './characters.ts';
import { ELEMENT, PARENT, START, type Tape } from './tape.ts';

/**
 * For every element on the tape (at its position), how deep its line is indented; made negative by `~` when the
 * element does not open its line.
 */
export function indentation(text: string, tape: Tape): Int32Array {
  const indents = new Int32Array(tape.length);
  let lineStart = 0;
  let indent = blanks(text, 0);
  let lineEnd = lineEndAfter(text, 0);
  for (let at = 0; at < tape.length; at = tape.after(at)) {
    if (tape.kind(at) !== ELEMENT) continue;
    const start = tape.cell(at, START);
    if (lineEnd < start) {
      lineStart = text.lastIndexOf('\n', start) + 1;
      indent = blanks(text, lineStart);
      lineEnd = lineEndAfter(text, start);
    }
    indents[at] = lineStart + indent === start ? indent : ~indent;
  }
  return indents;
}

export function indentOf(indents: Int32Array, at: number): number {
  const cell = indents[at] as number;
  return cell < 0 ? ~cell : cell;
}

/** Whether only white space stands before the element on its line. */
export function opensLine(indents: Int32Array, at: number): boolean {
  return (indents[at] as number) >= 0;
}

/** Whether the text is indented at all: most tags that open a line stand deeper than what they are in. */
export function isIndented(tape: Tape, indents: Int32Array): boolean {
  let deeper = 0;
  let other = 0;
  for (let at = 0; at < tape.length; at = tape.after(at)) {
    if (tape.kind(at) !== ELEMENT || !opensLine(indents, at)) continue;
    const parent = tape.cell(at, PARENT);
    if (parent < 0) continue;
    if (indentOf(indents, at) > indentOf(indents, parent)) deeper += 1;
    else other += 1;
  }
  return deeper > other;
}

function blanks(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB) at += 1;
  return at - start;
}

function lineEndAfter(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? Number.POSITIVE_INFINITY : end;
}
