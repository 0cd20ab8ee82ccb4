import * as complaints from './complaints.ts';
import { type Container, Containers } from './containers.ts';
import type { Borders, ListOptions, Options } from './options.ts';
import type { Report } from './report.ts';
import { StringReader } from './strings.ts';
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
  STRING,
  Tape,
  UNCLOSED,
} from './tape.ts';
import {
  APOSTROPHE,
  comment,
  foreignSpaceEnd,
  lineEnd,
  literalEnd,
  nextCharacter,
  numberEnd,
  spaceEnd,
  variableEnd,
  wordEnd,
} from './tokens.ts';

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

/** Reads one token after another. */
export class Scanner {
  /** What it makes of a bracket that is missing, or one too many; undefined where nobody asks. */
  borders: Borders | undefined;
  /** Whether `borders` has ended the record. */
  isCut = false;
  /** Whether brackets do not fit each other. */
  isBroken = false;
  readonly tape: Tape;
  readonly #source: string;
  readonly #report: Report;
  readonly #options: Options;
  readonly #strings: StringReader;
  #at = 0;
  #expected: Expected = VALUE;
  readonly #containers: Containers;
  /** What stands at the top of the text is in this list; undefined for a document. */
  readonly #list: ListOptions | undefined;
  #tooDeep = false;
  /** The key whose value is awaited; -1 where there is none. */
  #keyStart = -1;
  #keyEnd = -1;
  #keyFlags = 0;
  /** The colon of the last key; -1 where it has none. */
  #colon = -1;
  /** The comma just passed; -1 when something else was. */
  #comma = -1;
  /** Where the last token that is no white space or comment ended. */
  #end = 0;

