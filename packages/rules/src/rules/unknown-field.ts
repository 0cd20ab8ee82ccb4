import type { Entry } from '../entry.ts';
import { differsInSpellingOnly, nearest } from '../nearest.ts';
import type { Request } from '../request.ts';
import type { Fix, Rule } from '../rule.ts';
import { type Place, places } from '../table.ts';

export const unknownField: Rule = {
  id: 'unknown-field',
  severity: 'warning',
  title: 'The service has no field of this name here',
  *checkEntry(entry, request) {
    if (entry.field !== undefined || entry.parent?.field === undefined || entry.at === undefined) return;
    const type = request.service.records.find(({ root }) => root === request.record?.path);
    if (type?.toldElsewhere?.(entry) === true) return;
    const known = type === undefined ? undefined : places(type.table).get(entry.parent.path);
    const { hint, fixes } = remedy(entry, request, known, type?.formerNames);
    yield {
      about: entry,
      span: entry.at.name,
      message: `${entry.parent.name} has no field ${entry.name}; the service ignores or refuses it.${hint}`,
      fixes,
    };
  },
};

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
  if (renamed !== undefined) return rename(entry, renamed, true);
  const meant = nearest(entry.name, names.keys());
  return meant === undefined || meant === entry.name
    ? { hint: '', fixes: [] }
    : rename(entry, meant, differsInSpellingOnly(entry.name, meant));
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

/** Certain where it is the same name in another spelling, and nothing has the right name already. */
function rename(entry: Entry, name: string, certain: boolean): Remedy {
  const edits = entry.rename(name);
  const siblings = entry.parent?.entries ?? [];
  const alone = siblings.every((other) => other === entry || !sameName(other, name, entry));
  const fixes = edits.length === 0 ? [] : [{ title: `Rename to ${name}`, edits, safe: certain && alone }];
  return { hint: ` Did you mean ${name}?`, fixes };
}

/** A list stands in JSON under the name of its entries. Two that would get the same name are in each other's way. */
function sameName(other: Entry, name: string, entry: Entry): boolean {
  return other.name === name || other.entries[0]?.name === name || other.name === entry.name;
}

function wrapped(entry: Entry, wrapper: string): Remedy {
  const edits = entry.wrap?.(wrapper) ?? [];
  const siblings = entry.parent?.entries ?? [];
  const alone = siblings.every(({ name }) => name !== wrapper);
  const only = alone && siblings.filter(({ name }) => name === entry.name).length === 1;
  const fixes =
    edits.length === 0 || !only ? [] : [{ title: `Write <${wrapper}> round it`, edits, safe: true }];
  return { hint: ` It belongs into ${wrapper}.`, fixes };
}
