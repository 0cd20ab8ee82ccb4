/** The facts the sandbox shares with the linter: tables, nothing that decides. */
import { almaUser, type FieldTable, olsaTables as requests } from '@userlint/rules/tables';
import { shapeOf } from './record.ts';

export { almaCodes, almaErrors, olsaErrors } from '@userlint/rules/tables';

export const almaUserShape = shapeOf(almaUser, 'user');

/** The operation of the tables that a PUT is. */
export const updateOperation = 'alma/users.update';

/** By the name of the request's element. */
export const olsaTables: ReadonlyMap<string, FieldTable> = new Map(Object.entries(requests));
