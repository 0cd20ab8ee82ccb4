import { xmlAttribute, xmlText } from '../../../text/codecs.ts';
import { inOrder, type RecordDraft } from './draft.ts';

/** The record as XML, an element a line; a value never begins a line, which would mean something in a `.http` file. */
export function writeXml(draft: RecordDraft): string {
  return xmlLines(draft, '').join('\n');
}

/** A draft is as deep as its table, so this ends. */
function xmlLines(draft: RecordDraft, indent: string): readonly string[] {
  const { name } = draft.place;
  const ordered = inOrder(draft);
  const attributes = ordered
    .filter(({ place }) => isAttribute(place.name))
    .map(({ place, text }) => ` ${place.name.slice(1)}="${xmlAttribute.encode(text) ?? ''}"`);
  const elements = ordered.filter(({ place }) => !isAttribute(place.name));
  const open = `${indent}<${name}${attributes.join('')}`;
  if (elements.length === 0)
    return [draft.text === '' ? `${open}/>` : `${open}>${oneLine(draft.text)}</${name}>`];
  return [
    `${open}>`,
    ...elements.flatMap((element) => xmlLines(element, `${indent}  `)),
    `${indent}</${name}>`,
  ];
}

function oneLine(text: string): string {
  return (/[\r\n]/.test(text) ? xmlAttribute : xmlText).encode(text) ?? '';
}

/** The record as JSON: the elements round lists left out, codes as objects. */
export function writeJson(draft: RecordDraft): string {
  return JSON.stringify(members(draft), null, 2).replace(
    loneCode,
    (_, code: string) => `{ "value": ${code} }`,
  );
}

/** A code without a label, over three lines. */
const loneCode = /\{\n +"value": ("(?:[^"\\]|\\.)*")\n +\}/g;

/** The names are those of the table. */
function members(draft: RecordDraft): Readonly<Record<string, unknown>> {
  const found = new Map<string, unknown>();
  for (const child of inOrder(draft)) {
    // A list's element counts for nothing: its items stand in its place.
    for (const item of child.place.field.wrapper === true ? inOrder(child) : [child]) {
      const { name, field } = item.place;
      const key = isAttribute(name) ? name.slice(1) : name;
      const list = found.get(key);
      if (field.many !== true) found.set(key, value(item));
      else if (Array.isArray(list)) list.push(value(item));
      else found.set(key, [value(item)]);
    }
  }
  return Object.fromEntries(found);
}

function value(draft: RecordDraft): unknown {
  const { field } = draft.place;
  if (field.type === 'group') return members(draft);
  if (field.coded === true) return { value: draft.text };
  return field.type === 'boolean' && /^(true|false)$/.test(draft.text) ? draft.text === 'true' : draft.text;
}

function isAttribute(name: string): boolean {
  return name.startsWith('@');
}
