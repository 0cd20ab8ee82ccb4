import { isRecordElement } from './record-element.ts';
import { RecordEntry } from './record-entry.ts';
import type { Operation, RecordType } from './service.ts';
import { places } from './table.ts';
import type { Node, Problem } from './tree.ts';
import { parseXml } from './xml/index.ts';

const envelopes = ['http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'];

/** A SOAP 1.1 or 1.2 envelope; with an undeclared prefix too, since that is a mistake the reader reports. */
export function isEnvelope(root: Node): boolean {
  return root.name === 'Envelope' && (root.namespace === '' || envelopes.includes(root.namespace));
}

/** A call found in an envelope. */
export interface Call {
  readonly operation: Operation;
  readonly parameters: readonly RecordEntry[];
  readonly record: Node | undefined;
  /** Of a record written as text inside an argument. */
  readonly problems: readonly Problem[];
}

/** The call an envelope carries, when it is one of `operations`; undefined for everybody else's SOAP. */
export function readCall(envelope: Node, operations: readonly Operation[]): Call | undefined {
  const body = envelope.children.find(
    (child) => child.name === 'Body' && child.namespace === envelope.namespace,
  );
  const element = body?.children[0];
  if (element === undefined) return undefined;
  const operation = operations.find(
    ({ door }) => door.kind === 'soap' && door.element === element.name && isCallOf(element, door.namespace),
  );
  return operation === undefined ? undefined : read(element, operation);
}

/** Its own namespace, or none at all: a forgotten one is a mistake of ours, a foreign one is another service. */
function isCallOf(element: Node, namespace: string): boolean {
  return (
    element.namespace === namespace || (element.namespace === '' && element.children.some(isArgumentLike))
  );
}

function isArgumentLike(node: Node): boolean {
  return /^arg\d$/.test(node.name) || node.name === 'customerId';
}

function read(element: Node, operation: Operation): Call {
  const { record } = operation;
  // Asked once: what is found among them is told from the others by identity.
  const { children } = element;
  const carrier =
    record?.place.at === 'argument' ? findRecord(children, record.type, record.place.name) : undefined;
  const parameters = children
    .filter((child) => child !== carrier?.argument && operation.record?.place.at !== 'call')
    .map((child) => argument(child, operation));
  const isCall = record?.place.at === 'call';
  return {
    operation,
    parameters,
    record: isCall ? element : carrier?.record,
    problems: carrier?.problems ?? [],
  };
}

function argument(node: Node, operation: Operation): RecordEntry {
  const path = `envelope/${node.name}`;
  return new RecordEntry(node, places(operation.parameters).get(path), path, undefined, node.namespace);
}

interface Carrier {
  readonly argument: Node;
  readonly record: Node | undefined;
  readonly problems: readonly Problem[];
}

/** The argument that carries the record: the documented one first, then whichever does. */
function findRecord(argumentsOf: readonly Node[], type: RecordType, usual: string): Carrier | undefined {
  const ordered = [...argumentsOf].sort((a, b) => Number(b.name === usual) - Number(a.name === usual));
  for (const candidate of ordered) {
    const inline = candidate.children.find((child) => isRecordElement(child, type, candidate.name === usual));
    if (inline !== undefined) return { argument: candidate, record: inline, problems: [] };
    if (!candidate.value.value.trimStart().startsWith('<')) continue;
    const { root, problems } = parseXml(trimmed(candidate));
    if (root !== undefined && isRecordElement(root, type, true))
      return { argument: candidate, record: root, problems };
  }
  return undefined;
}

/** Blanks round a record in an argument are no part of it: an XML declaration may follow them. */
function trimmed(node: Node) {
  const { value } = node;
  const from = value.value.length - value.value.trimStart().length;
  return value.slice(from, value.value.trimEnd().length);
}
