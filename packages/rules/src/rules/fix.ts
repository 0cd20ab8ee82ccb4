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
    const next = fixOnce(current, lintText(current));
    if (next === current) break;
    current = next;
  }
  return current;
}

/** As `fixAll`, with the rests of each lint. */
export function* fixAllSteps(
  text: string,
  lintText: (text: string) => Generator<undefined, readonly Finding[]>,
): Generator<undefined, string> {
  let current = text;
  for (let round = 0; round < rounds; round++) {
    const next = fixOnce(current, yield* lintText(current));
    if (next === current) break;
    current = next;
  }
  return current;
}

function fixOnce(text: string, findings: readonly Finding[]): string {
  const chosen = new EditsApart();
  for (const finding of findings) chosen.take(finding.fixes.find(({ safe }) => safe)?.edits ?? []);
  return applyEdits(text, chosen.edits);
}

/** Edits of which no two touch, by place: each is compared with its neighbours alone, however many there are. */
class EditsApart {
  readonly edits: Edit[] = [];

  /** All of them, or none where one touches what is there. */
  take(edits: readonly Edit[]): void {
    if (edits.some((edit) => this.#touches(edit))) return;
    for (const edit of edits) this.edits.splice(this.#indexOf(edit), 0, edit);
  }

  #touches({ span }: Edit): boolean {
    const at = this.#indexOf({ span, text: '' });
    const before = this.edits[at - 1];
    const after = this.edits[at];
    return (
      (before !== undefined && before.span.end >= span.start) ||
      (after !== undefined && after.span.start <= span.end)
    );
  }

  /** Where an edit belongs among them: behind those that begin before it. */
  #indexOf({ span }: Edit): number {
    let low = 0;
    let high = this.edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.edits[middle]?.span.start ?? 0) < span.start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
