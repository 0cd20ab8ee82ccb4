import type { Finding } from '../model/rule.ts';
import type { Edit } from '../text/span.ts';

/** The text with the edits made; an edit that overlaps an earlier one is left out. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const parts: string[] = [];
  let at = 0;
  for (const { span, text: replacement } of ordered) {
    if (span.start < at) continue;
    parts.push(text.slice(at, span.start), replacement);
    at = span.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

const rounds = 10;

/**
 * The text with every safe fix applied, again and again until none is left. A fix whose edits overlap those of an
 * earlier one waits for the next round, so that no fix is ever made by half.
 */
export function fixAll(text: string, lintText: (text: string) => readonly Finding[]): string {
  let current = text;
  for (let round = 0; round < rounds; round++) {
    const edits: Edit[] = [];
    for (const finding of lintText(current)) {
      const fix = finding.fixes.find(({ safe }) => safe);
      if (fix?.edits.every((edit) => edits.every((other) => apart(edit, other)))) edits.push(...fix.edits);
    }
    const next = applyEdits(current, edits);
    if (next === current) return current;
    current = next;
  }
  return current;
}

function apart(a: Edit, b: Edit): boolean {
  return a.span.end < b.span.start || b.span.end < a.span.start;
}
