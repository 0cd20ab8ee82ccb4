import { places } from '../../../facts/place.ts';
import { type Entry, entryAt, isPlaceholder } from '../../../model/entry.ts';
import { isBroken, type Request } from '../../../model/request.ts';
import type { Complaint, Fix, Rule } from '../../../model/rule.ts';
import { nearest } from '../../../words/nearest.ts';
import { overrideNames } from '../override.ts';
import { user } from '../user.ts';

const protectedNames: readonly string[] = [...overrideNames.keys()];

export const override: Rule = {
  id: 'alma/override',
  severity: 'error',
  title: 'override names something that an update cannot override',
  when: ({ operation }) => operation?.id === 'alma/users.update',
  *check(request) {
    const given = request.parameters.filter(({ path }) => path === 'query/override');
    for (const [index, entry] of given.entries()) {
      if (isPlaceholder(entry.text)) continue;
      if (index > 0) {
        yield {
          about: entry,
          severity: 'warning',
          message: 'override is given twice. Write one list, separated by commas.',
        };
      }
      yield* checkList(entry, request);
    }
  },
};

/** One name of the list, with its place in the list's text. */
interface Item {
  readonly text: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

function* checkList(entry: Entry, request: Request): Iterable<Complaint> {
  const items = split(entry.text);
  const seen = new Set<string>();
  if (entry.text.trim() === '') {
    yield { about: entry, severity: 'information', message: 'override names no field, so it does nothing.' };
    return;
  }
  if (isInternal(request)) {
    yield {
      about: entry,
      severity: 'information',
      message: 'override does nothing for an internal user: every field of an internal user is replaced.',
      unnecessary: true,
    };
  }
  // There are twelve names: who writes many more is told of the first.
  const { record } = request;
  const silent = record === undefined || isInternal(request) || isBroken(request);
  const filled = silent ? undefined : filledFields(record);
  for (const item of items.slice(0, mostChecked)) {
    const complaint = checkItem(item, items, entry, filled, seen);
    seen.add(item.name);
    if (complaint !== undefined) yield complaint;
  }
}

const mostChecked = 50;

function checkItem(
  item: Item,
  items: readonly Item[],
  entry: Entry,
  filled: ReadonlySet<string> | undefined,
  seen: ReadonlySet<string>,
): Complaint | undefined {
  const at = { about: entry, ...spanOf(item, entry) };
  const without = (): Fix[] => {
    const title = `Remove ${item.name === '' ? 'the empty name' : shown(item.name)}`;
    return rewrite(
      entry,
      items.filter((other) => other !== item),
      title,
    );
  };
  if (item.name === '') {
    return {
      ...at,
      severity: 'warning',
      message: 'There is an empty name in the list of override.',
      fixes: without(),
    };
  }
  if (!protectedNames.includes(item.name)) return unknownName(item, items, at, entry);
  if (seen.has(item.name)) {
    return {
      ...at,
      severity: 'warning',
      message: `${item.name} is named twice in override.`,
      fixes: without(),
      unnecessary: true,
    };
  }
  if (item.text !== item.name) {
    const fixes = rewrite(entry, items, 'Remove the blanks', true);
    return {
      ...at,
      severity: 'warning',
      message: `There are blanks beside ${item.name}; write the names with commas alone between them.`,
      fixes,
    };
  }
  if (filled?.has(item.name) === false) {
    return {
      ...at,
      severity: 'warning',
      message: `The record has no ${item.name}: named in override, it will be emptied for an external user.`,
      fixes: without().map((fix) => ({ ...fix, safe: false })),
    };
  }
  return undefined;
}

function unknownName(
  item: Item,
  items: readonly Item[],
  at: Pick<Complaint, 'about' | 'span'>,
  entry: Entry,
): Complaint {
  const several = separated(item.name);
  if (several !== undefined) {
    const edits = rewrite(
      entry,
      items.flatMap((other) => (other === item ? several : [other])),
      'Separate the names by commas',
      true,
    );
    return { ...at, message: 'The names in override are separated by commas.', fixes: edits };
  }
  if (fieldNames().has(item.name)) {
    return {
      ...at,
      severity: 'warning',
      message: `${item.name} is always replaced: naming it in override does nothing.`,
      fixes: rewrite(
        entry,
        items.filter((other) => other !== item),
        `Remove ${item.name}`,
      ),
      unnecessary: true,
    };
  }
  const meant = nearest(item.name, protectedNames);
  const hint = meant === undefined ? ` Known: ${protectedNames.join(', ')}.` : ` Did you mean ${meant}?`;
  const twice = items.some(({ name }) => name === meant);
  const fixes =
    meant === undefined
      ? []
      : twice
        ? rewrite(
            entry,
            items.filter((other) => other !== item),
            `Remove ${item.name}`,
            false,
          )
        : rewrite(
            entry,
            items.map((other) => (other === item ? { ...other, text: meant, name: meant } : other)),
            `Change to ${meant}`,
            false,
          );
  return { ...at, message: `override knows no field ${shown(item.name)}, so Alma ignores it.${hint}`, fixes };
}

/** Names run together with another separator than a comma. */
function separated(name: string): Item[] | undefined {
  const parts = name.split(/[;|\s]+/).filter((part) => part !== '');
  if (parts.length < 2 || !parts.every((part) => protectedNames.includes(part))) return undefined;
  return parts.map((part) => ({ text: part, name: part, from: 0, to: 0 }));
}

function rewrite(entry: Entry, items: readonly Item[], title: string, safe = true): Fix[] {
  const edit = entry.write(items.map(({ name }) => name).join(','));
  return edit === undefined ? [] : [{ title, edits: [edit], safe }];
}

function split(text: string): readonly Item[] {
  const items: Item[] = [];
  let from = 0;
  for (const part of text.split(',')) {
    items.push({ text: part, name: part.trim(), from, to: from + part.length });
    from += part.length + 1;
  }
  return items;
}

/** The name itself; for an empty one the comma beside it, since nothing cannot be underlined. */
function spanOf(item: Item, entry: Entry): Pick<Complaint, 'span'> {
  if (entry.value === undefined) return {};
  if (item.name === '') {
    const from = item.from > 0 ? item.from - 1 : item.from;
    return { span: entry.value.at(from, Math.max(item.to, from + 1)) };
  }
  const lead = item.text.length - item.text.trimStart().length;
  return { span: entry.value.at(item.from + lead, item.from + lead + item.name.length) };
}

/** The protected fields that the record carries and that are not empty. */
function filledFields(record: Entry): ReadonlySet<string> {
  const paths = new Set(
    record.entries
      .filter(
        ({ field, text, entries }) =>
          field !== undefined && (text !== '' || entries.some(({ name }) => !name.startsWith('@'))),
      )
      .map(({ path }) => path),
  );
  return new Set(protectedNames.filter((name) => paths.has(overrideNames.get(name) ?? '')));
}

/** A name, not without end. */
function shown(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}

function isInternal({ record }: Request): boolean {
  return entryAt(record, 'user/account_type')?.text === 'INTERNAL';
}

/** Every other field of the record: real, but never protected. */
function fieldNames(): ReadonlySet<string> {
  const record = places(user).get('user');
  return new Set(
    [...(record?.children.keys() ?? [])].filter(
      (name) => !name.startsWith('@') && !protectedNames.includes(name),
    ),
  );
}
