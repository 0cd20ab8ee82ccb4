/** Controls, format characters (bidi, zero-width), half characters, foreign line ends; not tab and line feed. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** What build servers read as commands to themselves. */
const command = /^([\t ]*):(?=:)|#(?=#(?:vso)?\[)/gm;

/** Foreign text, safe on a terminal, in an editor and in a build's log: what is invisible there is spelled out. */
export function printable(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(invisible, (character) =>
      character === '\n' || character === '\t' ? character : named(character),
    )
    .replace(command, (match) => match.slice(0, -1) + named(match.slice(-1)));
}

/** The same on one line, for what stands in a sentence. */
export function printableLine(text: string): string {
  return printable(text).replaceAll('\n', '<U+000A>').replaceAll('\t', '<U+0009>');
}

function named(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
