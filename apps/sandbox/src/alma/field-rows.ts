import type { Field, FieldTable } from '@userlint/rules/tables';

/** Rows for objects of the service that no field table of the linter knows: their shape and no more. */
function row(type: Field['type'], more: Partial<Field> = {}): Field {
  return { type, doc: '', source: { evidence: 'documented', from: 'Alma OpenAPI (2026)' }, ...more };
}

export const text = row('text');
export const boolean = row('boolean');
export const integer = row('integer');
export const coded = row('text', { coded: true });
export const group = row('group');
export const item = row('group', { many: true });
export const wrapper = row('group', { wrapper: true });

export function under(path: string, rows: FieldTable): FieldTable {
  return Object.fromEntries(Object.entries(rows).map(([name, field]) => [`${path}/${name}`, field]));
}
