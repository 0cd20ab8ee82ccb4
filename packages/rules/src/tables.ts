/**
 * The facts alone, nothing that decides: what the sandbox may know. Limits hold for values that are not empty;
 * of several broken limits of one field the most severe counts.
 */
export type { Severity, Source } from './evidence.ts';
export type { CodeTable, Field, FieldTable, FieldType, Limit } from './field.ts';
export { sandbox } from './sandbox.ts';
export type { Door, Operation, RecordPlace, RecordType, ServiceErrorRow } from './service.ts';
export { codes as almaCodes } from './services/alma/codes.ts';
export { errors as almaErrors } from './services/alma/errors.ts';
export { mappings as almaMappings } from './services/alma/mappings.ts';
export { operations as almaOperations } from './services/alma/operations.ts';
export { overrideNames } from './services/alma/override.ts';
export { user as almaUser } from './services/alma/user.ts';
export { userRecord as almaUserRecord } from './services/alma/user-record.ts';
export { errors as olsaErrors } from './services/olsa/errors.ts';
export { tables as olsaTables } from './services/olsa/fields.ts';
export { operations as olsaOperations } from './services/olsa/operations.ts';
