import { xmlAttribute } from '../../text/codecs.ts';
import { Text } from '../../text/text.ts';
import { partEnd, startsName } from './characters.ts';
import { type Problems, shown } from './problems.ts';
import {
  ATTRIBUTE,
  DECLARATION,
  DECLARES,
  END,
  NAME_END,
  NAMESPACE,
  NO_VALUE,
  START,
  type Tape,
  VALUE_END,
  VALUE_START,
} from './tape.ts';

const NONE = 0;
const XML = 1;
const XMLNS = 2;
const XML_URI = 'http://www.w3.org/XML/1998/namespace';
const XMLNS_URI = 'http://www.w3.org/2000/xmlns/';

/** The declarations in scope at one place, for a text that is read apart from what stands around it. */
export interface Scope {
  readonly uris: readonly string[];
  readonly bound: ReadonlyMap<string, number>;
  readonly unprefixed: number;
}

/** Whether every prefix means the same in both. */
export function isSameScope(a: Scope, b: Scope): boolean {
  if (a.uris[a.unprefixed] !== b.uris[b.unprefixed] || a.bound.size !== b.bound.size) return false;
  for (const [prefix, number] of a.bound) {
    const other = b.bound.get(prefix);
    if (other === undefined || b.uris[other] !== a.uris[number]) return false;
  }
  return true;
}

const documentScope: Scope = {
  uris: ['', XML_URI, XMLNS_URI],
  bound: new Map([
    ['xml', XML],
    ['xmlns', XMLNS],
  ]),
  unprefixed: NONE,
};

/** What a prefix (the empty one too) was bound to before a declaration. */
type Binding = readonly [prefix: string, before: number | undefined];

/**
 * The namespaces in scope while a text is read from start to end (Namespaces in XML 1.0, third edition).
 * A namespace is a number, so that tapes can hold it; 0 is none.
 */
export class Namespaces {
  readonly #uris: string[];
  readonly #numbers: Map<string, number>;
  readonly #bound: Map<string, number>;
  /** For every open element that declares: what was bound before. */
  readonly #undo: Binding[][] = [];
  readonly #undeclared = new Set<string>();
  #prefix = '';
  #number = NONE;
  /** The namespace of an element without a prefix. */
  unprefixed: number;

  /** `scope`: what is declared around the text. */
  constructor(scope: Scope = documentScope) {
    this.#uris = [...scope.uris];
    this.#numbers = new Map(scope.uris.map((uri, number) => [uri, number]));
    this.#bound = new Map(scope.bound);
    this.unprefixed = scope.unprefixed;
  }

