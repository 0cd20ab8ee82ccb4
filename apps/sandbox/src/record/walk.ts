import { type Group, groupOf, isEmpty, isScalar, listOf, type Shape, type Value } from './record.ts';

/** A field of the table and what one group of the record says about it. */
export interface Said {
  readonly shape: Shape;
  /** Undefined: nothing. For a wrapper, the list in it. */
  readonly value: Value | undefined;
}

/** Every field the record could carry, in the order of the table, once for each group that could carry it. */
export function* walkRecord(group: Group, shape: Shape): Iterable<Said> {
  for (const child of shape.children) {
    if (child.field.outputOnly || child.field.opaque) continue;
    const item = child.field.wrapper ? child.children[0] : child;
    if (item === undefined) continue;
    const value = group[item.name];
    yield { shape: child, value };
    // Of a group that is not there no field is said, either.
    if (isEmpty(value) && (isScalar(item) || item.field.many)) continue;
    if (isScalar(item)) yield* scalarsOf(item, value);
    else if (item.field.many) for (const entry of listOf(group, item.name)) yield* walkRecord(entry, item);
    else yield* walkRecord(groupOf(group, item.name), item);
  }
}

/** The values of a list that holds texts; a field that holds one text has been told already. */
function* scalarsOf(item: Shape, value: Value | undefined): Iterable<Said> {
  if (Array.isArray(value)) for (const one of value) yield { shape: item, value: one };
}
