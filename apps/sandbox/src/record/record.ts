import type { Field, FieldTable } from '@userlint/rules/tables';

/** What is stored: values by the service's names, in no format. Names come from a table, never from a document. */
export type Value = string | Group | readonly string[] | readonly Group[];
export interface Group {
  readonly [name: string]: Value | undefined;
}

/** How a service writes a record. */
export interface Manner {
  /** What a coded value is called; undefined when its table does not say. */
  readonly label: (shape: Shape, code: string) => string | undefined;
  /**
   * How it writes a field that has no value: as an empty one, a code as null beside an empty label, as null (which XML
   * leaves out), or not at all.
   */
  readonly unset: (shape: Shape) => 'empty' | 'codeless' | 'null' | 'omitted';
}

/** A field table as a tree. */
export interface Shape {
  /** An attribute without its '@'. */
  readonly name: string;
  readonly path: string;
  readonly field: Field;
  readonly attribute: boolean;
  readonly children: readonly Shape[];
}

/** The shape of the record whose paths begin with `root`. */
export function shapeOf(table: FieldTable, root: string): Shape {
  const children = new Map<string, Shape[]>([[root, []]]);
  const group: Field = { type: 'group', doc: '', source: { evidence: 'inferred', from: 'the table' } };
  for (const [path, field] of Object.entries(table)) {
    if (path === root) continue;
    const slash = path.lastIndexOf('/');
    const last = path.slice(slash + 1);
    const attribute = last.startsWith('@');
    const own: Shape[] = [];
    children.set(path, own);
    const siblings = children.get(path.slice(0, slash));
    siblings?.push({ name: attribute ? last.slice(1) : last, path, field, attribute, children: own });
  }
  return {
    name: root,
    path: root,
    field: table[root] ?? group,
    attribute: false,
    children: children.get(root) ?? [],
  };
}

/** What a group holds, without the wrappers XML puts round lists. */
export function membersOf(shape: Shape): readonly Shape[] {
  return shape.children.flatMap((child) => (child.field.wrapper ? child.children : [child]));
}

/** Of what a group holds, what is read: into some fields nobody looks. */
export function readableMembersOf(shape: Shape): readonly Shape[] {
  return membersOf(shape).filter(({ field }) => field.opaque !== true);
}

/** True for a field that holds one text, with or without a label. */
export function isScalar(shape: Shape): boolean {
  return shape.field.coded === true || shape.field.type !== 'group';
}

/** A text as the service keeps it: blanks belong to a text, and to nothing else. */
export function scalarText(text: string, { field }: Shape): string {
  return field.type === 'text' ? text : text.trim();
}

export function textOf(group: Group | undefined, name: string): string {
  const value = group?.[name];
  return typeof value === 'string' ? value : '';
}

export function groupOf(group: Group | undefined, name: string): Group {
  const value = group?.[name];
  return isGroup(value) ? value : {};
}

export function listOf(group: Group | undefined, name: string): readonly Group[] {
  const value = group?.[name];
  return Array.isArray(value) ? value.filter(isGroup) : [];
}

export function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isEmpty(value: Value | undefined): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
