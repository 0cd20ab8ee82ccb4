import { jsonString } from '../../text/codecs.ts';
import type { Edit, Span } from '../../text/span.ts';
import type { Text } from '../../text/text.ts';
import type { NewField, Node, NodeKind } from '../tree.ts';
import { beside, besideMember } from './beside.ts';
import {
  ARRAY,
  BARE,
  ESCAPED_KEY,
  MISSING,
  OBJECT,
  QUOTED_KEY,
  SINGLE,
  STRING,
  type Tape,
  UNCLOSED,
} from './tape.ts';

/** By what the tape calls a kind. A value nobody has written yet is nothing. */
const kinds: readonly NodeKind[] = ['object', 'array', 'string', 'number', 'boolean', 'null', 'null'];

/** The document that nodes are views of. */
export interface Source {
  readonly text: Text;
  readonly tape: Tape;
}

export function kindAt({ tape }: Source, index: number): NodeKind {
  return kinds[tape.kind(index)] ?? 'null';
}

/** The key of a member, unescaped. */
export function keyOf({ text, tape }: Source, index: number): string {
  const [start, end] = [tape.keyStart(index), tape.keyEnd(index)];
  if ((tape.flags(index) & ESCAPED_KEY) === 0) return text.value.slice(start, end);
  return text.slice(start, end).decode(jsonString).value;
}

/** Where a key is written, without its quotes where anything is between them. */
export function keySpan({ text, tape }: Source, index: number): [number, number] {
  const start = tape.keyStart(index);
  const end = tape.keyEnd(index);
  if (start < end) return [start, end];
  const closed = text.value[end] === text.value[start - 1];
  return [start - 1, closed ? end + 1 : end];
}

export class JsonNode implements Node {
  readonly namespace = '';
  readonly attributes: readonly Node[] = [];
  readonly name: string;
  readonly #source: Source;
  readonly #index: number;

  constructor(source: Source, index: number, name: string) {
    this.#source = source;
    this.#index = index;
    this.name = name;
  }

  /** What it is a view of, for those that read the tape themselves. */
  get source(): Source {
    return this.#source;
  }

  get position(): number {
    return this.#index;
  }

