import type { Limit } from '../facts/field.ts';
import { graver } from '../facts/severity.ts';
import { type Entry, isPlaceholder } from '../model/entry.ts';
import type { Complaint, Fix, Rule } from '../model/rule.ts';

export const maxLength: Rule = {
  id: 'max-length',
  severity: 'error',
  title: 'A value is longer than the service accepts',
  value({ limits = [] }) {
    const least = Math.min(...limits.flatMap(({ max }) => max ?? []));
    // Never fewer than the characters that count.
    return least === Infinity ? undefined : (text) => text.length > least;
  },
  *complain(entry) {
    const limits = entry.field?.limits;
    if (limits === undefined || isPlaceholder(entry.text)) return;
    const length = characters(entry.text);
    const broken = limits.filter(({ max }) => max !== undefined && length > max).sort(graver);
    if (limits.some((limit) => repairsLength(entry.text, limit, limits))) return;
    const worst = broken[0];
    if (worst !== undefined) yield complaint(entry, length, worst, broken);
  },
};

/** A value that is too long only because it is written wrongly (01/26) is a matter of its format. */
function repairsLength(text: string, { pattern, oneOf, repair }: Limit, limits: readonly Limit[]): boolean {
  if (pattern === undefined && oneOf === undefined) return false;
  const repaired = repair?.(text);
  return (
    repaired !== undefined &&
    repaired !== text &&
    limits.every(({ max }) => max === undefined || characters(repaired) <= max)
  );
}

function complaint(entry: Entry, length: number, worst: Limit, broken: readonly Limit[]): Complaint {
  const fixes = broken.flatMap(({ max }) => (max === undefined ? [] : shorten(entry, max)));
  return {
    about: entry,
    severity: worst.severity,
    message: `${entry.name} has ${length} characters; at most ${worst.max} fit${reason(worst)}.`,
    fixes,
    ...(worst.error === undefined ? {} : { error: worst.error }),
  };
}

/** Blanks round a value are the first to go; where they are all that is too much, nothing is lost. */
function shorten(entry: Entry, max: number): Fix[] {
  const bare = entry.text.trim();
  const fits = characters(bare) <= max;
  const edit = entry.write(fits ? bare : [...bare].slice(0, max).join('').trimEnd());
  if (edit === undefined) return [];
  return [
    { title: fits ? 'Remove the blanks round it' : `Cut to ${max} characters`, edits: [edit], safe: fits },
  ];
}

function reason({ source }: Limit): string {
  return source.evidence === 'documented' ? ` (${source.from})` : ` (${source.evidence}: ${source.from})`;
}

/** Code points, as the services count: a character outside the BMP is one. */
function characters(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xd800) count--;
  return count;
}
