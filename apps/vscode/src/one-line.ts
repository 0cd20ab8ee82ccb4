import { printableLine } from '@userlint/wire';

/**
 * Foreign text for a dialog: on one line, with nothing in it that is invisible or turns text around, and cut
 * in the middle to about `length` characters, saying how many there were.
 */
export function oneLine(text: string, length = 80): string {
  const characters = Array.from(text);
  if (characters.length <= length) return printableLine(text);
  const half = Math.floor(length / 2);
  const [start, end] = [characters.slice(0, half), characters.slice(-half)];
  return `${printableLine(start.join(''))} … ${printableLine(end.join(''))} (${characters.length} characters)`;
}
