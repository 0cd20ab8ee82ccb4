import { type Entry, isPlaceholder } from '../../../model/entry.ts';
import type { Complaint, Fix, Rule } from '../../../model/rule.ts';
import type { NodeKind } from '../../../syntax/tree.ts';

const scalars: ReadonlySet<NodeKind | undefined> = new Set<NodeKind>(['string', 'number', 'boolean']);

/** Lists and codes have a shape of their own in JSON, which Alma's reader insists on. */
export const jsonShape: Rule = {
  id: 'alma/json-shape',
  severity: 'error',
  title: 'A list or a code is not in the shape JSON has for it',
  explains: isRepetition,
  when: ({ spelling }) => spelling === 'json',
  value(field, path) {
    if (!path.startsWith('user/')) return undefined;
    if (field.wrapper === true) return (_text, { kind }) => kind === 'object' || scalars.has(kind);
    const isObject = field.coded === true || field.type === 'group';
    return (_text, { kind }) => kind === 'array' || (isObject && scalars.has(kind));
  },
  *complain(entry) {
    const { field, kind } = entry;
    if (field?.wrapper === true && (kind === 'object' || scalars.has(kind))) yield notList(entry);
    else if (field !== undefined && field.wrapper !== true && kind === 'array') yield notOne(entry);
    else if (field?.coded === true && scalars.has(kind) && !isPlaceholder(entry.text)) yield notCoded(entry);
    else if (field?.type === 'group' && field.wrapper !== true && scalars.has(kind)) {
      yield { about: entry, severity: 'warning', message: `${entry.name} must be an object in JSON: { … }.` };
    }
  },
};

/** Observed: "Cannot deserialize value of type `java.util.ArrayList<…>`". */
function notList(entry: Entry): Complaint {
  const [item] = entry.entries;
  const name = item?.name ?? entry.name;
  const inner = item === undefined ? [] : item.entries.filter((one) => isRepetition(one));
  const doubled = item !== undefined && inner.length > 0 && inner.length === item.entries.length;
  const empty = item?.kind === 'object' && item.entries.length === 0;
  const edits = empty ? [] : ((doubled ? item.unwrap?.() : entry.wrap?.()) ?? []);
  const title = doubled ? `Write the list itself as ${name}` : 'Put it into a list';
  const fixes: Fix[] = edits.length === 0 ? [] : [{ title, edits, safe: true }];
  return {
    about: item ?? entry,
    ...(entry.at === undefined ? {} : { span: entry.at.name }),
    message: `${name} must be a list in JSON: [ … ], with one entry too. Alma cannot read it otherwise.`,
    fixes,
  };
}

/** A list that is written twice, once round itself: `{"user_note": {"user_note": […]}}`. */
function isRepetition({ field, name, parent }: Entry): boolean {
  const list = parent?.parent;
  if (field !== undefined || list?.field?.wrapper !== true || list.kind !== 'object') return false;
  return name === parent?.name || name === list.name;
}

/** That Alma refuses it is concluded from what it says of lists. */
function notOne(entry: Entry): Complaint {
  const edits = entry.unwrap?.() ?? [];
  return {
    about: entry,
    severity: 'warning',
    message: `${entry.name} stands once in a user: it is no list.`,
    fixes: edits.length === 0 ? [] : [{ title: 'Take it out of the list', edits, safe: true }],
  };
}

/** As is that it refuses a code like that. */
function notCoded(entry: Entry): Complaint {
  const edits = entry.wrap?.('value') ?? [];
  return {
    about: entry,
    severity: 'warning',
    message: `${entry.name} must be an object in JSON: { "value": … }.`,
    fixes: edits.length === 0 ? [] : [{ title: 'Write { "value": … }', edits, safe: true }],
  };
}
