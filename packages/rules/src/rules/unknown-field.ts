import { type Place, places } from '../facts/place.ts';
import type { Entry } from '../model/entry.ts';
import { isBroken, type Request } from '../model/request.ts';
import type { Fix, Rule } from '../model/rule.ts';
import { differsInSpellingOnly, nearest } from '../words/nearest.ts';

export const unknownField: Rule = {
  id: 'unknown-field',
  severity: 'warning',
  title: 'The service has no field of this name here',
  *checkEntry(entry, request, { isExplained }) {
    if (entry.field !== undefined || entry.parent?.field === undefined || entry.at === undefined) return;
    if (isExplained(entry)) return;
    const type = request.service.records.find(({ root }) => root === request.record?.path);
    // A missing end tag makes children of what are neighbours.
    if (entry.parent.field.type !== 'group' && isBroken(request)) return;
    const known = type === undefined ? undefined : places(type.table).get(entry.parent.path);
    const { hint, fixes } = remedy(entry, request, known, type?.formerNames);
    yield {
      about: entry,
      span: entry.at.name,
      message: `${entry.parent.name} has no field ${shortened(entry.name)}; the service ignores or refuses it.${hint}`,
      fixes,
    };
  },
};

/** A key may be anything, and of any length. */
function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

interface Remedy {
  readonly hint: string;
  readonly fixes: readonly Fix[];
}

function remedy(
  entry: Entry,
  request: Request,
  known: Place | undefined,
  formerNames?: ReadonlyMap<string, readonly string[]>,
): Remedy {
  if (known === undefined) return { hint: '', fixes: [] };
  if (request.spelling === 'xml') {
    const wrapper = wrapperOf(entry.name, known);
    if (wrapper !== undefined) return wrapped(entry, wrapper.name);
  }
  const names = request.spelling === 'json' ? known.members : known.children;
  const item = itemName(entry.name, known, request);
  const former = formerNames?.get(entry.name) ?? [];
  const renamed = [...(item === undefined ? [] : [item]), ...former].find((name) => names.has(name));
  if (renamed !== undefined) return rename(entry, renamed, names, true);
  const meant = nearest(entry.name, names.keys());
  return meant === undefined || meant === entry.name
    ? { hint: '', fixes: [] }
    : rename(entry, meant, names, differsInSpellingOnly(entry.name, meant));
}

/** The list element that XML writes round a field of this name. */
function wrapperOf(name: string, known: Place): Place | undefined {
  const wrapper = known.members.get(name)?.parent;
  return wrapper === known ? undefined : wrapper;
}

/** JSON leaves the list element out and gives its members the name of one entry. */
function itemName(name: string, known: Place, { spelling }: Request): string | undefined {
  const place = spelling === 'json' ? known.children.get(name) : undefined;
  return place?.field.wrapper === true ? [...place.children.keys()][0] : undefined;
}

/** Certain where it is the same name in another spelling, and nothing else has or gets the right name. */
function rename(entry: Entry, name: string, names: ReadonlyMap<string, Place>, certain: boolean): Remedy {
  const edits = entry.rename(name);
  const free = occurs(names.get(name)?.name ?? name, entry) === 0 && occurs(entry.name, entry) === 1;
  const alone = free && isFirstToBecome(name, entry);
  const fixes = edits.length === 0 ? [] : [{ title: `Rename to ${name}`, edits, safe: certain && alone }];
  return { hint: ` Did you mean ${name}?`, fixes };
}

function wrapped(entry: Entry, wrapper: string): Remedy {
  const edits = entry.wrap?.(wrapper) ?? [];
  const alone = occurs(wrapper, entry) === 0 && occurs(entry.name, entry) === 1;
  const fixes =
    edits.length === 0 || !alone ? [] : [{ title: `Write <${wrapper}> round it`, edits, safe: true }];
  return { hint: ` It belongs into ${wrapper}.`, fixes };
}

const becoming = new WeakMap<Entry, Map<string, Entry>>();

/** Of several that would get one name only one gets it by itself. */
function isFirstToBecome(name: string, entry: Entry): boolean {
  if (entry.parent === undefined) return true;
  const claimed = becoming.get(entry.parent) ?? new Map<string, Entry>();
  becoming.set(entry.parent, claimed);
  const first = claimed.get(name) ?? entry;
  claimed.set(name, first);
  return first === entry;
}

const counts = new WeakMap<Entry, ReadonlyMap<string, number>>();

/** How often a name is written beside an entry. A list stands in JSON under the name of its entries. */
function occurs(name: string, { parent }: Entry): number {
  if (parent === undefined) return 0;
  let found = counts.get(parent);
  if (found === undefined) {
    found = countNames(parent.entries);
    counts.set(parent, found);
  }
  return found.get(name) ?? 0;
}

function countNames(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const entry of entries) {
    const inside = entry.field?.wrapper === true ? entry.entries.slice(0, 1) : [];
    for (const { name } of [entry, ...inside]) found.set(name, (found.get(name) ?? 0) + 1);
  }
  return found;
}
