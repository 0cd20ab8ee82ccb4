import type { Field, FieldTable, State, StateRow } from '@userlint/rules/tables';
import type { Value } from '../record/record.ts';
import type { Element } from '../xml/read.ts';
import { isXsDate } from '../xml/schema-types.ts';

/** The request is not what Axis, on which the service runs, can make its object of. The message is Axis's. */
export class NotRead extends Error {}

/** The values of a request, by the names of its schema. Profile fields by their id, which begins with '@'. */
export type Arguments = ReadonlyMap<string, Value>;

/** The texts of one argument, of the element or of the repeated elements. */
export function textsOf(value: Value | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}

/** The text of an argument that stands once; empty where it is not given. */
export function textGiven(given: Arguments, name: string): string {
  return textsOf(given.get(name))[0] ?? '';
}

/** What a request says. */
export interface Request {
  readonly given: Arguments;
  readonly unsaid: Unsaid | undefined;
}

/** A field that the request does not say and cannot do without. */
export interface Unsaid {
  /** The fault, by its name in the table. */
  readonly error: string;
  /** What the service reads in its place: nothing or blanks, or 'null' where no element is. */
  readonly read: string;
}

/**
 * Reads as Axis does: in any order, names case-sensitive, the last one wins; throws NotRead. What says nothing is left
 * out, kept or refused as the states of the table have it.
 */
export function readRequest(request: Element, table: FieldTable): Request {
  const given = new Map<string, Value>();
  let unsaid: Unsaid | undefined;
  const written = elementsByName(request, table);
  for (const [path, field] of Object.entries(table)) {
    const name = path.slice(request.name.length + 1);
    if (name === '' || name.includes('/')) continue;
    const elements = written.get(name) ?? [];
    if (name === 'profileFieldValues') {
      for (const [id, value] of elements.flatMap(profileFields)) given.set(id, value);
      continue;
    }
    const texts = elements.map((element) => heard(element, field));
    const [last] = texts.at(-1) ?? [];
    if (field.many && texts.flat().length > 0) given.set(name, texts.flat());
    else if (!field.many && last !== undefined) given.set(name, last);
    else unsaid ??= refusalOf(field, elements);
  }
  return { given, unsaid };
}

/** The elements of the request, by their names; throws for one that the request does not have. */
function elementsByName(request: Element, table: FieldTable): ReadonlyMap<string, readonly Element[]> {
  const found = new Map<string, Element[]>();
  for (const child of request.children) {
    if (table[`${request.name}/${child.name}`] === undefined) {
      throw new NotRead(invalidElement(request.name, child.name));
    }
    const same = found.get(child.name);
    if (same === undefined) found.set(child.name, [child]);
    else same.push(child);
  }
  return found;
}

/** What an element says: a value, nothing, or nothing that counts as an empty value. */
function heard(element: Element, field: Field): readonly string[] {
  const state = stateOf(element);
  const means = state === undefined ? 'taken' : meaningOf(field, state)?.means;
  if (means === 'emptied') return [''];
  if (means === 'ignored' || (means === 'refused' && field.type !== 'date')) return [];
  return [simple(element, field.type)];
}

/** The fault of a field of which no element says anything. */
function refusalOf(field: Field, elements: readonly Element[]): Unsaid | undefined {
  const element = elements.at(-1);
  const state = element === undefined ? 'absent' : stateOf(element);
  const row = state && meaningOf(field, state);
  if (row?.means !== 'refused' || row.error === undefined) return undefined;
  return { error: row.error, read: state === 'absent' || state === 'nil' ? 'null' : (element?.text ?? '') };
}

function stateOf(element: Element): State | undefined {
  if (['true', '1'].includes(element.attributes.get('nil') ?? '')) return 'nil';
  if (element.text === '' && element.children.length === 0) return 'empty';
  return element.text.trim() === '' && element.children.length === 0 ? 'blank' : undefined;
}

/** The row that names the state. Rows of OLSA hold for one call alone, so that none names an operation. */
function meaningOf(field: Field, state: State): StateRow | undefined {
  return field.states?.find((row) => row.of.includes(state));
}

function invalidElement(className: string, name: string): string {
  return `org.xml.sax.SAXException: Invalid element in com.skillsoft.olsa.${className} - ${name}`;
}

function simple(element: Element, type: string): string {
  if (element.children.length > 0) {
    throw new NotRead(
      'org.xml.sax.SAXException: SimpleDeserializer encountered a child element, which is NOT expected, in something it was trying to deserialize.',
    );
  }
  const text = element.text;
  if (type === 'date' && !isXsDate(text.trim())) throw new NotRead('Invalid date');
  return type === 'boolean' ? flag(text.trim()) : text;
}

/** Only the first letter counts. */
function flag(text: string): string {
  if (/^[1tT]/.test(text)) return 'true';
  if (/^[0fF]/.test(text)) return 'false';
  throw new NotRead('Invalid boolean');
}

function profileFields(values: Element): readonly (readonly [string, Value])[] {
  return values.children.map((field) => {
    if (field.name !== 'fieldValue') throw new NotRead(invalidElement('ProfileFieldValues', field.name));
    const texts = field.children.map((value) => {
      if (value.name !== 'value') throw new NotRead(invalidElement('FieldValue', value.name));
      return value.text;
    });
    return [`@${field.attributes.get('id') ?? ''}`, texts] as const;
  });
}
