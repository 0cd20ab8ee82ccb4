import { type Place, places } from '../../facts/place.ts';
import type { Entry } from '../../model/entry.ts';
import type { Request } from '../../model/request.ts';
import type { Cursor } from './cursor.ts';
import { type Draft, draft, wordAt } from './draft.ts';
import { jsonDraft, keyDraft } from './json.ts';
import { xmlDraft } from './xml.ts';

/** A field that can be written where the cursor stands. */
export interface Named {
  readonly label: string;
  readonly place: Place;
  readonly draft: Draft;
}

/** The fields and parameters the tables know there and that are not written yet. */
export function names(cursor: Cursor): readonly Named[] {
  const { entry, stands, request } = cursor;
  const parent = stands === 'name' ? entry.parent : entry;
  if (parent === undefined) return parameterNames(cursor);
  const place = placeAt(request, parent.path);
  if (place === undefined) return [];
  if (request.spelling === 'json' && stands === 'between') return drafted([place], cursor, []);
  if (request.spelling === 'json' && place.field.coded === true) return codeHolder(place, cursor, parent);
  const known = request.spelling === 'xml' ? place.children : place.members;
  const isAttribute = entry.name.startsWith('@') && stands === 'name';
  const fitting = [...known.values()].filter(
    ({ name }) => request.spelling !== 'xml' || name.startsWith('@') === isAttribute,
  );
  return drafted(unwritten(fitting, parent.entries, request.spelling === 'xml'), cursor, parent.entries);
}

function parameterNames(cursor: Cursor): readonly Named[] {
  const { entry, request } = cursor;
  if (cursor.stands !== 'name' || request.operation === undefined) return [];
  const carrier = entry.path.slice(0, entry.path.indexOf('/') + 1);
  const known = [...places(request.operation.parameters).values()];
  const fitting = known.filter(({ path }) => path.startsWith(carrier));
  return drafted(unwritten(fitting, request.parameters, false), cursor, request.parameters);
}

/** `at` the `value` of `{"value": …}`: the only key a coded object needs. */
function codeHolder(place: Place, cursor: Cursor, parent: Entry): readonly Named[] {
  if (/"value"\s*:/.test(parent.written?.value ?? '')) return [];
  return [{ label: 'value', place, draft: keyDraft('value', ['"', '', '"'], cursor) }];
}

/** What the service only hands out is never offered. */
function unwritten(fitting: readonly Place[], written: readonly Entry[], repeats: boolean): readonly Place[] {
  const paths = new Set(written.map(({ path }) => path));
  return fitting.filter(({ path, field, parent }) => {
    if (field.outputOnly === true) return false;
    if (repeats && field.many === true) return true;
    return !paths.has(path) && !(parent?.field.wrapper === true && paths.has(parent.path) && !repeats);
  });
}

function drafted(offered: readonly Place[], cursor: Cursor, siblings: readonly Entry[]): readonly Named[] {
  return offered.flatMap((place) => {
    const label = place.name.startsWith('@') ? place.name.slice(1) : place.name;
    const written = draftOf(place, cursor, siblings);
    return written === undefined ? [] : [{ label, place, draft: written }];
  });
}

function draftOf(place: Place, cursor: Cursor, siblings: readonly Entry[]): Draft | undefined {
  const { entry, request } = cursor;
  if (entry.path.startsWith('query/') || request.spelling === 'form') return pair(place.name, cursor);
  return request.spelling === 'xml' ? xmlDraft(place, cursor, siblings) : jsonDraft(place, cursor);
}

/** `name=` in an address or a form. */
function pair(name: string, { written, at }: Cursor): Draft {
  const word = wordAt(written.value, at, '?&=#');
  return draft(written, word, [written.value[word[1]] === '=' ? name : `${name}=`, '', '']);
}

/** The row of a path in the tables of the request's record or parameters. */
function placeAt({ service, operation }: Request, path: string): Place | undefined {
  const type = service.records.find(({ root }) => `${path}/`.startsWith(`${root}/`));
  const table = type?.table ?? operation?.parameters;
  return table && places(table).get(path);
}
