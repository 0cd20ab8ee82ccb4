import { DOMImplementation, type Document, type Element, Node } from '@xmldom/xmldom';
import type { Entry } from '../model/entry.ts';

/** A record as a DOM that XPath can walk, whatever it was written in. */
export interface Projection {
  readonly document: Document;
  /** The element an entry became. */
  elementOf(entry: Entry): Element | undefined;
  /** So many steps may be taken in all on this occasion; one more throws TooManySteps. */
  allow(steps: number, occasion: object): void;
}

/** An expression walked the record for too long. */
export class TooManySteps extends Error {
  override readonly name = 'TooManySteps';
}

/** Projects the entries, iteratively. Names that no XML element can have are left out. */
export function project(record: Entry): Projection {
  const document = new DOMImplementation().createDocument(null, '', null);
  const elements = new Map<Entry, Element>();
  let rank = 0;
  const steps = { left: Number.POSITIVE_INFINITY };
  let occasion: object | undefined;
  const nodes: Node[] = [];
  const place = <T extends Node>(node: T): T => {
    nodes.push(node);
    return rankNode(node, rank++, steps);
  };
  place(document);
  const waiting: { readonly entry: Entry; readonly parent: Element | undefined }[] = [
    { entry: record, parent: undefined },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { entry, parent } = next;
    if (entry.name.startsWith('@')) {
      const name = entry.name.slice(1);
      if (parent === undefined || !isName(name)) continue;
      const attribute = document.createAttribute(name);
      attribute.value = entry.text;
      parent.setAttributeNode(place(attribute));
      continue;
    }
    if (!isName(entry.name)) continue;
    const element = place(document.createElement(entry.name));
    (parent ?? document).appendChild(element);
    elements.set(entry, element);
    if (entry.text !== '') element.appendChild(place(document.createTextNode(entry.text)));
    // Below an unknown field anything may stand, however deep: it is no place a rule can name.
    if (entry.field === undefined && entry !== record) continue;
    for (let i = entry.entries.length - 1; i >= 0; i--) {
      const child = entry.entries[i];
      if (child !== undefined) waiting.push({ entry: child, parent: element });
    }
  }
  for (const node of nodes) countSteps(node, steps);
  return {
    document,
    elementOf: (entry) => elements.get(entry),
    allow: (count, now) => {
      if (now === occasion) return;
      occasion = now;
      steps.left = count;
    },
  };
}

interface Steps {
  left: number;
}

function step(steps: Steps): void {
  steps.left -= 1;
  if (steps.left < 0) throw new TooManySteps();
}

/** Every walk along an axis goes from sibling to sibling: there it is counted. */
function countSteps(node: Node, steps: Steps): void {
  const { nextSibling } = node;
  Object.defineProperty(node, 'nextSibling', {
    get: () => {
      step(steps);
      return nextSibling;
    },
  });
}

function isName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name);
}

const ranks = new WeakMap<Node, number>();

/**
 * xpath sorts node sets by compareDocumentPosition, which xmldom answers by counting siblings: seconds for a few
 * thousand. We built the document in order, so a number each tells at once.
 */
function rankNode<T extends Node>(node: T, rank: number, steps: Steps): T {
  ranks.set(node, rank);
  node.compareDocumentPosition = (other) => {
    step(steps);
    const theirs = ranks.get(other);
    if (theirs === undefined) return Node.DOCUMENT_POSITION_DISCONNECTED;
    if (theirs === rank) return 0;
    return theirs > rank ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  };
  return node;
}
