import type { Field, State, StateRow } from './field.ts';

/** What the service makes of a field in that state; undefined where nobody has said. `operation`: 'alma/users.update'. */
export function stateRow(field: Field, state: State, operation: string): StateRow | undefined {
  return field.states?.find((row) => row.of.includes(state) && row.in?.includes(operation) !== false);
}
