import type { Manner, Shape } from '../record/record.ts';

const address = 'user/contact_info/addresses/address';

/**
 * How Alma answers a field of the user that has no value, by path. Source: thirty answers kept as fixtures in public
 * repositories (Berkeley, Princeton, Emory, scriptotek), XML and JSON.
 */
const observed = new Map<string, ReturnType<Manner['unset']>>([
  // A text of the user itself is there, empty; these are not.
  ['user/pin_number', 'omitted'],
  // The odd one: 30 of 34 answers.
  ['user/campus_code', 'codeless'],
  ['user/@link', 'null'],
  ['user/researcher', 'null'],
  // Of the lists only these two are left out.
  ['user/rs_libraries/rs_library', 'omitted'],
  ['user/library_notices/library_notice', 'omitted'],
  ...['line2', 'line3', 'line4', 'line5'].map((name) => [`${address}/${name}`, 'null'] as const),
  ...['city', 'state_province', 'postal_code', 'country', 'address_note'].map(
    (name) => [`${address}/${name}`, 'empty'] as const,
  ),
  ['user/contact_info/emails/email/description', 'null'],
  ['user/user_identifiers/user_identifier/note', 'null'],
]);

/** Dates are left out, and so is what Alma has only for some users. */
export function unset({ path, field, attribute }: Shape): ReturnType<Manner['unset']> {
  const known = observed.get(path);
  if (known !== undefined) return known;
  if (field.many || (field.type === 'group' && field.opaque !== true)) return 'empty';
  const ofUser = /^user\/[^/]+$/.test(path) && !attribute;
  return ofUser && field.type === 'text' && field.outputOnly !== true ? 'empty' : 'omitted';
}
