import {
  type Group,
  groupOf,
  isScalar,
  listOf,
  membersOf,
  type Shape,
  scalarText,
  type Value,
} from './record.ts';
import type { Label } from './xml.ts';

/** The service cannot make its object of this JSON. The message is worded as Jackson words it. */
export class NotDeserialisable extends Error {}

/** What the object says about the fields of its shape; other keys are ignored. As deep as the table. */
export function readJsonGroup(source: unknown, shape: Shape): Group {
  const object = objectOf(source, shape);
  const members: [string, Value][] = [];
  for (const member of membersOf(shape)) {
    if (member.field.outputOnly) continue;
    const value: unknown = Object.hasOwn(object, member.name) ? object[member.name] : undefined;
    if (value === undefined || value === null) continue;
    members.push([member.name, member.field.many ? readList(value, member) : readOne(value, member)]);
  }
  return Object.fromEntries(members);
}

function readList(value: unknown, item: Shape): Value {
  if (!Array.isArray(value)) throw new NotDeserialisable(`${cannot} \`java.util.ArrayList<${item.name}>\``);
  return isScalar(item)
    ? value.map((entry) => readScalar(entry, item))
    : value.map((entry) => readJsonGroup(entry, item));
}

function readOne(value: unknown, shape: Shape): Value {
  return isScalar(shape) ? readScalar(value, shape) : readJsonGroup(value, shape);
}

function readScalar(value: unknown, shape: Shape): string {
  const bare = shape.field.coded ? objectOf(value, shape).value : value;
  if (bare === undefined || bare === null) return '';
  if (typeof bare === 'object') throw new NotDeserialisable(`${cannot} \`java.lang.String\` (${shape.name})`);
  return scalarText(String(bare), shape);
}

function objectOf(value: unknown, shape: Shape): { readonly [name: string]: unknown } {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as { readonly [name: string]: unknown };
  throw new NotDeserialisable(`${cannot} \`${shape.name}\``);
}

const cannot = 'Cannot deserialize value of type';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

export function writeJsonGroup(group: Group, shape: Shape, label: Label): Json {
  const members: [string, Json][] = [];
  for (const member of membersOf(shape)) {
    const value = group[member.name];
    if (member.field.many) members.push([member.name, writeList(group, member, label)]);
    else if (value === undefined) continue;
    else if (isScalar(member)) members.push([member.name, writeScalar(String(value), member, label)]);
    else members.push([member.name, writeJsonGroup(groupOf(group, member.name), member, label)]);
  }
  return Object.fromEntries(members);
}

function writeList(group: Group, item: Shape, label: Label): Json {
  if (!isScalar(item)) return listOf(group, item.name).map((entry) => writeJsonGroup(entry, item, label));
  const values = group[item.name];
  return Array.isArray(values) ? values.map((value) => writeScalar(String(value), item, label)) : [];
}

function writeScalar(value: string, shape: Shape, label: Label): Json {
  if (shape.field.coded) return { value, desc: label(shape, value) ?? null };
  if (shape.children.some(({ name }) => name === 'link')) return { value: Number(value), link: null };
  if (shape.field.type === 'boolean') return value === 'true';
  if (shape.field.type === 'integer') return Number(value);
  return value;
}
