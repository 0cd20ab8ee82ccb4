/** The facts the sandbox shares with the linter: tables, nothing that decides. */
import { almaUser, type FieldTable, olsaTables as requests } from '@userlint/rules/tables';
import { shapeOf } from './record/record.ts';

export {
  almaCodes,
  almaErrors,
  almaMappings,
  almaOperations,
  olsaErrors,
  olsaOperations,
} from '@userlint/rules/tables';

export const almaUserShape = shapeOf(almaUser, 'user');

/** The operations of the tables that a PUT and a POST are. */
export const updateOperation = 'alma/users.update';
export const createOperation = 'alma/users.create';

/** By the name of the request's element. */
export const olsaTables: ReadonlyMap<string, FieldTable> = new Map(Object.entries(requests));
