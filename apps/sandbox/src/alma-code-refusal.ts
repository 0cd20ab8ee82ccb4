import { type AlmaError, almaError } from './alma-answers.ts';
import { codeTables, mappingTables } from './institution.ts';
import { type Group, textOf } from './record.ts';
import { walkRecord } from './record-walk.ts';
import { almaMappingTables, almaUserShape } from './tables.ts';

/** The tables whose codes are checked, and what the messages call them. Other codes are stored unseen (observed). */
const checked = new Map([
  ['UserAddressTypes', 'address'],
  ['UserEmailTypes', 'email'],
  ['UserPhoneTypes', 'phone'],
  ['UserIdentifierTypes', 'identifier'],
  ['NoteTypes', 'note'],
  ['UserBlockTypes', 'block'],
  ['UserStatCategories', 'statistic'],
]);

/** The first code of the record that the institution does not have, or not for its record type. */
export function codeRefusal(incoming: Group): AlmaError | undefined {
  const recordType = textOf(incoming, 'record_type');
  for (const { shape, value } of walkRecord(incoming, almaUserShape)) {
    const { codes: table } = shape.field;
    if (table === undefined || typeof value !== 'string' || value === '') continue;
    const known = codeTables.get(table)?.has(value) === true;
    const open = { X: checked.get(table) ?? '', Y: value, Z: recordType };
    // That a group which does not fit the record type gets this code, too, is inferred.
    if (table === 'UserGroups') {
      if (!known || !fits(table, recordType, value)) return almaError('401852');
    } else if (checked.has(table)) {
      if (!known) return almaError('401864', open);
      if (!fits(table, recordType, value)) return almaError('401863', open);
    }
  }
  return undefined;
}

/** True when no mapping table says otherwise. */
function fits(table: string, recordType: string, code: string): boolean {
  const mapping = Object.entries(almaMappingTables).find(([, { codes }]) => codes === table)?.[0];
  if (mapping === undefined) return true;
  return mappingTables.get(mapping)?.get(recordType)?.includes(code) === true;
}
