/** Runs in the page: the text above each squiggle of `editor` with this class, as it is drawn. */
export function underlined(editor: HTMLElement | SVGElement, squiggle: string): string[] {
  const lines = [...editor.querySelectorAll('.view-line')];
  const found: string[] = [];
  for (const mark of editor.querySelectorAll(`.${squiggle}`)) {
    const box = mark.getBoundingClientRect();
    const middle = box.top + box.height / 2;
    const line = lines.find((candidate) => {
      const { top, bottom } = candidate.getBoundingClientRect();
      return top <= middle && middle < bottom;
    });
    if (!line) continue;
    let letters = '';
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      for (let at = 0; at < text.length; at += 1) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const letter = range.getBoundingClientRect();
        const centre = letter.left + letter.width / 2;
        if (box.left <= centre && centre <= box.right) letters += text[at];
      }
    }
    found.push(letters.replaceAll('\u00a0', ' '));
  }
  return found;
}
