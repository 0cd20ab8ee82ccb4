/** The facts about OLSA that the sandbox shares with the linter: tables, nothing that decides. */
import type { FieldTable } from '@userlint/rules/tables';
import { tables as requests } from '@userlint/rules/tables/olsa';

export { errors as olsaErrors, operations as olsaOperations } from '@userlint/rules/tables/olsa';

/** By the name of the request's element. */
export const olsaTables: ReadonlyMap<string, FieldTable> = new Map(Object.entries(requests));
