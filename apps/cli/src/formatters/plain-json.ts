/** What is invisible, and what build servers read as commands to themselves; not the line feeds between lines. */
const unplain = /[^\P{C}\n]|[\p{Zl}\p{Zp}]|#(?=#(?:vso)?\[)/gu;

/** JSON over lines whose strings can do no harm in a terminal or a build's log: such characters are escaped. */
export function plainJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(unplain, escaped)}\n`;
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
