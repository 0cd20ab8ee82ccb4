import { type Entry, isPlaceholder } from '../../../model/entry.ts';
import type { Complaint, Rule } from '../../../model/rule.ts';
import { nearest } from '../../../words/nearest.ts';
import { quote } from '../../../words/quote.ts';
import { codes } from '../codes.ts';
import { email, personName } from '../limits.ts';

const known: readonly string[] = Object.keys(codes.ProfileFields.codes);

export const profileField: Rule = {
  id: 'olsa/profile-field',
  severity: 'warning',
  title: 'A profile field is named twice or by an id that cannot be',
  value: (_field, path) => (path.endsWith('/profileFieldValues') ? () => true : undefined),
  *complain(entry) {
    const first = new Map<string, Entry>();
    for (const field of entry.entries) {
      const id = field.entries.find(({ name }) => name === '@id');
      if (field.name !== 'fieldValue') continue;
      if (id === undefined || id.text === '') {
        yield { about: id ?? field, message: 'Which field this is says its id; it has none.' };
        continue;
      }
      if (isPlaceholder(id.text)) continue;
      yield* reserved(id);
      const earlier = first.get(id.text);
      if (earlier === undefined) first.set(id.text, id);
      else {
        yield {
          about: id,
          message: `${quote(id.text)} is set twice. Write all values into one fieldValue.`,
          related: [{ entry: earlier, message: 'It is set here already' }],
        };
      }
      yield* values(id.text, field);
    }
  },
};

/** Ids of a site's own fields do not begin with _sys. */
function* reserved(id: Entry): Iterable<Complaint> {
  if (!/^_sys/i.test(id.text) || known.includes(id.text)) return;
  const meant = nearest(id.text, known);
  const edit = meant === undefined ? undefined : id.write(meant);
  yield {
    about: id,
    ...(meant === undefined && { severity: 'information' }),
    message: `Ids that begin with _sys are those of the fields every site has; ${known.join(', ')} are known.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
    fixes: edit === undefined ? [] : [{ title: `Change to ${meant}`, edits: [edit], safe: false }],
  };
}

/** The limits of the older call's fields, which the documentation of user uploads repeats for these. */
const limits = new Map([
  ['_sys_firstname', personName],
  ['_sys_lastname', personName],
  ['_sys_emailaddress', email],
]);

function* values(id: string, field: Entry): Iterable<Complaint> {
  for (const value of field.entries) {
    if (value.name !== 'value' || value.text === '' || isPlaceholder(value.text)) continue;
    for (const { max, pattern, severity } of limits.get(id) ?? []) {
      if (max !== undefined && [...value.text].length > max)
        yield { about: value, severity, message: `${id} has room for ${max} characters.` };
      if (pattern?.test.test(value.text) === false)
        yield { about: value, severity, message: `${id} must be ${pattern.means}.` };
    }
  }
}
