import { places } from '../facts/place.ts';
import type { RecordType } from '../model/service.ts';
import type { Node } from '../syntax/tree.ts';
import { isMisspelt } from '../words/namespace.ts';

/** The name of its element: the last step of its root. */
export function recordName({ root }: RecordType): string {
  return root.slice(root.lastIndexOf('/') + 1);
}

/** Never by name alone: `user` is anybody's word. */
export function isRecordElement(node: Node, type: RecordType, declared = false): boolean {
  if (node.name !== recordName(type)) return false;
  if (type.namespace !== '' && isNamespaceOf(node, type)) return true;
  if (node.namespace !== '') return false;
  if (declared) return true;
  const telling = new Set(
    node.children.map((child) => child.name).filter((name) => type.xmlChildren.includes(name)),
  );
  if (telling.size >= type.xmlChildrenNeeded) return true;
  const fields = places(type.table).get(type.root)?.children;
  return (
    type.xmlKey !== undefined &&
    telling.has(type.xmlKey) &&
    node.children.some(({ name }) => name !== type.xmlKey && fields?.has(name) === true)
  );
}

/** Its own, misspelt perhaps. */
export function isNamespaceOf({ namespace }: Node, type: RecordType): boolean {
  return namespace === type.namespace || isMisspelt(namespace, type.namespace);
}
