/** The white space before a member: what the next one is to be set off by. */
export function beside(text: string, start: number): string {
  let from = start;
  while (isBlank(text[from - 1])) from -= 1;
  return from === start ? ' ' : text.slice(from, start);
}

/** A member with the comma that is its own: the one behind it, or for the last one that before it. */
export function besideMember(text: string, start: number, end: number): [start: number, end: number] {
  let to = end;
  while (isBlank(text[to])) to += 1;
  if (text[to] === ',') {
    to += 1;
    while (isBlank(text[to])) to += 1;
    return [start, to];
  }
  let from = start;
  while (isBlank(text[from - 1])) from -= 1;
  return text[from - 1] === ',' ? [from - 1, end] : [start, end];
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}
