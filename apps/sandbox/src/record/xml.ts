import { childNamed, childrenNamed, type Element } from '../xml/read.ts';
import { element, type Markup } from '../xml/write.ts';
import { type Group, groupOf, isScalar, listOf, type Shape, scalarText, type Value } from './record.ts';

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

/** What a coded value is called; undefined when its table does not say. */
export type Label = (shape: Shape, code: string) => string | undefined;

export function writeXmlGroup(group: Group, shape: Shape, label: Label): Markup {
  const attributes = new Map<string, string>();
  const content: Markup[] = [];
  for (const child of shape.children) {
    if (child.field.wrapper) {
      const item = child.children[0];
      if (item !== undefined) content.push(element(child.name, {}, ...writeList(group, item, label)));
    } else if (child.field.many) {
      content.push(...writeList(group, child, label));
    } else {
      const value = group[child.name];
      if (value === undefined) continue;
      if (child.attribute) attributes.set(child.name, String(value));
      else if (isScalar(child)) content.push(writeScalar(String(value), child, label));
      else content.push(writeXmlGroup(groupOf(group, child.name), child, label));
    }
  }
  return element(shape.name, Object.fromEntries(attributes), ...content);
}

function writeList(group: Group, item: Shape, label: Label): readonly Markup[] {
  if (!isScalar(item)) return listOf(group, item.name).map((entry) => writeXmlGroup(entry, item, label));
  return stringsOf(group[item.name]).map((value) => writeScalar(value, item, label));
}

function writeScalar(value: string, shape: Shape, label: Label): Markup {
  const desc = shape.field.coded ? label(shape, value) : undefined;
  return element(shape.name, desc === undefined ? {} : { desc }, ...(value === '' ? [] : [value]));
}

function stringsOf(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
