import type { Edit } from '../../text/span.ts';
import type { XmlAttribute } from './attribute.ts';
import type { XmlNode } from './node.ts';

/** The declaration that gives a prefix its namespace where the element stands; '' is the default namespace. */
export function declarationOf(element: XmlNode, prefix: string): XmlAttribute | undefined {
  const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  for (let at: XmlNode | undefined = element; at !== undefined; at = at.parent) {
    const found = at.declarations.find(({ qualifiedName }) => qualifiedName === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The edits that put an element, and what has its prefix, into a namespace; none where they cannot be made. */
export function intoNamespace(element: XmlNode, uri: string): readonly Edit[] {
  const declared = declarationOf(element, element.prefix);
  const name = element.prefix === '' ? 'xmlns' : `xmlns:${element.prefix}`;
  return all([declared?.write(uri) ?? element.add({ name, text: uri, attribute: true })]);
}

/** The same for an element without a prefix whose children are in no namespace: it alone gets a prefix. */
export function aloneIntoNamespace(element: XmlNode, uri: string, prefix: string): readonly Edit[] {
  const names = element.requalify(`${prefix}:${element.name}`);
  const own = element.declarations.find(({ qualifiedName }) => qualifiedName === 'xmlns');
  const declared =
    own === undefined
      ? [element.add({ name: `xmlns:${prefix}`, text: uri, attribute: true })]
      : [...own.rename(`xmlns:${prefix}`), ...(own.value.value === uri ? [] : [own.write(uri)])];
  return names.length === 0 ? [] : all([...names, ...declared]);
}

/** All of them, or none when one cannot be made. */
function all(edits: readonly (Edit | undefined)[]): readonly Edit[] {
  const made = edits.filter((edit) => edit !== undefined);
  return made.length === edits.length ? made : [];
}
