import type { Field, StateRow } from '@userlint/rules/tables';
import { isEmpty, type Value } from '../record/record.ts';

/**
 * What the table says of a field that says nothing, in an operation ('alma/users.update'); undefined when the field says
 * something. Null is not told from a field that is absent: their rows are the same.
 */
export function unsaidRow(field: Field, value: Value | undefined, operation: string): StateRow | undefined {
  if (!isEmpty(value)) return undefined;
  const state = value === undefined ? 'absent' : 'empty';
  return field.states?.find((row) => row.of.includes(state) && row.in?.includes(operation) !== false);
}
