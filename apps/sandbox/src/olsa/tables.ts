/** The facts about OLSA that the sandbox shares with the linter: tables, nothing that decides. */
import { type FieldTable, olsaTables as requests } from '@userlint/rules/tables';

export { olsaErrors, olsaOperations } from '@userlint/rules/tables';

/** By the name of the request's element. */
export const olsaTables: ReadonlyMap<string, FieldTable> = new Map(Object.entries(requests));
