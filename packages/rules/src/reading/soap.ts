import { places } from '../facts/place.ts';
import type { Operation, SoapDoor } from '../model/service.ts';
import type { Node, Problem } from '../syntax/tree.ts';
import type { XmlNode } from '../syntax/xml/index.ts';
import type { Span } from '../text/span.ts';
import { isMisspelt } from '../words/namespace.ts';
import { type Embedded, readEmbedded } from './embedded-record.ts';
import { NodeEntry } from './node-entry.ts';
import { recordName } from './record-element.ts';
import { envelopeProblems, namespaceProblems, soap11, withDeclaration } from './soap-namespaces.ts';

/** By name alone: whose it is says the call in it, and another namespace is a mistake to be told. */
export function isEnvelope(root: Node): boolean {
  return root.name === 'Envelope';
}

/** The names an element may have that means this call: its own, and those of the operation that people write. */
export function callNames({ door }: Operation): readonly string[] {
  return door.kind === 'soap' ? [door.element, ...door.alsoNamed] : [];
}

/** A call found in an envelope. */
export interface EnvelopedCall {
  readonly operation: Operation;
  /** The element under Body. */
  readonly element: NodeEntry;
  readonly parameters: readonly NodeEntry[];
  readonly record: XmlNode | undefined;
  /** The argument that carries the record. */
  readonly carrier: NodeEntry | undefined;
  /** The WS-Security headers, whatever their namespace. */
  readonly security: readonly XmlNode[];
  /** Everything that is wrong with the envelope, its namespaces, and how the record is written into it. */
  readonly problems: readonly Problem[];
}

/** The call an envelope carries, when it is one of `operations`; undefined for everybody else's SOAP. */
export function readCall(
  envelope: XmlNode,
  operations: readonly Operation[],
  problems: readonly Problem[],
): EnvelopedCall | undefined {
  const body = envelope.children.find((child) => child.name === 'Body');
  const element = body?.children[0];
  if (body === undefined || element === undefined) return undefined;
  const operation = operations.find(
    (candidate) =>
      candidate.door.kind === 'soap' &&
      callNames(candidate).includes(element.name) &&
      isCallOf(element, candidate.door),
  );
  if (operation === undefined) return undefined;
  // Asked once: what is found among them is told from the others by identity.
  const { children } = element;
  const carried = findRecord(children, operation, problems);
  const isCall = operation.record?.place.at === 'call';
  const record = isCall ? element : carried?.root;
  const outside = problems.filter(({ span }) => !isInside(span, carried?.reread));
  return {
    operation,
    element: NodeEntry.at(`envelope/${element.name}`, element, new Map(), '*'),
    parameters: isCall
      ? []
      : children.filter((child) => child !== carried?.argument).map((child) => argument(child, operation)),
    record,
    security: envelope.children
      .filter(({ name }) => name === 'Header')
      .flatMap(({ children: headers }) => headers.filter(({ name }) => name === 'Security')),
    carrier: carried && argument(carried.argument, operation),
    problems: [
      ...withDeclarations([...outside, ...(carried?.problems ?? [])], envelope, element, record, operation),
      ...envelopeProblems(envelope, body),
      ...namespaceProblems({ call: element, children, record, operation }),
    ],
  };
}

function withDeclarations(
  problems: readonly Problem[],
  envelope: XmlNode,
  call: XmlNode,
  record: XmlNode | undefined,
  { door, record: carried }: Operation,
): readonly Problem[] {
  const known = withDeclaration(problems, envelope, soap11);
  const named = door.kind === 'soap' ? withDeclaration(known, call, door.namespace) : known;
  return record === undefined || carried === undefined
    ? named
    : withDeclaration(named, record, carried.type.namespace);
}

/** Its own namespace, misspelt perhaps, or none at all: a forgotten one is a mistake of ours, a foreign one is another service. */
function isCallOf(element: XmlNode, { namespace, telling }: SoapDoor): boolean {
  return (
    element.namespace === namespace ||
    isMisspelt(element.namespace, namespace) ||
    (element.namespace === '' && element.children.some(({ name }) => telling.includes(name)))
  );
}

function argument(node: Node, operation: Operation): NodeEntry {
  return NodeEntry.at(`envelope/${node.name}`, node, places(operation.parameters), node.namespace);
}

interface Carried extends Embedded {
  readonly argument: XmlNode;
}

/** The argument that carries the record: the documented one first, then whichever does. */
function findRecord(
  written: readonly XmlNode[],
  { record }: Operation,
  problems: readonly Problem[],
): Carried | undefined {
  if (record?.place.at !== 'argument') return undefined;
  const usual = record.place.name;
  const name = recordName(record.type);
  const ordered = [...written].sort((a, b) => Number(b.name === usual) - Number(a.name === usual));
  for (const candidate of ordered) {
    const inline = candidate.children.find((child) => child.name === name);
    if (inline !== undefined) return { argument: candidate, root: inline, problems: [] };
    const embedded = readEmbedded(candidate, problems);
    if (embedded?.root?.name === name) return { argument: candidate, ...embedded };
  }
  return undefined;
}

function isInside(span: Span, outer: Span | undefined): boolean {
  return outer !== undefined && outer.start <= span.start && span.end <= outer.end;
}
