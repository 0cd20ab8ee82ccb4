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

const wideNameStart =
  /[\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{2FF}\u{370}-\u{37D}\u{37F}-\u{1FFF}\u{200C}\u{200D}\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}]/uy;
const wideName =
  /[\u{B7}\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{37D}\u{37F}-\u{1FFF}\u{200C}\u{200D}\u{203F}\u{2040}\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}]+/uy;

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
  wideNameStart.lastIndex = at;
  return wideNameStart.test(text);
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
      wideName.lastIndex = at;
      if (!wideName.test(text)) return at;
      at = wideName.lastIndex;
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

/** Whether XML allows the character with this code point (a character reference must name such a one). */
export function isCharacter(code: number): boolean {
  if (code < 0x20) return code === TAB || code === LINE_FEED || code === CARRIAGE_RETURN;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
