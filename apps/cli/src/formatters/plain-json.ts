/** What is invisible, and what build servers read as commands to themselves; not the line feeds between lines. */
const unplain = /[^\P{C}\n]|[\p{Zl}\p{Zp}]|#(?=#(?:vso)?\[)/gu;

/**
 * JSON over lines whose strings can do no harm in a terminal or a build's log: such characters are escaped. Each line
 * stands `depth` levels in; the last one has no line feed.
 */
export function plainJson(value: unknown, depth = 0): string {
  const text = JSON.stringify(value, undefined, 2).replace(unplain, escaped);
  return depth === 0 ? text : text.replace(/^/gm, '  '.repeat(depth));
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
