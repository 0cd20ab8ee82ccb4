import { type Cursor, cursorAt } from './complete/cursor.ts';
import type { Draft } from './complete/draft.ts';
import { type Named, names } from './complete/names.ts';
import { isRequired } from './complete/needed.ts';
import { type Value, values } from './complete/values.ts';
import { describePlace } from './describe.ts';
import { find } from './find.ts';
import type { Reading } from './request.ts';
import type { Settings } from './settings.ts';
import type { Edit } from './span.ts';

/** Something that can be written where the cursor stands. */
export interface Completion {
  readonly label: string;
  readonly kind: 'field' | 'value' | 'parameter';
  /** One line: what a field holds, what a code means. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** Replaces the word that is being typed, spelled for its format and its depth. */
  readonly insert: Edit;
  /** Where in the inserted text the cursor goes, and how many characters from there on are to be typed over. */
  readonly cursor: number;
  readonly chosen: number;
  /** What the typed word is compared with. */
  readonly filterText: string;
  readonly required: boolean;
  /** Sorted by this, the likelier come first. */
  readonly sort: string;
}

/**
 * What can be written at an offset of the document: fields, parameters and values that the tables know. Nothing
 * outside payloads. Never throws, however the text is broken.
 */
export function complete(reading: Reading, offset: number, settings: Settings): readonly Completion[] {
  if (find(reading, offset) === undefined) return [];
  const cursor = cursorAt(reading, offset, settings);
  if (cursor === undefined) return [];
  const found =
    cursor.stands === 'value'
      ? values(cursor, settings).map((value, index) => ofValue(value, index, cursor))
      : names(cursor).flatMap((name, index) => ofName(name, index, cursor) ?? []);
  return found.flatMap((completion) => filtered(completion, reading.document.text, offset) ?? []);
}

type Unfiltered = Omit<Completion, 'filterText'>;

function ofName({ label, place, draft }: Named, index: number, { request }: Cursor): Unfiltered | undefined {
  const spelled = spell(draft);
  if (spelled === undefined) return undefined;
  const required = isRequired(place, request.operation);
  return {
    label,
    kind: /^(?:query|envelope)\//.test(place.path) ? 'parameter' : 'field',
    detail: place.field.doc,
    documentation: describePlace(place.path, place.field, request),
    ...spelled,
    required,
    sort: rank(index, required),
  };
}

function ofValue({ label, detail, insert }: Value, index: number, { entry, request }: Cursor): Unfiltered {
  const { path, field } = entry;
  return {
    label,
    kind: 'value',
    detail,
    documentation: field === undefined ? '' : describePlace(path, field, request),
    insert,
    cursor: insert.text.length,
    chosen: 0,
    required: false,
    sort: rank(index, false),
  };
}

function spell({ text, from, to, before, chosen, after }: Draft) {
  const insert = text.edit(from, to, before + chosen + after);
  const begin = text.edit(from, to, before);
  const until = text.edit(from, to, before + chosen);
  if (insert === undefined || begin === undefined || until === undefined) return undefined;
  return { insert, cursor: begin.text.length, chosen: until.text.length - begin.text.length };
}

function rank(index: number, required: boolean): string {
  return `${required ? 0 : 1}${String(index).padStart(4, '0')}`;
}

/** Editors replace within one line, and compare what stands before the cursor, an opening quote included. */
function filtered(completion: Unfiltered, text: string, offset: number): Completion | undefined {
  const { insert, label } = completion;
  if (/[\r\n]/.test(text.slice(insert.span.start, insert.span.end))) return undefined;
  const quote = /^["']/.exec(text.slice(insert.span.start, offset))?.[0] ?? '';
  return { ...completion, filterText: `${quote}${label}${quote}` };
}
