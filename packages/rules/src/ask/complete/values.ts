import type { Field } from '../../facts/field.ts';
import { type Entry, entryAt } from '../../model/entry.ts';
import { institutionTable, stockCodes } from '../../model/institution.ts';
import type { Request } from '../../model/request.ts';
import type { Settings } from '../../model/settings.ts';
import type { Edit } from '../../text/span.ts';
import type { Cursor } from './cursor.ts';
import { type WrittenValue, writtenValue } from './json.ts';

/** A value that can be written where the cursor stands. */
export interface Value {
  readonly label: string;
  /** What it means. */
  readonly detail: string;
  readonly insert: Edit;
}

/** The values the tables know for the field in which the cursor stands. */
export function values(cursor: Cursor, settings: Settings): readonly Value[] {
  const { field } = cursor.entry;
  if (field === undefined) return [];
  if (field.listOf !== undefined) return listed(field.listOf, cursor);
  const known = knownValues(field, cursor.request, settings);
  return [...known].flatMap(([label, detail]) => {
    const insert = write(label, cursor);
    return insert === undefined ? [] : [{ label, detail, insert }];
  });
}

/** With what each means, where the tables say so. */
function knownValues(field: Field, request: Request, settings: Settings): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const limit of field.limits ?? []) for (const value of limit.oneOf ?? []) known.set(value, '');
  for (const [code, label] of codesOf(field.codes, request, settings)) known.set(code, label);
  if (field.type === 'boolean' && known.size === 0) {
    known.set('true', '');
    known.set('false', '');
  }
  return known;
}

/** The institution's codes that are switched on; where the settings have none, the codes known of the table. */
function* codesOf(
  name: string | undefined,
  { service }: Request,
  settings: Settings,
): Iterable<readonly [code: string, label: string]> {
  if (name === undefined) return;
  const own = institutionTable(name, service, settings);
  const stock = service.codes[name];
  if (own !== undefined) {
    for (const code of own.codes) if (!own.disabled.has(code[0])) yield code;
  } else if (stock !== undefined) yield* stockCodes(stock);
}

function write(value: string, cursor: Cursor): Edit | undefined {
  const { entry, request, mark } = cursor;
  if (request.spelling === 'json' && isRecordEntry(entry) && entry.kind !== 'object') {
    const now = writtenValue(entry);
    return now && (writeShaped(value, entry, now) ?? entry.write(value));
  }
  const text = entry.value?.value ?? '';
  const at = text.indexOf(mark);
  // White space round a value is no part of it: the value may stand on a line of its own.
  const from = at - text.slice(0, at).trimStart().length;
  const to = at + text.slice(at).trimEnd().length;
  if (from === 0 && to === text.length) return entry.write(value) ?? entry.value?.edit(from, to, value);
  return entry.value?.edit(from, to, value);
}

/** Not a parameter, which is no JSON whatever the record is. */
function isRecordEntry({ parent }: Entry): boolean {
  return parent !== undefined;
}

/** Where a value that is written as text should be an object, a list or a bare word; undefined elsewhere. */
function writeShaped(value: string, { field }: Entry, { text, isMember }: WrittenValue): Edit | undefined {
  const list = isMember && field?.many === true;
  const bare = field?.type === 'boolean' && /^(?:true|false)$/.test(value) && !text.value.startsWith('"');
  if (field?.coded !== true && !list && !bare) return undefined;
  const word = bare ? value : JSON.stringify(value);
  const item = field?.coded === true ? `{ "value": ${word} }` : word;
  return text.edit(0, text.value.length, list ? `[${item}]` : item);
}

/** The names that a list with commas does not have yet; those whose field the record has come first. */
function listed(names: ReadonlyMap<string, string | undefined>, cursor: Cursor): readonly Value[] {
  const { entry, request, mark } = cursor;
  const text = entry.value?.value ?? '';
  const at = text.indexOf(mark);
  const from = text.lastIndexOf(',', at) + 1;
  const comma = text.indexOf(',', at);
  const to = comma < 0 ? text.length : comma;
  const others = new Set(`${text.slice(0, from)},${text.slice(to)}`.split(',').map((name) => name.trim()));
  const { record } = request;
  const found = [...names]
    .filter(([name]) => !others.has(name))
    .flatMap(([label, path]) => {
      const insert = entry.value?.edit(from, to, label);
      if (insert === undefined) return [];
      const missing = path !== undefined && record !== undefined && !isFilled(entryAt(record, path));
      return [{ label, insert, missing, detail: missing ? 'not in the record' : '' }];
    });
  return [...found.filter(({ missing }) => !missing), ...found.filter(({ missing }) => missing)];
}

function isFilled(entry: Entry | undefined): boolean {
  return (
    entry !== undefined && (entry.text !== '' || entry.entries.some(({ name }) => !name.startsWith('@')))
  );
}