  get kind(): NodeKind {
    return kindAt(this.#source, this.#index);
  }

  get span(): Span {
    return this.written.at();
  }

  get written(): Text {
    const { text, tape } = this.#source;
    const key = tape.keyStart(this.#index);
    if (key < 0) return text.slice(this.#start(), tape.end(this.#index));
    const quoted = (tape.flags(this.#index) & QUOTED_KEY) !== 0;
    return text.slice(quoted ? key - 1 : key, tape.end(this.#index));
  }

  get nameSpan(): Span {
    const { text, tape } = this.#source;
    if (tape.keyStart(this.#index) >= 0) return text.at(...keySpan(this.#source, this.#index));
    const start = this.#start();
    return text.at(start, this.#isContainer() ? start + 1 : tape.end(this.#index));
  }

  get valueSpan(): Span {
    const { text, tape } = this.#source;
    const [start, end] = this.#inside();
    if (start < end) return text.at(start, end);
    if (tape.start(this.#index) < tape.end(this.#index)) {
      return text.at(tape.start(this.#index), tape.end(this.#index));
    }
    return this.nameSpan;
  }

  get value(): Text {
    const { text, tape } = this.#source;
    const [start, end] = this.#inside();
    const kind = tape.kind(this.#index);
    if (kind === STRING) return text.slice(start, end).decode(jsonString);
    return kind === OBJECT || kind === ARRAY || this.kind === 'null'
      ? text.slice(start, start)
      : text.slice(start, end);
  }

  get children(): readonly Node[] {
    return this.#isContainer() ? this.#read() : [];
  }

  write(value: string): Edit | undefined {
    const { text, tape } = this.#source;
    if (this.#isContainer()) return undefined;
    const start = tape.start(this.#index);
    const end = tape.end(this.#index);
    const kind = tape.kind(this.#index);
    // What was a boolean stays one.
    if (this.kind === 'boolean' && /^(?:true|false)$/.test(value)) return text.edit(start, end, value);
    const quoted = JSON.stringify(value);
    if (kind === MISSING) {
      const afterColon = text.value[start - 1] === ':';
      return text.edit(start, end, afterColon ? ` ${quoted}` : `: ${quoted}`);
    }
    const proper = kind === STRING && (tape.flags(this.#index) & (BARE | UNCLOSED | SINGLE)) === 0;
    return proper ? text.edit(start + 1, end - 1, quoted.slice(1, -1)) : text.edit(start, end, quoted);
  }

  rename(name: string): readonly Edit[] {
    const { text, tape } = this.#source;
    const start = tape.keyStart(this.#index);
    if (start < 0) return [];
    const quoted = (tape.flags(this.#index) & QUOTED_KEY) !== 0;
    const key = JSON.stringify(name);
    const edit = text.edit(start, tape.keyEnd(this.#index), quoted ? key.slice(1, -1) : key);
    return edit === undefined ? [] : [edit];
  }

  remove(): Edit | undefined {
    const { text, tape } = this.#source;
    if (this.#index === 0) return undefined;
    const [start, end] = besideMember(text.value, this.#from(), tape.end(this.#index));
    return text.edit(start, end, '');
  }

  add({ name, text: value, coded, bare }: NewField): Edit | undefined {
    const { text, tape } = this.#source;
    if (tape.kind(this.#index) !== OBJECT) return undefined;
    const literal = bare === true ? value : JSON.stringify(value);
    const member = `${JSON.stringify(name)}: ${coded === true ? `{ "value": ${literal} }` : literal}`;
    const last = this.#read().at(-1);
    if (last === undefined)
      return text.edit(tape.start(this.#index) + 1, tape.start(this.#index) + 1, member);
    const at = tape.end(last.#index);
    return text.edit(at, at, `,${beside(text.value, last.#from())}${member}`);
  }

  wrap(name?: string): readonly Edit[] {
    const { text, tape } = this.#source;
    const [start, end] = [tape.start(this.#index), tape.end(this.#index)];
    if (start === end || (tape.flags(this.#index) & UNCLOSED) !== 0) return [];
    const [open, close] = name === undefined ? ['[', ']'] : [`{ ${JSON.stringify(name)}: `, ' }'];
    return both(text.edit(start, start, open), text.edit(end, end, close));
  }

  unwrap(): readonly Edit[] {
    const { text, tape } = this.#source;
    const [only, another] = this.children as readonly JsonNode[];
    if (only === undefined || another !== undefined || (tape.flags(this.#index) & UNCLOSED) !== 0) return [];
    const [start, end] = [tape.start(only.#index), tape.end(only.#index)];
    if (start === end) return [];
    return both(text.edit(tape.start(this.#index), start, ''), text.edit(end, tape.end(this.#index), ''));
  }

  /** Where it begins: at its key, or at the token of an item. */
  #from(): number {
    const { tape } = this.#source;
    const key = tape.keyStart(this.#index);
    if (key < 0) return tape.start(this.#index);
    return (tape.flags(this.#index) & QUOTED_KEY) !== 0 ? key - 1 : key;
  }

  /** Where the token begins. A value nobody has written, without a key, is shown by what stands before it: its colon. */
  #start(): number {
    const { tape } = this.#source;
    const start = tape.start(this.#index);
    return start < tape.end(this.#index) ? start : start - 1;
  }

  /** The characters of the token without its quotes. */
  #inside(): [number, number] {
    const { tape } = this.#source;
    const flags = tape.flags(this.#index);
    const start = tape.start(this.#index);
    const end = tape.end(this.#index);
    if (tape.kind(this.#index) !== STRING || (flags & BARE) !== 0) return [start, end];
    return [start + 1, (flags & UNCLOSED) === 0 ? end - 1 : end];
  }

  #isContainer(): boolean {
    const kind = this.#source.tape.kind(this.#index);
    return kind === OBJECT || kind === ARRAY;
  }

  #read(): readonly JsonNode[] {
    const { tape } = this.#source;
    const found: JsonNode[] = [];
    const end = tape.next(this.#index);
    for (let index = this.#index + 1; index < end; index = tape.next(index)) {
      const name = tape.kind(this.#index) === ARRAY ? this.name : this.#keyOf(index);
      found.push(new JsonNode(this.#source, index, name));
    }
    return found;
  }

  #keyOf(index: number): string {
    return this.#source.tape.keyStart(index) < 0 ? '' : keyOf(this.#source, index);
  }
}

/** Two edits that belong together, or none. */
function both(first: Edit | undefined, second: Edit | undefined): readonly Edit[] {
  return first === undefined || second === undefined ? [] : [first, second];
}
