import type { Field, FieldTable } from './field.ts';

/** A row of a table in its place: what may stand at a path, and what may stand below it. */
export interface Place {
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
}

interface Growing extends Place {
  readonly children: Map<string, Place>;
  readonly members: Map<string, Place>;
  readonly aliases: Map<string, Place>;
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
    const place: Growing = {
      path,
      name,
      field,
      parent,
      children: new Map(),
      members: new Map(),
      aliases: new Map(),
    };
    all.set(path, place);
    parent?.children.set(name, place);
    for (const alias of field.aliases ?? []) parent?.aliases.set(alias, place);
    const holder = parent?.field.wrapper === true ? (parent.parent as Growing | undefined) : parent;
    const key = name.startsWith('@') ? name.slice(1) : name;
    if (field.wrapper !== true && holder?.members.has(key) === false) holder.members.set(key, place);
  }
  return all;
}
