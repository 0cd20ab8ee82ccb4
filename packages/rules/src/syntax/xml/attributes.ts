import {
  COLON,
  DOUBLE_QUOTE,
  EQUAL,
  GREATER,
  isSpace,
  LESS,
  nameEnd,
  partEnd,
  SINGLE_QUOTE,
  SLASH,
  skipSpace,
  startsName,
} from './characters.ts';
import { type Beside, shown } from './problems.ts';
import { quotedEnd } from './quoted.ts';
import type { Reading } from './reading.ts';
import { checkReferences } from './references.ts';
import { ATTRIBUTE, CUT, DECLARATION, EMPTY, NO_VALUE, QUALIFIED, UNQUOTED, UNTERMINATED } from './tape.ts';

/** Reads what follows the name in the start tag of `element`, to its end, and says where that is. */
export function readAttributes(reading: Reading, element: number, start: number, nameStop: number): number {
  return new StartTag(reading, element, start, nameStop).read();
}

class StartTag {
  readonly #reading: Reading;
  readonly #text: string;
  readonly #element: number;
  readonly #start: number;
  /** The end of what surely belongs to the tag. */
  #pos: number;
  /** One mistake in a tag makes others: the first is told. */
  #faulty = false;

  constructor(reading: Reading, element: number, start: number, nameStop: number) {
    this.#reading = reading;
    this.#text = reading.text;
    this.#element = element;
    this.#start = start;
    this.#pos = nameStop;
  }

  read(): number {
    const text = this.#text;
    for (;;) {
      const at = skipSpace(text, this.#pos);
      const code = text.charCodeAt(at);
      if (code === GREATER) return at + 1;
      if (code === SLASH) {
        const after = skipSpace(text, at + 1);
        if (text.charCodeAt(after) === GREATER) return this.#empty(at, after + 1);
      }
      const read = code === COLON || startsName(text, at) ? this.#attribute(at) : this.#skip(at);
      if (!read) return this.#cut();
    }
  }

  #empty(slash: number, end: number): number {
    if (end > slash + 2) {
      const fix = { title: 'Write />', start: slash, end, text: '/>' };
      this.#fault(slash, end, 'The / and the > that end a tag must stand together.', { fix });
    }
    this.#reading.tape.mark(this.#element, EMPTY);
    return end;
  }

