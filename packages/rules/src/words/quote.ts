const longest = 60;

/** Text of a document in a message: in quotes, on one line, and not without end. */
export function quote(text: string): string {
  const line = text.replace(/\s/g, ' ');
  if (line.length <= longest) return `'${line}'`;
  return `'${line.slice(0, longest / 2)}…${line.slice(-longest / 3)}'`;
}
