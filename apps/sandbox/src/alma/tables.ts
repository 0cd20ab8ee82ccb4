/** The facts about Alma that the sandbox shares with the linter: tables, nothing that decides. */
import { user } from '@userlint/rules/tables/alma';
import { shapeOf } from '../record/record.ts';

export {
  codes as almaCodes,
  errors as almaErrors,
  mappings as almaMappings,
  operations as almaOperations,
} from '@userlint/rules/tables/alma';

export const almaUserShape = shapeOf(user, 'user');

/** The operations of the tables that a PUT and a POST are. */
export const updateOperation = 'alma/users.update';
export const createOperation = 'alma/users.create';
