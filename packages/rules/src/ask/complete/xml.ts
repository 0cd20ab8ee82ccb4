import type { Place } from '../../facts/place.ts';
import type { Entry } from '../../model/entry.ts';
import type { Cursor } from './cursor.ts';
import { type Draft, draft, marginAt, type Pieces, wordAt } from './draft.ts';
import { neededElements } from './needed.ts';

const STOPS = '<>/="\'&';

/** Writes an element or an attribute where the cursor stands. */
export function xmlDraft(place: Place, cursor: Cursor, siblings: readonly Entry[]): Draft | undefined {
  return place.name.startsWith('@')
    ? attribute(place.name.slice(1), cursor)
    : element(place, cursor, prefixOf(cursor, siblings));
}

function attribute(name: string, { written, at }: Cursor): Draft | undefined {
  const word = wordAt(written.value, at, STOPS);
  const [from, to] = word;
  if (written.value.charAt(from - 1).trim() !== '') return undefined;
  return draft(written, word, written.value[to] === '=' ? [name, '', ''] : [`${name}="`, '', '"']);
}

function element(place: Place, { written, at, stands, request }: Cursor, prefix: string): Draft {
  const word = wordAt(written.value, at, STOPS);
  if (stands === 'name' && isFinished(written.value, word[1]))
    return draft(written, word, [prefix + place.name, '', '']);
  const { margin, step } = marginAt(written.value, word[0]);
  const [before, , after] = spell(place, margin);
  // The < of a tag begun is there already.
  return draft(written, word, [stands === 'name' ? before.slice(1) : before, '', after]);

  /** The depth is that of the tables. */
  function spell(one: Place, indent: string): Pieces {
    const [open, close] = [`<${prefix}${one.name}>`, `</${prefix}${one.name}>`];
    if (one.field.type !== 'group') return [open, '', close];
    const deeper = indent + step;
    const needed = neededElements(one, request.operation);
    const [first = ['', '', ''], ...others] = needed.map((child) => spell(child, deeper));
    const more = others.map((pieces) => `\n${deeper}${pieces.join('')}`).join('');
    return [`${open}\n${deeper}${first[0]}`, '', `${first[2]}${more}\n${indent}${close}`];
  }
}

/** Whether the start tag whose name ends at `at` has its `>`. */
function isFinished(text: string, at: number): boolean {
  let end = at;
  while (end < text.length && text[end] !== '<' && text[end] !== '>') end += 1;
  return text[end] === '>';
}

/** As the other elements beside it are written, or the one around it. */
function prefixOf({ entry, stands }: Cursor, siblings: readonly Entry[]): string {
  const parent = stands === 'name' ? entry.parent : entry;
  const beside = siblings.find((other) => other !== entry && other.kind === 'element') ?? parent;
  return /^<([^\s:<>/"'=]{1,100}:)/.exec(beside?.written?.value ?? '')?.[1] ?? '';
}
