import { type Group, textOf } from '../record/record.ts';
import { walkRecord } from '../record/walk.ts';
import { type AlmaError, almaError } from './answers.ts';
import type { Institution } from './institution.ts';
import { almaCodes, almaMappings, almaUserShape } from './tables.ts';

/** The first code of the record that the institution does not have, or not for its record type. */
export function codeRefusal(institution: Institution, incoming: Group): AlmaError | undefined {
  const recordType = textOf(incoming, 'record_type');
  for (const { shape, value } of walkRecord(incoming, almaUserShape)) {
    const table = shape.field.codes ?? '';
    if (typeof value !== 'string' || value === '') continue;
    const error = wrongCode(institution, table, value) ?? wrongForType(institution, table, value, recordType);
    const field = shape.name.replace(/_type$/, '').replaceAll('_', ' ');
    if (error !== undefined) return almaError(error, { X: field, Y: value, Z: recordType });
  }
  return undefined;
}

/** What the service answers to a code that is not in its table; nothing where it stores any (observed: countries). */
function wrongCode({ codeTables }: Institution, table: string, code: string): string | undefined {
  return codeTables.get(table)?.has(code) === true ? undefined : almaCodes[table]?.error;
}

/** What it answers to a code that does not fit the record type; nothing where no mapping speaks of that type. */
function wrongForType(
  { mappingTables }: Institution,
  table: string,
  code: string,
  recordType: string,
): string | undefined {
  const mapping = Object.entries(almaMappings).find(([, { codes }]) => codes === table);
  if (mapping === undefined) return undefined;
  const [name, { error }] = mapping;
  const fitting = mappingTables.get(name)?.get(recordType);
  return fitting === undefined || fitting.includes(code) ? undefined : error;
}