  /** Reads the attribute at `at`; false when the tag rather broke off before it. */
  #attribute(at: number): boolean {
    const text = this.#text;
    let stop = partEnd(text, at);
    const qualified = text.charCodeAt(stop) === COLON;
    if (qualified) stop = nameEnd(text, at);
    const kind = kindOf(text, at, stop);
    const equal = skipSpace(text, stop);
    const hasValue = text.charCodeAt(equal) === EQUAL;
    if (!hasValue && (this.#newLineBefore(at) || isText(text, stop, equal))) return false;
    if (qualified || kind === DECLARATION) this.#reading.tape.mark(this.#element, QUALIFIED);
    if (at === this.#pos) this.#fault(at, stop, 'A space is missing before this attribute.');
    if (hasValue) this.#value(kind, at, stop, equal);
    else this.#withoutValue(kind, at, stop, stop);
    return true;
  }

  #value(kind: number, start: number, stop: number, equal: number): void {
    const text = this.#text;
    const { tape, ampersand, less, problems } = this.#reading;
    const at = skipSpace(text, equal + 1);
    const quote = text.charCodeAt(at);
    if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) {
      this.#unquoted(kind, start, stop, equal, at);
      return;
    }
    const end = quotedEnd(text, at + 1, quote, less);
    const closed = text.charCodeAt(end) === quote;
    if (!closed) {
      const other = text.indexOf(text.charAt(at), at + 1);
      this.#reading.look(other < 0 ? Number.POSITIVE_INFINITY : other + 2);
      const name = shown(text.slice(start, stop));
      this.#fault(at, Math.max(end, at + 1), `The value of ${name} is not closed; add ${text[at]} after it.`);
    }
    this.#pos = closed ? end + 1 : end;
    tape.addAttribute(closed ? kind : kind | UNTERMINATED, start, stop, at + 1, end, this.#pos);
    if (ampersand.from(at + 1) < end) checkReferences(text, at + 1, end, problems);
    if (less.from(at + 1) < end) this.#reportLess(at + 1, end);
  }

  #reportLess(start: number, end: number): void {
    for (let at = start; at < end; at += 1) {
      if (this.#text.charCodeAt(at) !== LESS) continue;
      const fix = { title: 'Write &lt;', start: at, end: at + 1, text: '&lt;' };
      this.#reading.problems.add(at, at + 1, 'A < is not allowed in an attribute; write &lt;.', { fix });
    }
  }

  /** `name=value`: the value goes on to white space or the end of the tag. */
  #unquoted(kind: number, start: number, stop: number, equal: number, at: number): void {
    const text = this.#text;
    const end = text.slice(equal + 1, at).includes('\n') ? at : unquotedEnd(text, at);
    if (end === at) {
      this.#withoutValue(kind, start, stop, equal + 1);
      return;
    }
    const value = text.slice(at, end);
    const fix = { title: 'Put the value in quotes', start: at, end, text: `"${value}"` };
    const message = `The value of ${shown(text.slice(start, stop))} must stand in quotes.`;
    this.#fault(at, end, message, /[&<]/.test(value) ? {} : { fix });
    this.#pos = end;
    this.#reading.tape.addAttribute(kind | UNQUOTED, start, stop, at, end, end);
  }

  #withoutValue(kind: number, start: number, stop: number, end: number): void {
    const name = shown(this.#text.slice(start, stop));
    this.#fault(start, stop, `The attribute ${name} has no value; write ${name}="…".`);
    this.#pos = end;
    this.#reading.tape.addAttribute(kind | NO_VALUE, start, stop, end, end, end);
  }

  /** Passes over one character that no tag may hold; false when the tag rather broke off before it. */
  #skip(at: number): boolean {
    const text = this.#text;
    if (at >= text.length || text.charCodeAt(at) === LESS || this.#newLineBefore(at)) return false;
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    this.#pos = at + character.length;
    this.#fault(at, this.#pos, `${character} cannot stand here in a tag; remove it.`);
    return true;
  }

  #cut(): number {
    const { tape } = this.#reading;
    const message = `The tag ${shown(this.#text.slice(this.#start, this.#pos))} is not finished; add >.`;
    this.#fault(this.#start, this.#pos, message);
    tape.mark(this.#element, CUT);
    return this.#pos;
  }

  #newLineBefore(at: number): boolean {
    return this.#text.slice(this.#pos, at).includes('\n');
  }

  #fault(start: number, end: number, message: string, beside?: Beside): void {
    if (!this.#faulty) this.#reading.problems.add(start, end, message, beside);
    this.#faulty = true;
  }
}

function kindOf(text: string, start: number, stop: number): number {
  if (!text.startsWith('xmlns', start)) return ATTRIBUTE;
  return stop === start + 5 || text.charCodeAt(start + 5) === COLON ? DECLARATION : ATTRIBUTE;
}

/** Whether a name before `stop` is rather the text of an element: on the same line, at `next`, a tag begins. */
function isText(text: string, stop: number, next: number): boolean {
  return text.charCodeAt(next) === LESS && !text.slice(stop, next).includes('\n');
}

/** Where a value without quotes ends; `start` when it is the name of the next attribute. */
function unquotedEnd(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === EQUAL) return start;
    if (isSpace(code) || code === LESS || code === GREATER || code === DOUBLE_QUOTE || code === SINGLE_QUOTE)
      break;
  }
  return text.charCodeAt(at) === GREATER && text.charCodeAt(at - 1) === SLASH ? at - 1 : at;
}
