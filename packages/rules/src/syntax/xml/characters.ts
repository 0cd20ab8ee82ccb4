/** The characters of XML 1.0, fifth edition: §2.2 (Char), §2.3 (S, NameStartChar, NameChar). */

export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const BANG = 0x21;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const AMPERSAND = 0x26;
export const SINGLE_QUOTE = 0x27;
export const MINUS = 0x2d;
export const SLASH = 0x2f;
export const COLON = 0x3a;
export const SEMICOLON = 0x3b;
export const LESS = 0x3c;
export const EQUAL = 0x3d;
export const GREATER = 0x3e;
export const QUESTION = 0x3f;
export const OPEN_BRACKET = 0x5b;
export const CLOSE_BRACKET = 0x5d;
export const BYTE_ORDER_MARK = 0xfeff;

const NAME = 1;
const NAME_START = 2;

/** What each ASCII character may do in a name without a colon. */
const ascii = new Uint8Array(128);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_') {
  ascii[character.charCodeAt(0)] = NAME | NAME_START;
}
for (const character of '-.0123456789') ascii[character.charCodeAt(0)] = NAME;

/** NameStartChar beyond ASCII, as ranges of code points. */
const wideNameStart = [
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
  [0x10000, 0xeffff],
] as const;
/** What NameChar has besides. */
const wideNameRest = [
  [0xb7, 0xb7],
  [0x300, 0x36f],
  [0x203f, 0x2040],
] as const;

function within(ranges: readonly (readonly [number, number])[], code: number): boolean {
  return ranges.some(([first, last]) => code >= first && code <= last);
}

export function isSpace(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === TAB || code === CARRIAGE_RETURN;
}

/** The first place from `start` on that is not white space. */
export function skipSpace(text: string, start: number): number {
  let at = start;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** Whether a name without a colon (NCName) can begin at `at`. */
export function startsName(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return ((ascii[code] as number) & NAME_START) !== 0;
  return within(wideNameStart, text.codePointAt(at) ?? 0);
}

/** Where the run of name characters, colons apart, that begins at `start` ends. */
export function partEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      if (((ascii[code] as number) & NAME) === 0) return at;
      at += 1;
    } else {
      const point = text.codePointAt(at) ?? 0;
      if (!within(wideNameStart, point) && !within(wideNameRest, point)) return at;
      at += point > 0xffff ? 2 : 1;
    }
  }
}

/** Where the name (colons included) that begins at `start` ends; `start` when none begins there. */
export function nameEnd(text: string, start: number): number {
  if (text.charCodeAt(start) !== COLON && !startsName(text, start)) return start;
  let at = partEnd(text, start);
  while (text.charCodeAt(at) === COLON) at = partEnd(text, at + 1);
  return at;
}

/** Cheap, and true of every text with an illegal character; also true of text with characters above U+FFFF. */
const suspicious = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/;
const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]+/gu;

/** The runs of characters that XML does not allow anywhere, not even as references. */
export function* illegalRuns(text: string): Generator<readonly [start: number, end: number]> {
  if (!suspicious.test(text)) return;
  for (const { 0: run, index } of text.matchAll(illegal)) yield [index, index + run.length];
}

/** Looks for illegal characters, stretch by stretch; it looks at every stretch of the text once. */
export class IllegalSearch {
  readonly #text: string;
  readonly #pattern = new RegExp(suspicious, 'g');
  #start = 0;
  #found = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether one stands in `start`..`end`. */
  isIn(start: number, end: number): boolean {
    if (this.#from(start) >= end) return false;
    for (const _ of illegalRuns(this.#text.slice(start, end))) return true;
    return false;
  }

  /** The next place at or after `start` where one may stand, or a character above U+FFFF; Infinity when there is none. */
  #from(start: number): number {
    if (this.#found < start) {
      this.#found = this.#search(this.#text, start);
      this.#start = start;
    } else if (start < this.#start) {
      const found = start + this.#search(this.#text.slice(start, this.#start), 0);
      if (found < this.#start) this.#found = found;
      this.#start = start;
    }
    return this.#found;
  }

  #search(text: string, start: number): number {
    this.#pattern.lastIndex = start;
    return this.#pattern.exec(text)?.index ?? Number.POSITIVE_INFINITY;
  }
}

/** Whether XML allows the character with this code point (a character reference must name such a one). */
export function isCharacter(code: number): boolean {
  if (code < 0x20) return code === TAB || code === LINE_FEED || code === CARRIAGE_RETURN;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
