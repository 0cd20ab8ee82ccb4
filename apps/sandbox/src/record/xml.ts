import { childNamed, childrenNamed, type Element } from '../xml/read.ts';
import { element, type Markup } from '../xml/write.ts';
import {
  type Group,
  groupOf,
  isEmpty,
  isGroup,
  isScalar,
  type Manner,
  type Shape,
  scalarText,
  type Value,
} from './record.ts';

/** What the element says about the fields of its shape; anything else it holds is ignored. As deep as the table. */
export function readXmlGroup(source: Element, shape: Shape): Group {
  const members: [string, Value][] = [];
  for (const child of shape.children) {
    const list = child.field.wrapper ? child.children[0] : child;
    if (list === undefined || list.field.opaque || child.field.outputOnly) continue;
    const value = list.field.many
      ? readList(child.field.wrapper ? childNamed(source, child.name) : source, list)
      : readOne(source, child);
    if (value !== undefined) members.push([list.name, value]);
  }
  return Object.fromEntries(members);
}

function readList(source: Element | undefined, item: Shape): Value {
  const elements = childrenNamed(source, item.name);
  return isScalar(item)
    ? elements.map(({ text }) => scalarText(text, item))
    : elements.map((child) => readXmlGroup(child, item));
}

function readOne(source: Element, shape: Shape): Value | undefined {
  if (shape.attribute) {
    const text = source.attributes.get(shape.name);
    return text === undefined ? undefined : scalarText(text, shape);
  }
  const child = childNamed(source, shape.name);
  if (child === undefined) return undefined;
  return isScalar(shape) ? scalarText(child.text, shape) : readXmlGroup(child, shape);
}

export function writeXmlGroup(group: Group, shape: Shape, manner: Manner): Markup {
  const attributes = new Map<string, string>();
  const content: Markup[] = [];
  for (const child of shape.children) {
    if (child.attribute) {
      const value = group[child.name];
      if (value !== undefined) attributes.set(child.name, String(value));
    } else content.push(...writeChild(group, child, manner));
  }
  return element(shape.name, Object.fromEntries(attributes), ...content);
}

function writeChild(group: Group, child: Shape, manner: Manner): readonly Markup[] {
  const item = child.field.wrapper ? child.children[0] : child;
  if (item === undefined) return [];
  const value = group[item.name];
  if (isEmpty(value) && value !== '' && !isWritten(item, manner)) return [];
  if (child.field.wrapper) return [element(child.name, {}, ...writeList(value, item, manner))];
  if (child.field.many) return writeList(value, child, manner);
  if (isScalar(child)) return [writeScalar(String(value ?? ''), child, manner)];
  return [writeXmlGroup(groupOf(group, child.name), child, manner)];
}

/** What has no value is written all the same, as an empty element. */
function isWritten(shape: Shape, manner: Manner): boolean {
  const unset = manner.unset(shape);
  return unset === 'empty' || unset === 'codeless';
}

function writeList(value: Value | undefined, item: Shape, manner: Manner): readonly Markup[] {
  if (!Array.isArray(value)) return [];
  return value.map((one) =>
    isGroup(one) ? writeXmlGroup(one, item, manner) : writeScalar(String(one), item, manner),
  );
}

function writeScalar(value: string, shape: Shape, { label }: Manner): Markup {
  const desc = shape.field.coded ? label(shape, value) : undefined;
  return element(shape.name, desc === undefined ? {} : { desc }, ...(value === '' ? [] : [value]));
}
