import type { Reading } from '../model/request.ts';
import type { Service } from '../model/service.ts';
import type { Settings } from '../model/settings.ts';
import { services } from '../services/index.ts';
import type { Edit, Span } from '../text/span.ts';
import { type Cursor, cursorAt } from './complete/cursor.ts';
import type { Draft } from './complete/draft.ts';
import { type Named, names } from './complete/names.ts';
import { isRequired } from './complete/needed.ts';
import { type Value, values } from './complete/values.ts';
import { describePlace } from './describe.ts';
import { find } from './find.ts';

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
export function complete(
  reading: Reading,
  offset: number,
  settings: Settings,
  known: readonly Service[] = services,
): readonly Completion[] {
  const request = find(reading, offset)?.request;
  if (request === undefined) return [];
  const cursor = cursorAt(reading, offset, known, settings);
  if (cursor === undefined) return [];
  const found =
    cursor.stands === 'value'
      ? values(cursor, settings).map((value, index) => ofValue(value, index, cursor))
      : names(cursor).flatMap((name, index) => ofName(name, index, cursor) ?? []);
  const { span } = request;
  return found
    .filter(({ insert }) => !within({ start: offset, end: offset }, span) || within(insert.span, span))
    .flatMap((completion) => filtered(completion, reading, offset) ?? []);
}

/** Nothing that belongs to another record is ever written over, however broken the two are. */
function within(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
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

/**
 * Editors replace within one line, and compare all that is replaced before the cursor: an opening quote too, and a
 * prefix.
 */
function filtered(completion: Unfiltered, reading: Reading, offset: number): Completion | undefined {
  const { insert, label, kind } = completion;
  if (/[\r\n]/.test(reading.slice(insert.span.start, insert.span.end))) return undefined;
  const typed = reading.slice(insert.span.start, offset);
  const prefix = kind === 'value' ? 0 : typed.lastIndexOf(':') + 1;
  const quote = /^["']/.exec(typed)?.[0] ?? '';
  return { ...completion, filterText: quote === '' ? typed.slice(0, prefix) + label : quote + label + quote };
}
