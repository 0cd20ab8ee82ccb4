import type { Field, Limit } from '@userlint/rules/tables';
import { user as almaUser } from '@userlint/rules/tables/alma';

/** A place of the record and what stands below it. */
interface Place {
  readonly name: string;
  readonly field: Field;
  readonly attributes: readonly Place[];
  readonly children: readonly Place[];
}

/** Schemas of a load file that say what the field tables say: types, lengths, listed values. For the peers. */
const user = placeAt('user');

function placeAt(path: string): Place {
  const field = almaUser[path];
  if (field === undefined) throw new Error(`The table has no ${path}.`);
  const below = Object.keys(almaUser).filter((other) => other.slice(0, other.lastIndexOf('/')) === path);
  const places = below.map(placeAt);
  return {
    name: path.slice(path.lastIndexOf('/') + 1).replace('@', ''),
    field,
    attributes: places.filter((_, at) => below[at]?.includes('@')),
    children: places.filter((_, at) => !below[at]?.includes('@')),
  };
}

export function xmlSchema(): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
<xs:element name="users"><xs:complexType><xs:sequence>
${xmlElement(user, ' minOccurs="0" maxOccurs="unbounded"')}
</xs:sequence></xs:complexType></xs:element>
</xs:schema>
`;
}

function xmlElement({ name, field, attributes, children }: Place, occurs: string): string {
  const open = `<xs:element name="${name}"${occurs}>`;
  if (field.opaque) return `${open}</xs:element>`;
  const listed = attributes.map(xmlAttribute).join('');
  if (field.type !== 'group') {
    if (listed === '') return `${open}${xmlType(field)}</xs:element>`;
    // A simple type that has attributes must be named first; an anonymous restriction of it says the same.
    return `${open}<xs:complexType><xs:simpleContent><xs:restriction base="xs:anyType">${xmlType(field)}${listed}</xs:restriction></xs:simpleContent></xs:complexType></xs:element>`;
  }
  const content = field.wrapper
    ? `<xs:sequence>${children.map((child) => xmlElement(child, ' minOccurs="0" maxOccurs="unbounded"')).join('\n')}</xs:sequence>`
    : `<xs:all>${children.map((child) => xmlElement(child, ' minOccurs="0"')).join('\n')}</xs:all>`;
  return `${open}<xs:complexType>${content}${listed}</xs:complexType></xs:element>`;
}

function xmlAttribute({ name, field }: Place): string {
  return `<xs:attribute name="${name}">${xmlType(field)}</xs:attribute>`;
}

const xmlTypes = {
  text: 'xs:string',
  integer: 'xs:integer',
  decimal: 'xs:decimal',
  boolean: 'xs:boolean',
  date: 'xs:date',
  dateTime: 'xs:dateTime',
  group: 'xs:string',
} satisfies Record<Field['type'], string>;

function xmlType({ type, limits = [] }: Field): string {
  const facets = type === 'text' ? limits.map(xmlFacets).join('') : '';
  return `<xs:simpleType><xs:restriction base="${xmlTypes[type]}">${facets}</xs:restriction></xs:simpleType>`;
}

function xmlFacets({ max, oneOf = [] }: Limit): string {
  const length = max === undefined ? '' : `<xs:maxLength value="${max}"/>`;
  return length + oneOf.map((one) => `<xs:enumeration value="${one}"/>`).join('');
}

export function jsonSchema(): object {
  return { type: 'object', properties: { user: { type: 'array', items: jsonType(user) } } };
}

function jsonType({ field, attributes, children }: Place): object {
  if (field.opaque) return {};
  const members = [...attributes, ...children].map((child): [string, object] => {
    const [item] = child.children;
    if (!child.field.wrapper || item === undefined) return [child.name, jsonType(child)];
    return [item.name, { type: 'array', items: jsonType(item) }];
  });
  if (field.coded) {
    return { type: 'object', properties: { value: jsonValue(field), ...Object.fromEntries(members) } };
  }
  return field.type === 'group'
    ? { type: 'object', properties: Object.fromEntries(members), additionalProperties: false }
    : jsonValue(field);
}

function jsonValue({ type, doc, limits = [] }: Field): object {
  const description = { description: doc };
  if (type === 'boolean') return { ...description, type: 'boolean' };
  if (type === 'integer' || type === 'decimal') return { ...description, type: ['number', 'string'] };
  return { ...description, type: 'string', allOf: limits.map(jsonLimit) };
}

function jsonLimit({ max, pattern, oneOf }: Limit): object {
  return {
    ...(max !== undefined && { maxLength: max }),
    ...(pattern && { pattern: pattern.test.source }),
    ...(oneOf && { enum: oneOf }),
  };
}
