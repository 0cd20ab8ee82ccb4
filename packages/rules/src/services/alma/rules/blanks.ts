import { type Entry, isPlaceholder } from '../../../model/entry.ts';
import type { Complaint, Rule } from '../../../model/rule.ts';
import type { Service } from '../../../model/service.ts';

/** Fields that are compared, character by character. */
const compared: ReadonlySet<string> = new Set([
  'user/primary_id',
  'user/external_id',
  'user/pin_number',
  'user/user_identifiers/user_identifier/value',
  'user/contact_info/emails/email/email_address',
]);

export const blanks: Rule = {
  id: 'alma/blanks',
  severity: 'warning',
  title: 'There are blanks round a code or an identifier, or nothing but blanks',
  value: ({ type, outputOnly }, path) =>
    type === 'text' && outputOnly !== true && path.startsWith('user/')
      ? (text) => text.trim() !== text
      : undefined,
  *complain(entry, { service }) {
    const { text, field, path } = entry;
    if (isPlaceholder(text) || text.trim() === text) return;
    if (text.trim() === '') yield nothing(entry);
    else if (field?.coded === true || compared.has(path)) yield around(entry, service);
  },
};

function nothing(entry: Entry): Complaint {
  const needed = entry.field?.required !== undefined || entry.field?.coded === true;
  const edit = entry.write('');
  return {
    about: entry,
    severity: needed ? 'warning' : 'information',
    message: `${entry.name} holds nothing but blanks, which is not the same as being empty.`,
    fixes: edit === undefined ? [] : [{ title: 'Empty it', edits: [edit], safe: false }],
  };
}

function around(entry: Entry, { codes }: Service): Complaint {
  const error = codes[entry.field?.codes ?? '']?.error;
  const edit = entry.write(entry.text.trim());
  return {
    about: entry,
    message: `There are blanks round this ${entry.name}: Alma stores them, or finds no such code.`,
    ...(error !== undefined && { error }),
    fixes: edit === undefined ? [] : [{ title: 'Remove the blanks', edits: [edit], safe: true }],
  };
}
