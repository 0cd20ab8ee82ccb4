/**
 * The words that the tables of the services are made of; the tables themselves stand with each service, in
 * `tables/alma` and its like. Limits hold for values that are not empty; of several broken limits of one field the most
 * severe counts.
 */
export type { Severity, Source } from '../facts/evidence.ts';
export type { CodeTable, Field, FieldTable, FieldType, Limit, State, StateRow } from '../facts/field.ts';
export type { Door, Operation, RecordPlace, RecordType, ServiceErrorRow } from '../model/service.ts';
export { sandboxPort } from './sandbox.ts';
