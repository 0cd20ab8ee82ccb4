import type { FieldTable } from '@userlint/rules/tables';
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

/** Reads as Axis does: in any order, names case-sensitive, the last one wins; throws NotRead. */
export function readArguments(request: Element, table: FieldTable): Arguments {
  const found = new Map<string, Value>();
  const lists = new Map<string, string[]>();
  for (const child of request.children) {
    const field = table[`${request.name}/${child.name}`];
    if (field === undefined) throw new NotRead(invalidElement(request.name, child.name));
    if (isNil(child)) continue;
    if (child.name === 'profileFieldValues') {
      for (const [id, value] of profileFields(child)) found.set(id, value);
      continue;
    }
    const value = simple(child, field.type);
    if (value === undefined) continue;
    if (!field.many) {
      found.set(child.name, value);
      continue;
    }
    const list = lists.get(child.name) ?? [];
    list.push(value);
    lists.set(child.name, list);
  }
  return new Map([...found, ...lists]);
}

function invalidElement(className: string, name: string): string {
  return `org.xml.sax.SAXException: Invalid element in com.skillsoft.olsa.${className} - ${name}`;
}

function isNil(element: Element): boolean {
  return ['true', '1'].includes(element.attributes.get('nil') ?? '');
}

function simple(element: Element, type: string): string | undefined {
  if (element.children.length > 0) {
    throw new NotRead(
      'org.xml.sax.SAXException: SimpleDeserializer encountered a child element, which is NOT expected, in something it was trying to deserialize.',
    );
  }
  const text = element.text;
  if (type === 'date' && !isXsDate(text.trim())) throw new NotRead('Invalid date');
  return type === 'boolean' ? flag(text.trim()) : text;
}

/** Only the first letter counts; nothing at all is ignored. */
function flag(text: string): string | undefined {
  if (text === '') return undefined;
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
