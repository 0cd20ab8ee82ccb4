import type { Report } from './report.ts';
import { SINGLE, STRING, UNCLOSED } from './tape.ts';
import { BACKSLASH, CARRIAGE_RETURN, escapeEnd, LINE_FEED, plainEnd, QUOTE, singleQuoted } from './tokens.ts';

/** Reads one string after another; what it says of a string holds until the next. */
export class StringReader {
  /** Where the string ends, after its closing quote where there is one. */
  end = 0;
  /** Whether it holds an escape. */
  escaped = false;
  /** Up to where the text was looked at to know where strings without their closing quote end. */
  reach = 0;
  readonly #source: string;
  readonly #report: Report;

  constructor(source: string, report: Report) {
    this.#source = source;
    this.#report = report;
  }

  /** The string whose `"` stands at `start`; returns its flags for the tape. */
  read(start: number): number {
    const source = this.#source;
    let at = plainEnd(source, start + 1);
    let control = -1;
    let unknown = -1;
    let closed = true;
    this.escaped = false;
    while (source.charCodeAt(at) !== QUOTE) {
      const code = source.charCodeAt(at);
      if (at >= source.length || code === LINE_FEED || code === CARRIAGE_RETURN) {
        closed = false;
        break;
      }
      let next = at + 1;
      if (code === BACKSLASH) {
        this.escaped = true;
        const end = escapeEnd(source, at);
        if (end >= 0) next = end;
        else if (unknown < 0) unknown = at;
      } else if (control < 0) control = at;
      at = plainEnd(source, next);
    }
    if (control >= 0) this.#controlCharacter(start + 1, at, control);
    if (unknown >= 0) this.#unknownEscape(unknown, Math.min(unknown + 2, at));
    if (!closed) return this.#unclosed(start, at);
    this.end = at + 1;
    return STRING;
  }

  /** The string whose `'` stands at `start`; returns its flags for the tape. */
  readSingle(start: number): number {
    const { end, closed } = singleQuoted(this.#source, start);
    const inside = this.#source.slice(start + 1, closed ? end - 1 : end);
    const text = `"${inside.replace(/\\.|"/gs, (found) => (found === '"' ? '\\"' : found === "\\'" ? "'" : found))}"`;
    const repair = { title: 'Use double quotes', start, end, text };
    this.#report.invalid('A JSON string stands in double quotes.', start, end, closed ? repair : undefined);
    this.end = end;
    this.escaped = inside.includes('\\');
    return closed ? STRING | SINGLE : STRING | SINGLE | UNCLOSED;
  }

  /** A half-typed string ends with its line; a comma there most likely follows it. */
  #unclosed(start: number, lineEnd: number): number {
    this.reach = Math.max(this.reach, lineEnd + 1);
    let end = start + this.#source.slice(start, lineEnd).trimEnd().length;
    if (end - 1 > start && this.#source[end - 1] === ',') end -= 1;
    this.#report.invalid('This string has no closing quote.', start, end);
    this.end = end;
    return STRING | UNCLOSED;
  }

  #controlCharacter(start: number, end: number, at: number): void {
    const text = this.#source
      .slice(start, end)
      .replace(/[\u0000-\u001f]/g, (found) => JSON.stringify(found).slice(1, -1));
    const repair = { title: 'Escape control characters', start, end, text };
    this.#report.invalid(
      'In a JSON string a control character, such as a tab, is escaped.',
      at,
      at + 1,
      repair,
    );
  }

  #unknownEscape(at: number, end: number): void {
    const written = this.#source.slice(at, end);
    this.#report.invalid(`${written} is no escape of JSON; a backslash itself is written \\\\.`, at, end);
  }
}
