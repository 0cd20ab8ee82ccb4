import { formComponent, uriComponent } from '../text/codecs.ts';
import type { Edit, Span } from '../text/span.ts';
import type { Text } from '../text/text.ts';
import type { NewField, Node, Tree } from './tree.ts';

/** Reads `a=b&c=d` (application/x-www-form-urlencoded); a line may end before an `&` or after it. */
export function parseForm(text: Text, rootName: string): Tree {
  const children = readPairs(text);
  return { root: children.length === 0 ? undefined : new Pairs(text, rootName, children), problems: [] };
}

/** The query of an address, as a form is read; no root where there is none. */
export function readQuery(target: Text): Tree {
  const before = target.value.search(/[?#]/);
  if (target.value[before] !== '?') return { root: undefined, problems: [] };
  return parseForm(target.slice(before + 1, endAt(target.value, '#', before)), 'query');
}

/**
 * The segments of an address' path. What stands before its first `/` is where it is sent: `https://host`,
 * `{{host}}`, or nothing.
 */
export function readPath(target: Text): readonly Text[] {
  const whole = target.value;
  const end = endAt(whole, /[?#]/, 0);
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.exec(whole)?.[0].length ?? 0;
  const segments: Text[] = [];
  let slash = whole.indexOf('/', scheme);
  while (slash >= 0 && slash < end) {
    const next = whole.indexOf('/', slash + 1);
    const stop = next < 0 || next > end ? end : next;
    segments.push(target.slice(slash + 1, stop).decode(uriComponent));
    slash = next;
  }
  return segments;
}

function endAt(text: string, mark: '#' | RegExp, from: number): number {
  const found = typeof mark === 'string' ? text.indexOf(mark, from) : text.search(mark);
  return found < 0 ? text.length : found;
}

function readPairs(text: Text): readonly Node[] {
  const pairs: Node[] = [];
  for (const match of text.value.matchAll(/[^&]+/g)) {
    const [written] = match;
    const start = match.index + written.length - written.trimStart().length;
    const pair = text.slice(start, start + written.trim().length);
    if (pair.value !== '') pairs.push(new Pair(pair, text, start, start + pair.value.length));
  }
  return pairs;
}

/** One `name=value`. */
class Pair implements Node {
  readonly kind = 'string';
  readonly namespace = '';
  readonly attributes: readonly Node[] = [];
  readonly children: readonly Node[] = [];
  readonly #text: Text;
  readonly #equals: number;
  readonly #form: Text;
  readonly #start: number;
  readonly #end: number;

  /** `text` is the stretch `start`..`end` of `form`. */
  constructor(text: Text, form: Text, start: number, end: number) {
    this.#text = text;
    this.#form = form;
    this.#start = start;
    this.#end = end;
    this.#equals = text.value.indexOf('=');
  }

  get name(): string {
    return this.#name.decode(formComponent).value;
  }

  get span(): Span {
    return this.#text.at();
  }

  get written(): Text {
    return this.#text;
  }

  /** A pair may begin with its `=`: then that is all there is to show. */
  get nameSpan(): Span {
    return this.#equals === 0 ? this.#text.at(0, 1) : this.#name.at();
  }

  get valueSpan(): Span {
    const value = this.value;
    return value.value === '' ? this.span : value.at();
  }

  get value(): Text {
    const { length } = this.#text.value;
    return this.#text.slice(this.#equals < 0 ? length : this.#equals + 1, length).decode(formComponent);
  }

  write(value: string): Edit | undefined {
    if (this.#equals >= 0) return this.value.edit(0, this.value.value.length, value);
    const { length } = this.#text.value;
    const spelled = formComponent.encode(value);
    return spelled === undefined ? undefined : this.#text.edit(length, length, `=${spelled}`);
  }

  rename(name: string): readonly Edit[] {
    const spelled = formComponent.encode(name);
    const end = this.#equals < 0 ? this.#text.value.length : this.#equals;
    const edit = spelled === undefined ? undefined : this.#text.edit(0, end, spelled);
    return edit === undefined ? [] : [edit];
  }

  /** With the `&` behind it, or for the last one that before it. */
  remove(): Edit | undefined {
    const { value } = this.#form;
    if (value[this.#end] === '&') return this.#form.edit(this.#start, this.#end + 1, '');
    return this.#form.edit(value[this.#start - 1] === '&' ? this.#start - 1 : this.#start, this.#end, '');
  }

  add(): undefined {
    return undefined;
  }

  get #name(): Text {
    return this.#equals < 0 ? this.#text : this.#text.slice(0, this.#equals);
  }
}

/** All pairs together. */
class Pairs implements Node {
  readonly kind = 'object';
  readonly namespace = '';
  readonly attributes: readonly Node[] = [];
  readonly name: string;
  readonly children: readonly Node[];
  readonly #text: Text;

  constructor(text: Text, name: string, children: readonly Node[]) {
    this.#text = text;
    this.name = name;
    this.children = children;
  }

  get span(): Span {
    return this.#text.at();
  }

  get written(): Text {
    return this.#text;
  }

  /** Nobody wrote a name: its first character stands for it. */
  get nameSpan(): Span {
    return this.#text.at(0, 1);
  }

  get valueSpan(): Span {
    return this.span;
  }

  get value(): Text {
    return this.#text.slice(0, 0);
  }

  write(): undefined {
    return undefined;
  }

  rename(): readonly Edit[] {
    return [];
  }

  remove(): undefined {
    return undefined;
  }

  add({ name, text }: NewField): Edit | undefined {
    const { length } = this.#text.value;
    const spelled = [name, text].map((part) => formComponent.encode(part));
    return spelled.includes(undefined) ? undefined : this.#text.edit(length, length, `&${spelled.join('=')}`);
  }
}

/** The edit that adds a parameter to the query of an address. */
export function addQuery(target: Text, name: string, value: string): Edit | undefined {
  const hash = target.value.indexOf('#');
  const end = hash < 0 ? target.value.length : hash;
  const spelled = formComponent.encode(value);
  const mark = target.value.slice(0, end).includes('?') ? '&' : '?';
  return spelled === undefined ? undefined : target.edit(end, end, `${mark}${name}=${spelled}`);
}
