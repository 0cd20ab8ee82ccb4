export interface VisibleLine {
  /** As the margin says. */
  readonly number: number;
  readonly text: string;
}

/** Runs in the page: the lines that `editor` has on the screen, from top to bottom. */
export function visibleLines(editor: HTMLElement | SVGElement): VisibleLine[] {
  const numbers = new Map<string, number>();
  for (const row of editor.querySelectorAll<HTMLElement>('.margin-view-overlays > div')) {
    numbers.set(row.style.top, Number(row.querySelector('.line-numbers')?.textContent));
  }
  return [...editor.querySelectorAll<HTMLElement>('.view-line')]
    .map((line) => ({
      number: numbers.get(line.style.top) ?? 0,
      text: (line.textContent ?? '').replaceAll('\u00a0', ' '),
    }))
    .sort((a, b) => a.number - b.number);
}
