/**
 * The facts alone, nothing that decides: what the sandbox may know. Limits hold for values that are not empty;
 * of several broken limits of one field the most severe counts.
 */
export type { Severity, Source } from '../facts/evidence.ts';
export type { CodeTable, Field, FieldTable, FieldType, Limit } from '../facts/field.ts';
export type { Door, Operation, RecordPlace, RecordType, ServiceErrorRow } from '../model/service.ts';
export { codes as almaCodes } from './alma/codes.ts';
export { errors as almaErrors } from './alma/errors.ts';
export { mappings as almaMappings } from './alma/mappings.ts';
export { operations as almaOperations } from './alma/operations.ts';
export { overrideNames } from './alma/override.ts';
export { user as almaUser } from './alma/user.ts';
export { userRecord as almaUserRecord } from './alma/user-record.ts';
export { errors as olsaErrors } from './olsa/errors.ts';
export { tables as olsaTables } from './olsa/fields.ts';
export { operations as olsaOperations } from './olsa/operations.ts';
export { sandbox } from './sandbox.ts';
