import type { Report } from './report.ts';
import {
  ARRAY,
  BARE,
  BOOLEAN,
  ESCAPED_KEY,
  MISSING,
  NULL,
  NUMBER,
  OBJECT,
  QUOTED_KEY,
  SINGLE,
  STRING,
  Tape,
  UNCLOSED,
} from './tape.ts';
import * as token from './tokens.ts';

export interface Options {
  /** JSONC: comments and a comma before a closing bracket are allowed. */
  readonly comments?: boolean;
  /** A `{{variable}}` may stand for a whole value. */
  readonly variables?: boolean;
}

/** What the grammar wants next. */
type Expected = typeof VALUE | typeof KEY | typeof COLON | typeof COMMA | typeof END;
const VALUE = 0;
const KEY = 1;
const COLON = 2;
const COMMA = 3;
const END = 4;

const DEEPEST = 1000;

/** Reads all of `source` in one pass, whatever is wrong with it; everything wrong goes to `report`. */
export function scan(source: string, report: Report, options: Options): Tape {
  return new Scanner(source, report, options).run();
}

class Scanner {
  readonly #source: string;
  readonly #report: Report;
  readonly #options: Options;
  readonly #tape: Tape;
  #at = 0;
  #expected: Expected = VALUE;
  /** Indices of the containers that are open. */
  readonly #open: number[] = [];
  #objectsOpen = 0;
  #inObject = false;
  /** The key whose value is awaited; -1 where there is none. */
  #keyStart = -1;
  #keyEnd = -1;
  #keyFlags = 0;
  /** The colon after that key, or the comma just passed; -1 where there is none. */
  #colon = -1;
  #comma = -1;
  /** Where the last token of any meaning ended. */
  #end = 0;
  /** Of the string just read. */
  #stringEnd = 0;
  #escaped = false;

  constructor(source: string, report: Report, options: Options) {
    this.#source = source;
    this.#report = report;
    this.#options = options;
    this.#tape = new Tape(source.length >> 5);
  }

  run(): Tape {
    const source = this.#source;
    while (this.#at < source.length) {
      switch (source.charCodeAt(this.#at)) {
        case 0x20:
        case 0x09:
        case 0x0a:
        case 0x0d:
          this.#at += 1;
          break;
        case 0x22: // "
          this.#string();
          break;
        case 0x2c: // ,
          this.#readComma();
          break;
        case 0x3a: // :
          this.#readColon();
          break;
        case 0x7b: // {
          this.#readOpening(OBJECT);
          break;
        case 0x5b: // [
          this.#readOpening(ARRAY);
          break;
        case 0x7d: // }
          this.#readClosing(OBJECT);
          break;
        case 0x5d: // ]
          this.#readClosing(ARRAY);
          break;
        default:
          this.#other();
      }
    }
    this.#finish();
    return this.#tape;
  }

  #string(): void {
    const start = this.#at;
    const flags = this.#readString(start);
    this.#at = this.#stringEnd;
    this.#text(flags, start);
  }

