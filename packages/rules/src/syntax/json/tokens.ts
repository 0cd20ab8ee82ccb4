/** The pieces JSON is made of, each found by where it begins. Nothing here looks back or remembers. */

export const QUOTE = 34;
export const APOSTROPHE = 39;
export const BACKSLASH = 92;
export const TAB = 9;
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;

/** The first character from `at` that does not mean itself in a string: a quote, a backslash, a control character. */
export function plainEnd(source: string, at: number): number {
  const length = source.length;
  for (; at < length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === QUOTE || code === BACKSLASH || code < SPACE) return at;
  }
  return length;
}

const hex4 = /[0-9A-Fa-f]{4}/y;

/** Where the escape at `at` ends; -1 when RFC 8259 knows none such. */
export function escapeEnd(source: string, at: number): number {
  const letter = source[at + 1] ?? '';
  if (letter !== '' && '"\\/bfnrt'.includes(letter)) return at + 2;
  hex4.lastIndex = at + 2;
  return letter === 'u' && hex4.test(source) ? at + 6 : -1;
}

/** Where the text in single quotes at `at` ends, and whether a quote ends it; otherwise its line does. */
export function singleQuoted(source: string, at: number): { readonly end: number; readonly closed: boolean } {
  for (let end = at + 1; end < source.length; end += 1) {
    const code = source.charCodeAt(end);
    if (code === APOSTROPHE) return { end: end + 1, closed: true };
    if (isLineEnd(code)) return { end, closed: false };
    if (code === BACKSLASH && !isLineEnd(source.charCodeAt(end + 1))) end += 1;
  }
  return { end: source.length, closed: false };
}

function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/** Where the number of RFC 8259 at `at` ends; -1 when none stands there. */
export function numberEnd(source: string, at: number): number {
  number.lastIndex = at;
  return number.test(source) && isDelimited(source, number.lastIndex) ? number.lastIndex : -1;
}

const literal = /true|false|null/y;

export function literalEnd(source: string, at: number): number {
  literal.lastIndex = at;
  return literal.test(source) && isDelimited(source, literal.lastIndex) ? literal.lastIndex : -1;
}

function isDelimited(source: string, at: number): boolean {
  return at >= source.length || ',}] \n\r\t:"{[/\''.includes(source.charAt(at));
}

const word = /[^,\r\n{}[\]"]*/y;
const keyWord = /[^:,\r\n{}[\]"]*/y;

/** Where the text without quotes at `at` ends: before what could follow it, a comment, or its line's end. */
export function wordEnd(source: string, at: number, isKey: boolean): number {
  const pattern = isKey ? keyWord : word;
  pattern.lastIndex = at;
  const found = pattern.exec(source)?.[0] ?? '';
  const comment = found.search(/\s\/[/*]/);
  return at + (comment < 0 ? found : found.slice(0, comment)).trimEnd().length;
}

const variable = /\{\{[^{}"\r\n]*\}\}/y;

/** Where the `{{variable}}` at `at` ends; -1 when none stands there. */
export function variableEnd(source: string, at: number): number {
  variable.lastIndex = at;
  return variable.test(source) ? variable.lastIndex : -1;
}

/** Where the comment at `at` ends; `closed` is false when nothing ends it. */
export function comment(source: string, at: number): { readonly end: number; readonly closed: boolean } {
  const block = source[at + 1] === '*';
  const end = block ? source.indexOf('*/', at + 2) : lineEnd(source, at);
  return end < 0 ? { end: source.length, closed: false } : { end: block ? end + 2 : end, closed: true };
}

const line = /[^\r\n]*/y;

export function lineEnd(source: string, at: number): number {
  line.lastIndex = at;
  line.test(source);
  return line.lastIndex;
}

const foreignSpace = /[^\S \t\r\n]+/y;

/** Where the white space that JSON does not count as such ends; `at` when none stands there. */
export function foreignSpaceEnd(source: string, at: number): number {
  foreignSpace.lastIndex = at;
  return foreignSpace.test(source) ? foreignSpace.lastIndex : at;
}

/** Whether a line may be indented with it. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** Where the white space from `at` ends. */
export function spaceEnd(source: string, at: number): number {
  const length = source.length;
  for (; at < length; at += 1) {
    const code = source.charCodeAt(at);
    if (code !== SPACE && code !== LINE_FEED && code !== CARRIAGE_RETURN && code !== TAB) return at;
  }
  return length;
}

/** The next character after white space; '' at the end. */
export function nextCharacter(source: string, at: number): string {
  return source.charAt(spaceEnd(source, at));
}
