import { verbatim } from '../text/codecs.ts';
import { type Text, TextBuilder } from '../text/text.ts';

/** `{{name}}`; what a REST client computes itself is written `{{$name}}` and never defined in a file. */
const reference = /\{\{([^{}\r\n]*)\}\}/g;

/** Values that grow by naming each other, and texts that grow by naming them, end here. */
const LONGEST_VALUE = 10_000;
const MOST_FILLED = 10_000_000;

interface Variable {
  /** Undefined while it waits for another; those that wait for each other wait for ever. */
  readonly value: string | undefined;
  /** False where the value itself still holds a reference nobody defines. */
  readonly complete: boolean;
}

/** The `@name = value` of a file. They may name each other, in any order; the last of one name counts. */
export class Variables {
  readonly #written = new Map<string, string>();
  #read: ReadonlyMap<string, Variable> | undefined;
  #filled = 0;

  define(name: string, value: string): void {
    this.#written.set(
      name,
      value.replace(/\\(.)/g, (_, letter: string) => escapes.get(letter) ?? letter),
    );
    this.#read = undefined;
  }

  /**
   * The text with its variables filled in, each as one unit. `stretches` of it count, in order; where one
   * ends, the next is joined to it by its first character. References that keep a request from being sent
   * are added to `unresolved`.
   */
  fill(text: Text, stretches: readonly (readonly [number, number])[], unresolved: Text[]): Text {
    const builder = new TextBuilder(text, verbatim);
    let plain = stretches.length === 1;
    let at = -1;
    for (const [start, end] of stretches) {
      const from = at < 0 ? start : start + 1;
      if (at >= 0) builder.put(at, from, text.value.charAt(start));
      at = from;
      for (const match of text.value.slice(from, end).matchAll(reference)) {
        const begin = from + match.index;
        const after = begin + match[0].length;
        const variable = this.#get(match[1] ?? '');
        if (variable?.complete !== true) unresolved.push(text.slice(begin, after));
        if (variable?.value === undefined) continue;
        if (begin > at) builder.keep(at, begin);
        builder.put(begin, after, variable.value);
        at = after;
        plain = false;
      }
      if (end > at) builder.keep(at, end);
      at = end;
    }
    if (!plain) return builder.build();
    const [start, end] = stretches[0] ?? [0, 0];
    return text.slice(start, end);
  }

  #get(name: string): Variable | undefined {
    this.#read ??= resolve(this.#written);
    const variable = this.#read.get(name.trim());
    this.#filled += variable?.value?.length ?? 0;
    return this.#filled > MOST_FILLED ? undefined : variable;
  }
}

const escapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** Each variable after those it names, so that none is read twice and a circle is read never. */
function resolve(written: ReadonlyMap<string, string>): ReadonlyMap<string, Variable> {
  const read = new Map<string, Variable>();
  const waiting = new Map<string, number>();
  const users = new Map<string, string[]>();
  const ready: string[] = [];
  for (const [name, value] of written) {
    const names = new Set(Array.from(value.matchAll(reference), (match) => (match[1] ?? '').trim()));
    const defined = [...names].filter((other) => written.has(other));
    waiting.set(name, defined.length);
    for (const other of defined) {
      const others = users.get(other);
      if (others === undefined) users.set(other, [name]);
      else others.push(name);
    }
    if (defined.length === 0) ready.push(name);
  }
  for (const name of ready) {
    read.set(name, expand(written.get(name) ?? '', read));
    for (const user of users.get(name) ?? []) {
      const left = (waiting.get(user) ?? 0) - 1;
      waiting.set(user, left);
      if (left === 0) ready.push(user);
    }
  }
  return read;
}

function expand(written: string, read: ReadonlyMap<string, Variable>): Variable {
  let complete = true;
  let length = 0;
  const value = written.replace(reference, (whole, name: string) => {
    const other = read.get(name.trim());
    complete &&= other?.complete === true;
    const by = other?.value ?? whole;
    length += by.length;
    return length > LONGEST_VALUE ? whole : by;
  });
  return length > LONGEST_VALUE ? { value: undefined, complete: false } : { value, complete };
}
