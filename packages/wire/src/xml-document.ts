import { parseXml, Text } from '@userlint/rules';
import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { useNamespaces } from 'xpath';
import { numberNodes } from './document-order.ts';

/** The names a service's answer is made of, by the prefixes the expressions here use. */
const namespaces = {
  soap11: 'http://schemas.xmlsoap.org/soap/envelope/',
  soap12: 'http://www.w3.org/2003/05/soap-envelope',
  alma: 'http://alma.exlibris.com/',
  result: 'http://com/exlibris/urm/general/xmlbeans',
  olsa: 'http://www.skillsoft.com/services/olsa_v1_0/',
};

const select = useNamespaces(namespaces);

/**
 * Opening angle brackets in an answer that is read. A user record has some hundred; asking XPath about a hundred
 * thousand siblings takes many seconds.
 */
const mostMarkup = 20_000;

/** An XML document that can be asked by XPath. */
export interface XmlDocument {
  readonly root: Element;
  /** The elements an expression picks, in document order. */
  all(expression: string, from?: Element): readonly Element[];
  one(expression: string, from?: Element): Element | undefined;
  /** Puts the XML an element's text spells in the place of that text. False when it spells none. */
  unfold(element: Element): boolean;
}

/** Opens what our strict reader calls well-formed and is no bigger than an answer can be; undefined for the rest. */
export function openXml(text: string): XmlDocument | undefined {
  if (!isReadable(text)) return undefined;
  const root = parse(text);
  if (root === undefined) return undefined;
  numberNodes(root);
  const all = (expression: string, from = root): readonly Element[] => {
    const picked = select(expression, from);
    return Array.isArray(picked) ? picked.filter(isElement) : [];
  };
  return {
    root,
    all,
    one: (expression, from) => all(expression, from)[0],
    unfold(element) {
      const folded = (element.textContent ?? '').trim();
      if (!folded.startsWith('<') || !isReadable(folded)) return false;
      const inner = parse(folded);
      if (inner === undefined || element.ownerDocument === null) return false;
      const copy = element.ownerDocument.importNode(inner, true);
      while (element.firstChild !== null) element.removeChild(element.firstChild);
      element.appendChild(copy);
      numberNodes(root);
      return true;
    },
  };
}

function isReadable(text: string): boolean {
  return text.split('<').length <= mostMarkup && parseXml(Text.of(text)).problems.length === 0;
}

function parse(xml: string): Element | undefined {
  return new DOMParser().parseFromString(xml, 'text/xml').documentElement ?? undefined;
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}
