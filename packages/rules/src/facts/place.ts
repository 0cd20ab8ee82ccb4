import type { Field, FieldTable } from './field.ts';
import { Names } from './names.ts';

/** A row of a table in its place: what may stand at a path, and what may stand below it. */
export interface Place {
  /** Which row of its table it is. */
  readonly index: number;
  readonly path: string;
  readonly name: string;
  readonly field: Field;
  readonly parent: Place | undefined;
  /** Elements by their XML name; attributes as '@name'. */
  readonly children: ReadonlyMap<string, Place>;
  /** Members by their JSON key: wrappers left out, attributes without '@'. */
  readonly members: ReadonlyMap<string, Place>;
  /** What stands below it by names that are not its own. */
  readonly aliases: ReadonlyMap<string, Place>;
  /** What may stand below it, for a reader that looks it up in the text: its elements, its attributes, its members. */
  readonly inText: {
    readonly elements: Names<Place>;
    readonly attributes: Names<Place>;
    readonly members: Names<Place>;
  };
}

interface Growing extends Place {
  readonly children: Map<string, Place>;
  readonly members: Map<string, Place>;
  readonly aliases: Map<string, Place>;
  readonly attributes: Map<string, Place>;
}

const compiled = new WeakMap<FieldTable, ReadonlyMap<string, Place>>();

/** The table as a tree, by path. A table is compiled once: it is data that never changes. */
export function places(table: FieldTable): ReadonlyMap<string, Place> {
  let found = compiled.get(table);
  if (found === undefined) {
    found = compile(table);
    compiled.set(table, found);
  }
  return found;
}

function compile(table: FieldTable): ReadonlyMap<string, Place> {
  const all = new Map<string, Growing>();
  for (const [path, field] of Object.entries(table)) {
    const cut = path.lastIndexOf('/');
    const parent = cut < 0 ? undefined : all.get(path.slice(0, cut));
    const name = path.slice(cut + 1);
    const place = placeOf(all.size, path, field, parent);
    all.set(path, place);
    parent?.children.set(name, place);
    if (name.startsWith('@')) parent?.attributes.set(name.slice(1), place);
    for (const alias of field.aliases ?? []) parent?.aliases.set(alias, place);
    const holder = parent?.field.wrapper === true ? (parent.parent as Growing | undefined) : parent;
    const key = name.startsWith('@') ? name.slice(1) : name;
    if (field.wrapper !== true && holder?.members.has(key) === false) holder.members.set(key, place);
  }
  return all;
}

function placeOf(index: number, path: string, field: Field, parent: Place | undefined): Growing {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const maps = {
    children: new Map<string, Place>(),
    members: new Map<string, Place>(),
    aliases: new Map<string, Place>(),
    attributes: new Map<string, Place>(),
  };
  const inText = {
    elements: new Names(maps.children, maps.aliases),
    attributes: new Names(maps.attributes, none),
    members: new Names(maps.members, maps.aliases),
  };
  return { index, path, name, field, parent, ...maps, inText };
}

const none: ReadonlyMap<string, Place> = new Map();
