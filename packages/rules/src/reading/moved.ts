import type { Problem } from '../syntax/tree.ts';
import type { Edit, Span } from '../text/span.ts';

/** A problem with every offset where `move` says it is. */
export function movedProblem(problem: Problem, move: (offset: number) => number): Problem {
  const { span, related, fix } = problem;
  return {
    ...problem,
    span: movedSpan(span, move),
    ...(related && { related: { ...related, span: movedSpan(related.span, move) } }),
    ...(fix && {
      fix: {
        ...fix,
        edit: movedEdit(fix.edit, move),
        ...(fix.also && { also: fix.also.map((edit) => movedEdit(edit, move)) }),
      },
    }),
  };
}

export function movedSpan({ start, end }: Span, move: (offset: number) => number): Span {
  return { start: move(start), end: move(end) };
}

export function movedEdit({ span, text }: Edit, move: (offset: number) => number): Edit {
  return { span: movedSpan(span, move), text };
}
