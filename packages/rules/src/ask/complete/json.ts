import type { Place } from '../../facts/place.ts';
import type { Entry } from '../../model/entry.ts';
import type { Operation } from '../../model/service.ts';
import type { Text } from '../../text/text.ts';
import type { Cursor } from './cursor.ts';
import { type Draft, draft, marginAt, type Pieces, wordAt } from './draft.ts';
import { neededElements } from './needed.ts';

const STOPS = '"{}[],:';

/** Writes a member where the cursor stands in a key, or an entry of a list where one is missing. */
export function jsonDraft(place: Place, cursor: Cursor): Draft | undefined {
  const { written, at, entry, stands, request } = cursor;
  const { margin, step } = marginAt(written.value, at);
  const shape = new Shape(step, request.operation);
  if (stands === 'name') {
    const list = place.field.many === true;
    return keyDraft(place.name, list ? shape.list(place, margin) : shape.value(place, margin), cursor);
  }
  const value = writtenValue(entry);
  if (value === undefined) return undefined;
  const list = value.isMember && place.field.many === true;
  const all = [0, value.text.value.length] as const;
  return draft(value.text, all, list ? shape.list(place, margin) : shape.value(place, margin));
}

/** Writes a key with this value behind it; the key alone where a value is written. */
export function keyDraft(name: string, [before, chosen, after]: Pieces, { written, at }: Cursor): Draft {
  const text = written.value;
  const [start, end] = wordAt(text, at, STOPS);
  const from = text[start - 1] === '"' ? start - 1 : start;
  const to = text[end] === '"' ? end + 1 : end;
  const key = JSON.stringify(name.startsWith('@') ? name.slice(1) : name);
  const next = text.slice(to).trimStart()[0];
  if (next === ':') return draft(written, [from, to], [key, '', '']);
  return draft(written, [from, to], [`${key}: ${before}`, chosen, next === '"' ? `${after},` : after]);
}

/** A value as written, its quotes too. */
export interface WrittenValue {
  readonly text: Text;
  /** It stands behind a key, and is not one of a list. */
  readonly isMember: boolean;
}

/** The value of an entry; undefined where its colon is missing, so that nothing can be written behind the key. */
export function writtenValue({ name, written }: Entry): WrittenValue | undefined {
  if (written === undefined) return undefined;
  const bare = name.startsWith('@') ? name.slice(1) : name;
  const key = [`"${bare}"`, bare].find((spelled) => written.value.startsWith(spelled));
  if (key === undefined) return { text: written, isMember: false };
  const behind = written.value.slice(key.length).trimStart();
  if (!behind.startsWith(':')) return undefined;
  const value = behind.slice(1).trimStart();
  return { text: written.slice(written.value.length - value.length), isMember: true };
}

/** The JSON of a place, with what it needs. The depth is that of the tables. */
class Shape {
  readonly #step: string;
  readonly #operation: Operation | undefined;

  constructor(step: string, operation: Operation | undefined) {
    this.#step = step;
    this.#operation = operation;
  }

  list(place: Place, margin: string): Pieces {
    const deeper = margin + this.#step;
    const [before, chosen, after] = this.value(place, deeper);
    return [`[\n${deeper}${before}`, chosen, `${after}\n${margin}]`];
  }

  value(place: Place, margin: string): Pieces {
    const { field } = place;
    if (field.type === 'group') return this.#object(place, margin);
    if (field.coded === true) return ['{ "value": "', '', '" }'];
    return field.type === 'boolean' ? ['', 'false', ''] : ['"', '', '"'];
  }

  #object(place: Place, margin: string): Pieces {
    const deeper = margin + this.#step;
    const needed = neededElements(place, this.#operation).flatMap((child) =>
      child.field.wrapper === true ? neededElements(child, this.#operation) : [child],
    );
    const [first, ...others] = needed.map((child): Pieces => {
      const [before, chosen, after] =
        child.field.many === true ? this.list(child, deeper) : this.value(child, deeper);
      return [`${JSON.stringify(child.name)}: ${before}`, chosen, after];
    });
    const [before, chosen, after] = first ?? ['', '', ''];
    const more = others.map((pieces) => `,\n${deeper}${pieces.join('')}`).join('');
    return [`{\n${deeper}${before}`, chosen, `${after}${more}\n${margin}}`];
  }
}
