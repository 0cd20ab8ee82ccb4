import {
  type Group,
  groupOf,
  isEmpty,
  isGroup,
  isScalar,
  type Manner,
  membersOf,
  readableMembersOf,
  type Shape,
  scalarText,
  type Value,
} from './record.ts';

/** The service cannot make its object of this JSON. The message is worded as Jackson words it. */
export class NotDeserialisable extends Error {}

/** What the object says about the fields of its shape; other keys are ignored. As deep as the table. */
export function readJsonGroup(source: unknown, shape: Shape): Group {
  const object = objectOf(source, shape);
  const members: [string, Value][] = [];
  for (const member of readableMembersOf(shape)) {
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

export function writeJsonGroup(group: Group, shape: Shape, manner: Manner): Json {
  const members: [string, Json][] = [];
  for (const member of membersOf(shape)) {
    const written = writeMember(group, member, manner);
    if (written !== undefined) members.push([member.name, written]);
  }
  return Object.fromEntries(members);
}

function writeMember(group: Group, member: Shape, manner: Manner): Json | undefined {
  const value = group[member.name];
  if (isEmpty(value)) return writeUnset(group, member, manner);
  if (member.field.many) return writeList(value, member, manner);
  if (isScalar(member)) return writeScalar(String(value), member, manner);
  return writeJsonGroup(groupOf(group, member.name), member, manner);
}

function writeUnset(group: Group, member: Shape, manner: Manner): Json | undefined {
  const { field, name } = member;
  const unset = group[name] === '' ? 'empty' : manner.unset(member);
  if (unset === 'omitted') return undefined;
  if (unset === 'null') return null;
  if (unset === 'codeless') return { value: null, desc: '' };
  if (field.many) return [];
  return isScalar(member) ? writeScalar('', member, manner) : writeJsonGroup({}, member, manner);
}

function writeList(value: Value | undefined, item: Shape, manner: Manner): Json {
  if (!Array.isArray(value)) return [];
  return value.map((one) =>
    isGroup(one) ? writeJsonGroup(one, item, manner) : writeScalar(String(one), item, manner),
  );
}

function writeScalar(value: string, shape: Shape, { label }: Manner): Json {
  if (shape.field.coded) return { value, desc: label(shape, value) ?? null };
  if (shape.children.some(({ name }) => name === 'link')) return { value: Number(value), link: null };
  if (shape.field.type === 'boolean') return value === 'true';
  if (shape.field.type === 'integer') return Number(value);
  return value;
}
