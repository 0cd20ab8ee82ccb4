import type { RecordType } from './service.ts';
import type { Node } from './tree.ts';

/** Never by name alone: `user` is anybody's word. */
export function isRecordElement(node: Node, type: RecordType, declared = false): boolean {
  if (node.name !== type.root) return false;
  if (type.namespace !== '' && node.namespace === type.namespace) return true;
  if (node.namespace !== '') return false;
  if (declared) return true;
  const telling = new Set(
    node.children.map((child) => child.name).filter((name) => type.xmlChildren.includes(name)),
  );
  return telling.size >= type.xmlChildrenNeeded;
}
