import type { Finding, Fix } from '../model/rule.ts';
import { movedEdit, movedSpan } from '../reading/moved.ts';

/** A finding of a stretch of the file that begins at `base`, as one of the file. */
export function movedFinding(finding: Finding, base: number): Finding {
  const move = (offset: number): number => base + offset;
  const { span, related, fixes } = finding;
  return {
    ...finding,
    span: movedSpan(span, move),
    related: related.map((one) => ({ ...one, span: movedSpan(one.span, move) })),
    fixes: fixes.map((fix) => movedFix(fix, move)),
  };
}

function movedFix(fix: Fix, move: (offset: number) => number): Fix {
  return fix.edits === undefined ? fix : { ...fix, edits: fix.edits.map((edit) => movedEdit(edit, move)) };
}
