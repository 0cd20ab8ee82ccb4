import { isXsDate } from '../xml/schema-types.ts';

export const profileTypes = [
  'TEXT',
  'INTEGER',
  'DATE',
  'BOOLEAN',
  'SELECTION',
  'LOCALIZED_SELECTION',
] as const;

/** A field that a site, or every site, has in the profile of its users. */
export interface ProfileField {
  readonly id: string;
  readonly type: (typeof profileTypes)[number];
  readonly label: string;
  readonly isCore?: boolean;
  readonly required?: boolean;
  /** Ids of the values to choose from; no other one is taken. */
  readonly choices?: readonly string[];
  /** More than one value may be chosen. */
  readonly multiple?: boolean;
}

/** What the store calls the fields of the profile that the older calls have names of their own for. */
export const coreFields: ReadonlyMap<string, string> = new Map([
  ['_sys_firstname', 'firstName'],
  ['_sys_lastname', 'lastName'],
  ['_sys_emailaddress', 'email'],
]);

/**
 * What is wrong with the values sent for a field, in words of our own: that these are refused is inferred from the
 * definitions, which the service gives to its clients, and its words are not known.
 */
export function profileProblem(
  definitions: readonly ProfileField[],
  id: string,
  values: readonly string[],
): string | undefined {
  const definition = definitions.find((field) => field.id === id);
  if (definition === undefined) return `Error: Profile field ${id} does not exist.`;
  const said = values.filter((value) => value !== '');
  if (definition.required && said.length === 0) return `Error: Profile field ${id} is required.`;
  if (said.length > 1 && !definition.multiple) return `Error: Profile field ${id} takes a single value.`;
  return said.every((value) => fits(definition, value))
    ? undefined
    : `Error: Profile field ${id} is not valid.`;
}

function fits({ type, choices }: ProfileField, value: string): boolean {
  if (type === 'INTEGER') return /^-?\d{1,10}$/.test(value);
  if (type === 'DATE') return /^\d{4}-\d\d-\d\d$/.test(value) && isXsDate(value);
  if (type === 'BOOLEAN') return value === 'true' || value === 'false';
  return choices?.includes(value) !== false;
}
