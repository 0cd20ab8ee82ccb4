import type { FieldTable } from '../facts/field.ts';

/** The rows with their paths continued from `path`: a table says a long path once. */
export function under(path: string, rows: FieldTable): FieldTable {
  return Object.fromEntries(Object.entries(rows).map(([name, field]) => [`${path}/${name}`, field]));
}
