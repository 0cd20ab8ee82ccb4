import type { FieldTable } from '../../../facts/field.ts';
import { type Place, places } from '../../../facts/place.ts';

/** A record that is being written: a row of the table, its value, and what stands below it. */
export interface RecordDraft {
  readonly place: Place;
  text: string;
  readonly children: RecordDraft[];
}

export function emptyDraft(table: FieldTable, root: string): RecordDraft {
  const place = places(table).get(root);
  if (place === undefined) throw new Error(`There is no row ${root}`);
  return { place, text: '', children: [] };
}

/** Adds what stands at a path below `draft`, and what lies between; what may be repeated is added anew. */
export function add(draft: RecordDraft, path: string, text = ''): RecordDraft {
  let at = draft;
  for (const name of path.split('/')) {
    const known = at.children.find((child) => child.place.name === name);
    if (known !== undefined && known.place.field.many !== true) {
      at = known;
      continue;
    }
    const place = at.place.children.get(name);
    if (place === undefined) throw new Error(`There is no row ${at.place.path}/${name}`);
    const next: RecordDraft = { place, text: '', children: [] };
    at.children.push(next);
    at = next;
  }
  at.text = text;
  return at;
}

/** What stands at a path below `draft`, the first where there are several. */
export function at(draft: RecordDraft, path: string): RecordDraft | undefined {
  let found: RecordDraft | undefined = draft;
  for (const name of path.split('/')) found = found?.children.find((child) => child.place.name === name);
  return found;
}

/** The children in the order of the table, which is that of the schema. */
export function inOrder({ place, children }: RecordDraft): readonly RecordDraft[] {
  const order = [...place.children.values()];
  return [...children].sort((a, b) => order.indexOf(a.place) - order.indexOf(b.place));
}
