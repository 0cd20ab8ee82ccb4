import type { Place } from '../../facts/place.ts';
import type { Operation } from '../../model/service.ts';

/** Whether the service wants it in this operation; in an unknown one, only what it always wants. */
export function isRequired({ field, parent }: Place, operation: Operation | undefined): boolean {
  // A list that is wanted wants an entry, and JSON knows the list by the name of its entries alone.
  if (parent?.field.wrapper === true && isRequired(parent, operation)) return true;
  const where = field.required?.in;
  if (where === undefined || where === 'always') return where === 'always';
  return operation !== undefined && where.includes(operation.id);
}

/** The elements to write with a group at once: those it needs, and for a list one entry. */
export function neededElements(place: Place, operation: Operation | undefined): readonly Place[] {
  const elements = [...place.children.values()].filter(({ name }) => !name.startsWith('@'));
  return place.field.wrapper === true
    ? elements.slice(0, 1)
    : elements.filter((child) => isRequired(child, operation));
}