  /** Finds the end of the string at `start`: its quote, or where its line ends. */
  #readString(start: number): number {
    const source = this.#source;
    let at = token.plainEnd(source, start + 1);
    let control = -1;
    let unknown = -1;
    this.#escaped = false;
    while (source.charCodeAt(at) !== token.QUOTE) {
      const code = source.charCodeAt(at);
      if (at >= source.length || code === token.LINE_FEED || code === token.CARRIAGE_RETURN) {
        this.#complainInside(start, at, control, unknown);
        return this.#unclosed(start, at);
      }
      let next = at + 1;
      if (code === token.BACKSLASH) {
        this.#escaped = true;
        const end = token.escapeEnd(source, at);
        if (end >= 0) next = end;
        else if (unknown < 0) unknown = at;
      } else if (control < 0) control = at;
      at = token.plainEnd(source, next);
    }
    this.#complainInside(start, at, control, unknown);
    this.#stringEnd = at + 1;
    return STRING;
  }

  #complainInside(start: number, end: number, control: number, unknown: number): void {
    if (control >= 0) {
      const inside = this.#source.slice(start + 1, end);
      const text = inside.replace(/[^\P{Cc}\x7f-\x9f]/gu, (found) => JSON.stringify(found).slice(1, -1));
      const repair = { title: 'Escape control characters', start: start + 1, end, text };
      const message = 'A control character (such as a tab) must be escaped in a string.';
      this.#report.invalid(message, control, control + 1, repair);
    }
    if (unknown >= 0) {
      const written = this.#source.slice(unknown, Math.min(unknown + 2, end));
      const message = `"${written}" is no escape of JSON: a backslash itself is written "\\\\".`;
      this.#report.invalid(message, unknown, Math.min(unknown + 2, end));
    }
  }

  /** A half-typed string ends with its line; the comma there is most likely the one after it. */
  #unclosed(start: number, lineEnd: number): number {
    let end = start + this.#source.slice(start, lineEnd).trimEnd().length;
    if (end - 1 > start && this.#source[end - 1] === ',') end -= 1;
    this.#report.invalid('This string has no closing quote.', start, end);
    this.#stringEnd = end;
    return STRING | UNCLOSED;
  }

  #singleQuoted(): void {
    const start = this.#at;
    const { end, closed } = token.singleQuoted(this.#source, start);
    const inside = this.#source.slice(start + 1, closed ? end - 1 : end);
    const text = `"${inside.replace(/\\'|"/g, (found) => (found === '"' ? '\\"' : "'"))}"`;
    const message = 'A string of JSON stands in double quotes.';
    const repair = { title: 'Use double quotes', start, end, text };
    this.#report.invalid(message, start, end, closed ? repair : undefined);
    this.#at = end;
    this.#stringEnd = end;
    this.#escaped = inside.includes('\\');
    this.#text(closed ? STRING | SINGLE : STRING | SINGLE | UNCLOSED, start);
  }

  /** The string from `start` to the end just read, as a key or as a value. */
  #text(flags: number, start: number): void {
    const end = this.#stringEnd;
    if (this.#inObject) {
      if (this.#expected === COLON && this.#isKeyUpTo(end)) {
        this.#missingValue();
        this.#expected = KEY;
      }
      if (this.#expected === COMMA) this.#missingComma(start, this.#isKeyUpTo(end));
      if (this.#expected === KEY) {
        this.#key(flags, start, end);
        return;
      }
    }
    this.#value(flags, start, end);
  }

  #isKeyUpTo(end: number): boolean {
    return token.nextCharacter(this.#source, end) === ':';
  }

  #key(flags: number, start: number, end: number): void {
    let inner = (flags & UNCLOSED) !== 0 ? end : end - 1;
    let after = end;
    if (!this.#isKeyUpTo(end)) {
      // A key without its closing quote has swallowed its colon and the quote of its value.
      const swallowed = this.#source.slice(start, end).indexOf(':');
      if (swallowed >= 0) {
        after = start + swallowed;
        inner = start + this.#source.slice(start, after).trimEnd().length;
        if ((flags & UNCLOSED) === 0) this.#report.invalid('This key has no closing quote.', start, inner);
        this.#at = after;
      }
    }
    this.#begin(start + 1, inner, this.#escaped ? QUOTED_KEY | ESCAPED_KEY : QUOTED_KEY);
    this.#end = after;
  }

  #begin(keyStart: number, keyEnd: number, keyFlags: number): void {
    this.#keyStart = keyStart;
    this.#keyEnd = keyEnd;
    this.#keyFlags = keyFlags;
    this.#colon = -1;
    this.#comma = -1;
    this.#expected = COLON;
  }

  /** A value that is one token. */
  #value(flags: number, start: number, end: number): void {
    if (!this.#ready(start)) return;
    this.#tape.add(flags | this.#keyFlags, this.#keyStart, this.#keyEnd, start, end);
    this.#ended(end);
  }

  /** Makes way for a value at `start`, complaining about what is missing before it. False: nothing more is read. */
  #ready(start: number): boolean {
    switch (this.#expected) {
      case COLON: {
        const repair = { title: 'Insert ":"', start: this.#end, end: this.#end, text: ':' };
        this.#report.invalid('A colon is missing between key and value.', start, start + 1, repair);
        break;
      }
      case KEY:
        this.#report.invalid('A key is missing before this value.', start, start + 1);
        break;
      case COMMA:
        this.#missingComma(start, true);
        break;
      case END:
        this.#trailing(start);
        return false;
    }
    return true;
  }

  #ended(end: number): void {
    this.#end = end;
    this.#comma = -1;
    this.#keyStart = -1;
    this.#keyEnd = -1;
    this.#keyFlags = 0;
    this.#expected = this.#open.length === 0 ? END : COMMA;
  }

  /** `certain`: what begins at `start` can be nothing but the next member or item. */
  #missingComma(start: number, certain: boolean): void {
    const repair = { title: 'Insert ","', start: this.#end, end: this.#end, text: ',' };
    this.#report.invalid('A comma is missing before this.', start, start + 1, certain ? repair : undefined);
    this.#expected = this.#inObject ? KEY : VALUE;
  }

  /** Stands for the value that the key just read does not have yet. */
  #missingValue(): void {
    const hasColon = this.#colon >= 0;
    const at = hasColon ? this.#colon + 1 : this.#end;
    const message = hasColon ? 'A value is missing after this colon.' : 'A colon and a value are missing here.';
    this.#report.invalid(message, hasColon ? this.#colon : Math.max(0, at - 1), at);
    this.#tape.add(MISSING | this.#keyFlags, this.#keyStart, this.#keyEnd, at, at);
    this.#ended(at);
  }

  #trailing(start: number): void {
    const end = token.lineEnd(this.#source, start);
    this.#report.invalid('The value has ended: nothing may follow it.', start, end);
    this.#at = this.#source.length;
  }

  #unexpected(start: number, end: number): void {
    if (this.#expected === END) {
      this.#trailing(start);
      return;
    }
    this.#report.invalid(`"${this.#source.slice(start, Math.min(end, start + 20))}" cannot stand here.`, start, end);
    this.#at = end;
  }

  #readComma(): void {
    const at = this.#at;
    if (this.#open.length === 0) {
      this.#unexpected(at, at + 1);
      return;
    }
    if (this.#awaitsValue()) this.#missingValue();
    if (this.#expected !== COMMA) this.#report.invalid('Before this comma something is missing.', at, at + 1);
    this.#comma = at;
    this.#expected = this.#inObject ? KEY : VALUE;
    this.#end = at + 1;
    this.#at = at + 1;
  }

  /** True when a key has been read and its value has not. */
  #awaitsValue(): boolean {
    return this.#inObject && (this.#expected === COLON || this.#expected === VALUE);
  }

  #readColon(): void {
    const at = this.#at;
    if (this.#expected === COMMA) this.#takeStringAsKey();
    if (this.#expected === KEY) this.#report.invalid('A key is missing before this colon.', at, at + 1);
    else if (this.#expected !== COLON) {
      this.#unexpected(at, at + 1);
      return;
    }
    this.#colon = at;
    this.#comma = -1;
    this.#expected = VALUE;
    this.#end = at + 1;
    this.#at = at + 1;
  }

  /** A colon after a string on a line of its own: it was the next key, and what came before it is unfinished. */
  #takeStringAsKey(): void {
    const tape = this.#tape;
    const last = tape.length - 1;
    if (tape.kind(last) !== STRING || (tape.flags(last) & BARE) !== 0 || tape.end(last) !== this.#end) return;
    const start = tape.start(last);
    const before = this.#source.slice(0, start).trimEnd().length;
    if (!/[\r\n]/.test(this.#source.slice(before, start))) return;
  }

  #readOpening(kind: typeof OBJECT | typeof ARRAY): void {
  }

  #readClosing(kind: typeof OBJECT | typeof ARRAY): void {
  }

  #other(): void {
  }

  #finish(): void {
  }
}
