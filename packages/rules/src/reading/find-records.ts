import { places } from '../facts/place.ts';
import type { RecordType, Service } from '../model/service.ts';
import type { Node } from '../syntax/tree.ts';
import { isNamespaceOf, isRecordElement, recordName } from './record-element.ts';

/** The records that stand in a tree without an envelope. */
export interface FoundRecords {
  readonly service: Service;
  readonly type: RecordType;
  readonly nodes: readonly Node[];
  /** They stand in a list, be it of one. */
  readonly list: boolean;
}

/** `known`: the only type it may be, where somebody has said so; then less has to tell it. */
export function findRecords(
  root: Node,
  services: readonly Service[],
  known: RecordType | undefined,
): FoundRecords | undefined {
  for (const service of services) {
    for (const type of service.records) {
      if (known !== undefined && type !== known) continue;
      const declared = known !== undefined;
      const found =
        root.kind === 'element' ? xmlRecords(root, type, declared) : jsonRecords(root, type, declared);
      if (found !== undefined) return { service, type, ...found };
    }
  }
  return undefined;
}

type Nodes = Pick<FoundRecords, 'nodes' | 'list'>;

function xmlRecords(root: Node, type: RecordType, declared: boolean): Nodes | undefined {
  if (isRecordElement(root, type, declared)) return { nodes: [root], list: false };
  if (!type.lists.includes(root.name) || (root.namespace !== '' && !isNamespaceOf(root, type)))
    return undefined;
  const nodes = root.children.filter((child) => child.name === recordName(type));
  return nodes.some((node) => isRecordElement(node, type, declared)) ? { nodes, list: true } : undefined;
}

function jsonRecords(root: Node, type: RecordType, declared: boolean): Nodes | undefined {
  const ours = (node: Node): boolean => isRecordObject(node, type, declared);
  if (root.kind === 'array') {
    return root.children.some(ours) ? { nodes: root.children, list: true } : undefined;
  }
  const list = root.children.find((child) => child.kind === 'array' && child.name === type.root);
  if (list?.children.some(ours)) return { nodes: list.children, list: true };
  return ours(root) ? { nodes: [root], list: false } : undefined;
}

/** Whether it is such a record: by its keys, or where somebody has declared it by any of its fields. */
export function isRecordObject(node: Node, type: RecordType, declared: boolean): boolean {
  return node.kind === 'object' && ((declared && hasSomeField(node, type)) || hasKeys(node, type));
}

/** One field the record has; the little that is there may yet become one. */
function hasSomeField(node: Node, type: RecordType): boolean {
  const place = places(type.table).get(type.root);
  return (
    node.children.length < 3 ||
    node.children.some(({ name }) => place?.members.has(name) || place?.aliases.has(name))
  );
}

/** The keys that tell a bare record of this type from any other object. */
export function hasKeys(node: Node, type: RecordType): boolean {
  const keys = new Set(node.children.map((child) => child.name));
  const { anyTwoOf = [], allOf = [] } = type.jsonKeys;
  return (
    anyTwoOf.filter((key) => keys.has(key)).length >= 2 ||
    allOf.some((set) => set.every((key) => keys.has(key)))
  );
}
