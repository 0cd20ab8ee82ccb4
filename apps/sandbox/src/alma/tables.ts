/** The facts about Alma that the sandbox shares with the linter: tables, nothing that decides. */
import { almaUser } from '@userlint/rules/tables';
import { shapeOf } from '../record/record.ts';

export { almaCodes, almaErrors, almaMappings, almaOperations } from '@userlint/rules/tables';

export const almaUserShape = shapeOf(almaUser, 'user');

/** The operations of the tables that a PUT and a POST are. */
export const updateOperation = 'alma/users.update';
export const createOperation = 'alma/users.create';
