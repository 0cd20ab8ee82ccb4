import { type Place, places } from '../facts/place.ts';
import type { Entry } from '../model/entry.ts';
import { isBroken, type Request } from '../model/request.ts';
import type { Context, Fix, Rule } from '../model/rule.ts';
import { differsInSpellingOnly, nearest } from '../words/nearest.ts';

export const unknownField: Rule = {
  id: 'unknown-field',
  severity: 'warning',
  title: 'The service has no field of this name here',
  unknown: true,
  *complain(entry, request, context) {
    const { parent } = entry;
    if (parent?.field === undefined || entry.at === undefined || context.isExplained(entry)) return;
    // A missing end tag makes children of what are neighbours.
    if (parent.field.type !== 'group' && isBroken(request)) return;
    const { hint, fixes } = remedy(entry, parent, request, context);
    yield {
      about: entry,
      span: entry.at.name,
      message: `${parent.name} has no field ${shortened(entry.name)}; the service ignores or refuses it.${hint}`,
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
  readonly fixes: () => readonly Fix[];
}

function remedy(entry: Entry, parent: Entry, request: Request, context: Context): Remedy {
  const wrapper = wrapperOf(entry, parent, request);
  if (wrapper !== undefined) return wrapped(entry, wrapper.name);
  const meaning = meaningsIn(parent, request, context).get(entry);
  return meaning === undefined ? { hint: '', fixes: () => [] } : renamed(entry, meaning);
}

function placeOf(group: Entry, { service, record }: Request): Place | undefined {
  const type = service.records.find(({ root }) => root === record?.path);
  return type === undefined ? undefined : places(type.table).get(group.path);
}

/** The list element that XML writes round a field of this name. */
function wrapperOf({ name }: Entry, parent: Entry, request: Request): Place | undefined {
  if (request.spelling !== 'xml') return undefined;
  const known = placeOf(parent, request);
  const wrapper = known?.members.get(name)?.parent;
  return wrapper === known ? undefined : wrapper;
}

function wrapped(entry: Entry, wrapper: string): Remedy {
  const fixes = () => {
    const edits = entry.wrap?.(wrapper) ?? [];
    const alone = occurs(wrapper, entry) === 0 && occurs(entry.name, entry) === 1;
    return edits.length === 0 || !alone ? [] : [{ title: `Write <${wrapper}> round it`, edits, safe: true }];
  };
  return { hint: ` It belongs into ${wrapper}.`, fixes };
}

/** The field that an unknown name may stand for. */
interface Meaning {
  readonly name: string;
  /** It is that name in another spelling, and nothing beside it has or gets that name. */
  readonly certain: boolean;
}

function renamed(entry: Entry, { name, certain }: Meaning): Remedy {
  const fixes = () => {
    const edits = entry.rename(name);
    return edits.length === 0 ? [] : [{ title: `Rename to ${name}`, edits, safe: certain }];
  };
  return { hint: ` Did you mean ${name}?`, fixes };
}

const meanings = new WeakMap<Entry, ReadonlyMap<Entry, Meaning>>();

/** What the unknown names in a group mean. They are looked at together: of several that mean one field, the first gets its name. */
function meaningsIn(group: Entry, request: Request, context: Context): ReadonlyMap<Entry, Meaning> {
  const found = meanings.get(group) ?? readMeanings(group, request, context);
  meanings.set(group, found);
  return found;
}

function readMeanings(group: Entry, request: Request, { isExplained }: Context): ReadonlyMap<Entry, Meaning> {
  const found = new Map<Entry, Meaning>();
  const known = placeOf(group, request);
  if (known === undefined) return found;
  const names = request.spelling === 'json' ? known.members : known.children;
  const taken = new Set<string>();
  for (const entry of group.entries) {
    if (entry.field !== undefined || isExplained(entry) || wrapperOf(entry, group, request) !== undefined)
      continue;
    const certain = anotherSpelling(entry.name, known, request);
    const name = certain ?? nearest(entry.name, names.keys());
    if (name === undefined || name === entry.name) continue;
    const alone =
      occurs(names.get(name)?.name ?? name, entry) === 0 &&
      occurs(entry.name, entry) === 1 &&
      !taken.has(name);
    if (alone) taken.add(name);
    found.set(entry, {
      name,
      certain: alone && (certain !== undefined || differsInSpellingOnly(entry.name, name)),
    });
  }
  return found;
}

/** What the name surely stands for: the list it is in, a name of another version. */
function anotherSpelling(
  name: string,
  known: Place,
  { service, record, spelling }: Request,
): string | undefined {
  const names = spelling === 'json' ? known.members : known.children;
  const item = itemName(name, known, spelling);
  const type = service.records.find(({ root }) => root === record?.path);
  const former = type?.formerNames?.get(name) ?? [];
  return [...(item === undefined ? [] : [item]), ...former].find((one) => names.has(one));
}

/** JSON leaves the list element out and gives its members the name of one entry. */
function itemName(name: string, known: Place, spelling: Request['spelling']): string | undefined {
  const place = spelling === 'json' ? known.children.get(name) : undefined;
  return place?.field.wrapper === true ? [...place.children.keys()][0] : undefined;
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