  /** What is in scope now. */
  get scope(): Scope {
    return { uris: [...this.#uris], bound: new Map(this.#bound), unprefixed: this.unprefixed };
  }

  uri(number: number): string {
    return this.#uris[number] ?? '';
  }

  /** Reads the declarations of the element, then finds its namespace and those of its attributes. */
  enter(text: string, tape: Tape, element: number, problems?: Problems): void {
    let undo: Binding[] | undefined;
    const end = attributesEnd(tape, element);
    for (let at = tape.after(element); at < end; at = tape.after(at)) {
      if (tape.kind(at) !== DECLARATION) continue;
      const before = this.#declare(text, tape, at, problems);
      if (before === undefined) continue;
      undo ??= [];
      undo.push(before);
    }
    if (undo !== undefined) {
      this.#undo.push(undo);
      tape.mark(element, DECLARES);
    }
    const nameStart = tape.cell(element, START) + 1;
    const nameEnd = tape.cell(element, NAME_END);
    const number = this.#resolve(text, nameStart, nameEnd, this.unprefixed, problems);
    tape.set(element, NAMESPACE, number);
    if (number === XMLNS) {
      problems?.add(
        nameStart,
        nameEnd,
        'The prefix xmlns is reserved for declarations; an element cannot have it.',
      );
    }
    for (let at = tape.after(element); at < end; at = tape.after(at)) {
      const start = tape.cell(at, START);
      tape.set(at, NAMESPACE, this.#resolve(text, start, tape.cell(at, NAME_END), NONE, problems));
    }
  }

  /** Forgets the declarations of the innermost element that has some. */
  leave(): void {
    const undo = this.#undo.pop() ?? [];
    for (const [prefix, before] of undo.toReversed()) this.#bind(prefix, before);
  }

  /** Forgets all declarations but those around the text, and which prefixes were missed. */
  reset(): void {
    while (this.#undo.length > 0) this.leave();
    this.#undeclared.clear();
  }

  #resolve(text: string, start: number, end: number, unprefixed: number, problems?: Problems): number {
    const colon = partEnd(text, start);
    if (colon >= end) return unprefixed;
    if (colon === start || !startsName(text, colon + 1) || partEnd(text, colon + 1) !== end) {
      problems?.add(
        start,
        end,
        `${shown(text.slice(start, end))} is not a name: a colon stands once, between a prefix and a name.`,
      );
      return NONE;
    }
    if (colon - start === this.#prefix.length && text.startsWith(this.#prefix, start)) return this.#number;
    const prefix = text.slice(start, colon);
    const number = this.#bound.get(prefix);
    if (number === undefined) {
      this.#reportUndeclared(prefix, start, colon, problems);
      return NONE;
    }
    this.#prefix = prefix;
    this.#number = number;
    return number;
  }

  #reportUndeclared(prefix: string, start: number, end: number, problems?: Problems): void {
    if (problems === undefined || this.#undeclared.has(prefix)) return;
    this.#undeclared.add(prefix);
    const name = shown(prefix);
    problems.add(
      start,
      end,
      `The prefix ${name} is not declared; add xmlns:${name}="…" here or further out.`,
    );
  }

  /** Binds what the attribute at `at` declares; gives what was bound before. */
  #declare(text: string, tape: Tape, at: number, problems?: Problems): Binding | undefined {
    const start = tape.cell(at, START);
    const end = tape.cell(at, NAME_END);
    const colon = partEnd(text, start);
    const prefix = text.slice(Math.min(colon + 1, end), end);
    if (colon < end && prefix === '') return undefined;
    const before: Binding = [prefix, prefix === '' ? this.unprefixed : this.#bound.get(prefix)];
    const uri = declaredUri(text.slice(tape.cell(at, VALUE_START), tape.cell(at, VALUE_END)));
    const wrong = tape.has(at, NO_VALUE) ? undefined : misuse(prefix, uri);
    if (wrong !== undefined) problems?.add(start, tape.cell(at, END), wrong);
    if (prefix === 'xml' || prefix === 'xmlns') return undefined;
    this.#bind(prefix, wrong === undefined ? this.#numberOf(uri) : NONE);
    return before;
  }

  #bind(prefix: string, number: number | undefined): void {
    this.#prefix = '';
    if (prefix === '') this.unprefixed = number ?? NONE;
    else if (number === undefined) this.#bound.delete(prefix);
    else this.#bound.set(prefix, number);
  }

  #numberOf(uri: string): number {
    let number = this.#numbers.get(uri);
    if (number === undefined) {
      number = this.#uris.push(uri) - 1;
      this.#numbers.set(uri, number);
    }
    return number;
  }
}

/** Where on the tape the attributes of the element end. */
export function attributesEnd(tape: Tape, element: number): number {
  let at = tape.after(element);
  while (at < tape.length) {
    const kind = tape.kind(at);
    if (kind !== ATTRIBUTE && kind !== DECLARATION) break;
    at = tape.after(at);
  }
  return at;
}

function declaredUri(spelling: string): string {
  return /[&\t\r\n]/.test(spelling) ? Text.of(spelling).decode(xmlAttribute).value : spelling;
}

/** Why the declaration is not allowed; undefined when it is. */
function misuse(prefix: string, uri: string): string | undefined {
  if (prefix === 'xmlns') return 'The prefix xmlns is built into XML and must not be declared; remove this.';
  if (prefix === 'xml' && uri !== XML_URI) return `The prefix xml always means ${XML_URI}; remove this.`;
  if (uri === XMLNS_URI) return `The namespace ${XMLNS_URI} must not be declared; remove this.`;
  if (uri === XML_URI && prefix !== 'xml')
    return 'The namespace of the prefix xml cannot be given to another prefix.';
  if (uri === '' && prefix !== '')
    return `xmlns:${shown(prefix)} needs a namespace: a prefix cannot be undeclared in XML 1.0.`;
  return undefined;
}
