import { type Entry, entriesAt, entryAt, isPlaceholder } from '../../../model/entry.ts';
import { tableName } from '../../../model/institution.ts';
import type { Complaint, Rule } from '../../../model/rule.ts';
import type { Mapping } from '../../../model/service.ts';

/** Known from the institution's mapping tables alone. */
export const typeForRecord: Rule = {
  id: 'alma/type-for-record',
  severity: 'error',
  title: 'The type or group is not meant for users of this record type',
  // The profile of a load decides on the record type, whatever the file says.
  when: ({ operation, institution }) => institution.mappings.size > 0 && operation?.door.kind !== 'file',
  given: (path) => path === 'user/record_type',
  *check({ service, record }, { institution }) {
    const recordType = entryAt(record, 'user/record_type');
    if (recordType === undefined) return;
    for (const [name, mapping] of Object.entries(service.mappings)) {
      const own = institution.mappings.get(tableName(service, name));
      const allowed = own?.codes.get(recordType.text);
      // A record type the table does not speak of: what that means is not known.
      if (own === undefined || allowed === undefined) continue;
      // A code that goes with no record type at all is none of the table's: another rule's matter.
      const mapped = (code: string) => [...own.codes.values()].some((codes) => codes.has(code));
      for (const entry of entriesAt(record, mapping.place)) {
        if (entry.text === '' || isPlaceholder(entry.text) || allowed.has(entry.text)) continue;
        if (mapped(entry.text)) yield complain(entry, recordType, { name, mapping, allowed });
      }
    }
  },
};

interface Mapped {
  readonly name: string;
  readonly mapping: Mapping;
  readonly allowed: ReadonlySet<string>;
}

const listed = 8;

function complain(entry: Entry, recordType: Entry, { name, mapping, allowed }: Mapped): Complaint {
  const codes = [...allowed].slice(0, listed).join(', ');
  const more = allowed.size > listed ? ` and ${allowed.size - listed} more` : '';
  const choice = allowed.size === 0 ? 'It allows none.' : `It allows ${codes}${more}.`;
  return {
    about: entry,
    severity: mapping.severity,
    message: `${entry.text} is not for users of record type ${recordType.text}, says the institution’s table ${name}. ${choice}`,
    error: mapping.error,
    related: [{ entry: recordType, message: `The record type is ${recordType.text}` }],
  };
}