  constructor(source: string, report: Report, options: Options, room = source.length >> 4) {
    this.#source = source;
    this.#report = report;
    this.#options = options;
    this.#list = options.list;
    this.#strings = new StringReader(source, report);
    this.#containers = new Containers(this.#list !== undefined);
    this.tape = new Tape(room);
    if (this.#list !== undefined) this.begin(0, this.#list.begunApart);
  }

  /** Forgets what was read and goes on at `start`, in a list. */
  begin(start: number, begunApart: boolean): void {
    this.tape.reset();
    this.#containers.reset();
    this.#report.clear();
    this.#strings.reach = 0;
    this.#tooDeep = false;
    this.isCut = false;
    this.isBroken = false;
    this.#at = start;
    this.#ended(start);
    this.#expected = begunApart ? VALUE : COMMA;
  }

  /** Where the next token is to be read. */
  get at(): number {
    return this.#at;
  }

  /** How many objects and arrays are open. */
  get depth(): number {
    return this.#containers.depth;
  }

  /** Up to where the text was looked at to know where something broken ends. */
  get reach(): number {
    return this.#strings.reach;
  }

  /** Reads all of the text. */
  run(): Tape {
    while (this.#at < this.#source.length) this.step();
    this.#finish();
    return this.tape;
  }

  /** Reads the next token, or white space. */
  step(): void {
    const source = this.#source;
    switch (source.charCodeAt(this.#at)) {
      case 0x20:
      case 0x09:
      case 0x0a:
      case 0x0d:
        this.#at = spaceEnd(source, this.#at + 1);
        break;
      case 0x22: // "
        this.#string(this.#strings.read(this.#at));
        break;
      case 0x2c: // ,
        this.#readComma(this.#at);
        break;
      case 0x3a: // :
        this.#readColon(this.#at);
        break;
      case 0x7b: // {
        this.#readOpening(OBJECT, this.#at);
        break;
      case 0x5b: // [
        this.#readOpening(ARRAY, this.#at);
        break;
      case 0x7d: // }
        this.#readClosing(OBJECT, this.#at);
        break;
      case 0x5d: // ]
        this.#readClosing(ARRAY, this.#at);
        break;
      default:
        this.#readOther(this.#at);
    }
  }

  /** The string just read, as a key or as a value. */
  #string(flags: number): void {
    const start = this.#at;
    const end = this.#strings.end;
    this.#at = end;
    if (this.#containers.inObject) {
      if (this.#expected === COLON && this.#isKeyUpTo(end)) {
        this.#missingValue();
        this.#expected = KEY;
      }
      if (this.#expected === COMMA) this.#missingComma(start, this.#isKeyUpTo(end));
      if (this.#expected === KEY) {
        this.#quotedKey(flags, start, end);
        return;
      }
    }
    this.#value(flags, start, end);
  }

  #isKeyUpTo(end: number): boolean {
    return this.#source[end] === ':' || nextCharacter(this.#source, end) === ':';
  }

  #quotedKey(flags: number, start: number, end: number): void {
    let inner = (flags & UNCLOSED) === 0 ? end - 1 : end;
    if (!this.#isKeyUpTo(end)) {
      // A key without its closing quote swallows its colon and the quote of its value.
      const swallowed = this.#source.slice(start, end).indexOf(':');
      if (swallowed >= 0) {
        this.#at = start + swallowed;
        inner = start + this.#source.slice(start, this.#at).trimEnd().length;
        if ((flags & UNCLOSED) === 0) complaints.openKey(this.#report, start, inner);
      }
    }
    this.#key(start + 1, inner, this.#strings.escaped ? QUOTED_KEY | ESCAPED_KEY : QUOTED_KEY, this.#at);
  }

  #key(start: number, end: number, flags: number, after: number): void {
    this.#keyStart = start;
    this.#keyEnd = end;
    this.#keyFlags = flags;
    this.#colon = -1;
    this.#comma = -1;
    this.#end = after;
    this.#expected = COLON;
  }

  /** A value of one token. */
  #value(flags: number, start: number, end: number): void {
    if (!this.#ready(start)) return;
    this.tape.add(flags | this.#keyFlags, this.#keyStart, this.#keyEnd, start, end);
    this.#ended(end);
  }

  /** Complains about what is missing before a value at `start`; false when nothing more is read at all. */
  #ready(start: number): boolean {
    if (this.#expected === END) {
      this.#trailing(start);
      return false;
    }
    if (this.#expected === COLON) complaints.missingColon(this.#report, this.#end, start);
    if (this.#expected === COMMA)
      this.#missingComma(start, !this.#containers.inObject && !this.#isKeyUpTo(this.#end));
    else if (this.#expected === KEY) complaints.missingKey(this.#report, start);
    return true;
  }

  #ended(end: number): void {
    this.#end = end;
    this.#comma = -1;
    this.#keyStart = -1;
    this.#keyEnd = -1;
    this.#keyFlags = 0;
    this.#expected = this.#containers.depth === 0 && this.#list === undefined ? END : COMMA;
  }

  /** `certain`: what begins at `start` can only be the next member or item. */
  #missingComma(start: number, certain: boolean): void {
    complaints.missingComma(this.#report, this.#end, start, certain);
    this.#expected = this.#containers.inObject ? KEY : VALUE;
  }

  /** True when a key has been read and its value has not. */
  #awaitsValue(): boolean {
    return this.#containers.inObject && (this.#expected === COLON || this.#expected === VALUE);
  }

  /** Takes the place of the value that the last key does not have yet. */
  #missingValue(): void {
    const at = this.#colon < 0 ? this.#end : this.#colon + 1;
    complaints.missingValue(this.#report, at, this.#colon >= 0);
    this.tape.add(MISSING | this.#keyFlags, this.#keyStart, this.#keyEnd, at, at);
    this.#ended(at);
  }

  #trailing(start: number): void {
    complaints.afterTheEnd(this.#report, start, lineEnd(this.#source, start));
    this.#at = this.#source.length;
  }

  #unexpected(start: number, end: number): void {
    if (this.#expected === END) {
      this.#trailing(start);
      return;
    }
    complaints.unexpected(this.#report, start, end);
    this.#at = end;
  }

  #readComma(at: number): void {
    if (this.#containers.depth === 0 && this.#list === undefined) {
      this.#unexpected(at, at + 1);
      return;
    }
    if (this.#awaitsValue()) this.#missingValue();
    if (this.#expected !== COMMA) complaints.nothingBeforeComma(this.#report, at);
    this.#comma = at;
    this.#end = at + 1;
    this.#at = at + 1;
    this.#expected = this.#containers.inObject ? KEY : VALUE;
  }

  #readColon(at: number): void {
    if (this.#expected === COMMA) this.#takeStringAsKey();
    if (this.#expected === KEY) complaints.missingKey(this.#report, at);
    else if (this.#expected !== COLON) {
      this.#unexpected(at, at + 1);
      return;
    }
    this.#colon = at;
    this.#comma = -1;
    this.#end = at + 1;
    this.#at = at + 1;
    this.#expected = VALUE;
  }

  /** A string that began its line was the next key after all: what stands before it is unfinished. */
  #takeStringAsKey(): void {
    const { tape } = this;
    const last = tape.length - 1;
    if (last < 0) return;
    const flags = tape.flags(last);
    const isString = tape.kind(last) === STRING && (flags & BARE) === 0 && tape.end(last) === this.#end;
    const start = tape.start(last);
    const before = this.#source.slice(0, start).trimEnd().length;
    if (!isString || !/[\r\n]/.test(this.#source.slice(before, start))) return;
    const end = tape.end(last);
    if (this.#containers.inObject) {
      this.#keyStart = tape.keyStart(last);
      this.#keyEnd = tape.keyEnd(last);
      this.#keyFlags = flags & (QUOTED_KEY | ESCAPED_KEY);
      tape.drop();
      this.#missingValue();
    } else {
      if (!this.#containers.isIn(OBJECT)) return;
      tape.drop();
      this.#neverClosed();
      this.#pop(before);
    }
    const inner = (flags & UNCLOSED) === 0 ? end - 1 : end;
    this.#key(start + 1, inner, this.#strings.escaped ? QUOTED_KEY | ESCAPED_KEY : QUOTED_KEY, end);
  }

  #readOpening(kind: Container, at: number): void {
    if (kind === OBJECT && this.#source[at + 1] === '{') {
      const end = variableEnd(this.#source, at);
      if (end >= 0) {
        this.#variable(at, end);
        return;
      }
    }
    if (kind === OBJECT && this.borders?.opens(at, this.depth, this.#wantsKey()) === true) {
      this.isCut = true;
      return;
    }
    if (kind === OBJECT && this.#wantsKey() && this.#containers.isIn(ARRAY)) {
      this.#neverClosed();
      this.#pop(this.#end);
      this.#expected = VALUE;
    }
    if (!this.#ready(at)) return;
    const index = this.tape.add(kind | this.#keyFlags, this.#keyStart, this.#keyEnd, at, at + 1);
    this.#containers.push(index, kind);
    this.#at = at + 1;
    this.#ended(at + 1);
    this.#expected = kind === OBJECT ? KEY : VALUE;
    if (this.#containers.depth + (this.#list?.depth ?? 0) > DEEPEST && !this.#tooDeep) {
      this.#tooDeep = true;
      this.#report.tooDeep(at, at + 1);
    }
  }

  #wantsKey(): boolean {
    return this.#containers.inObject && (this.#expected === KEY || this.#expected === COMMA);
  }

  #readClosing(kind: Container, at: number): void {
    if (this.#containers.count(kind) === 0) {
      this.isBroken = true;
      if (kind === ARRAY && this.borders?.closes(at, this.depth) === true) this.isCut = true;
      else this.#unexpected(at, at + 1);
      return;
    }
    while (this.#containers.inObject !== (kind === OBJECT)) {
      if (this.#awaitsValue()) this.#missingValue();
      this.#neverClosed();
      this.#pop(this.#end);
    }
    if (this.#awaitsValue()) this.#missingValue();
    if (this.#comma >= 0 && this.#options.comments !== true) {
      complaints.trailingComma(this.#report, this.#comma);
    }
    if (this.#containers.depth === 1 && this.#list === undefined && this.#goesOn(at + 1)) {
      complaints.closedTooEarly(this.#report, at);
      this.#at = at + 1;
      this.#ended(at + 1);
      return;
    }
    this.#at = at + 1;
    this.#pop(at + 1);
  }

  /** A bracket too many: another member follows what closes the root. */
  #goesOn(at: number): boolean {
    const follows = nextCharacter(this.#source, at);
    if (!this.#containers.inObject || (follows !== ',' && follows !== '"')) return false;
    const comma = follows === ',' ? this.#source.indexOf(',', at) + 1 : at;
    return nextCharacter(this.#source, comma) === '"';
  }

  #neverClosed(): void {
    this.isBroken = true;
    complaints.neverClosed(this.#report, this.tape.start(this.#containers.innermost));
  }

  #pop(end: number): void {
    this.tape.close(this.#containers.pop(), end);
    this.#ended(end);
  }

  /** Numbers, literals, and everything that is not JSON. */
  #readOther(at: number): void {
    const source = this.#source;
    const isKey = this.#wantsKey();
    if (!isKey) {
      const number = numberEnd(source, at);
      const end = number < 0 ? literalEnd(source, at) : number;
      if (end >= 0) {
        this.#at = end;
        this.#value(number < 0 ? (source[at] === 'n' ? NULL : BOOLEAN) : NUMBER, at, end);
        return;
      }
    }
    if (source[at] === '/' && (source[at + 1] === '/' || source[at + 1] === '*')) this.#comment(at);
    else if (source.charCodeAt(at) === APOSTROPHE) this.#string(this.#strings.readSingle(at));
    else if (foreignSpaceEnd(source, at) > at) this.#foreignSpace(at, foreignSpaceEnd(source, at));
    else if (isKey) this.#bareKey(at, wordEnd(source, at, true));
    else this.#bareWord(at, wordEnd(source, at, false));
  }

  #comment(at: number): void {
    const { end, closed } = comment(this.#source, at);
    if (!closed) complaints.openComment(this.#report, at);
    else if (this.#options.comments !== true) complaints.comment(this.#report, at, end);
    this.#at = end;
  }

  #foreignSpace(at: number, end: number): void {
    const isMark = at === 0 && this.#source[0] === '\uFEFF';
    if (isMark) complaints.byteOrderMark(this.#report);
    else complaints.foreignSpace(this.#report, at, end);
    this.#at = isMark ? 1 : end;
  }

  #bareKey(at: number, end: number): void {
    const certain = this.#isKeyUpTo(end);
    if (this.#expected === COMMA && !certain) {
      this.#unexpected(at, end);
      return;
    }
    if (this.#expected === COMMA) this.#missingComma(at, true);
    complaints.bareKey(this.#report, at, end, this.#source.slice(at, end), certain);
    this.#at = end;
    this.#key(at, end, 0, end);
  }

  #bareWord(at: number, end: number): void {
    if (this.#expected === COMMA || this.#expected === END) {
      this.#unexpected(at, end);
      return;
    }
    const word = this.#source.slice(at, end);
    const isNumber = /^[+-]?\.?[0-9]/.test(word);
    if (isNumber) complaints.badNumber(this.#report, at, end);
    else complaints.bareWord(this.#report, at, end, word);
    this.#at = end;
    this.#value((isNumber ? NUMBER : STRING) | BARE, at, end);
  }

  #variable(at: number, end: number): void {
    if (this.#options.variables !== true) complaints.bareVariable(this.#report, at, end);
    this.#at = end;
    this.#value(STRING | BARE, at, end);
  }

  #finish(): void {
    if (this.#awaitsValue()) this.#missingValue();
    if (this.#containers.depth > 0) this.#neverClosed();
    while (this.#containers.depth > 0) this.#pop(this.#end);
    if (this.tape.length === 0 && this.#list === undefined)
      complaints.nothing(this.#report, this.#source.length);
  }
}
