import type { Element, Node } from '@xmldom/xmldom';

/** As in JSON: deeper than this, lines are not indented further. */
const deepest = 40;
const [ELEMENT, TEXT, CDATA, COMMENT] = [1, 3, 4, 8];

/** An element laid out over lines, one element each; blank text between elements is dropped. */
export function prettyXml(root: Element): string {
  const lines: string[] = [];
  const rest: { readonly node: Node | string; readonly depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { node, depth } = next;
    const indent = '  '.repeat(Math.min(depth, deepest));
    if (typeof node === 'string') lines.push(indent + node);
    else if (isElement(node)) {
      const children = contents(node);
      const tag = `<${node.nodeName}${attributes(node)}`;
      if (children.every((child) => child.nodeType === TEXT || child.nodeType === CDATA)) {
        const text = escaped(node.textContent ?? '');
        lines.push(indent + (text === '' ? `${tag}/>` : `${tag}>${text}</${node.nodeName}>`));
      } else {
        lines.push(`${indent}${tag}>`);
        rest.push({ node: `</${node.nodeName}>`, depth });
        for (const child of children.reverse()) rest.push({ node: child, depth: depth + 1 });
      }
    } else if (node.nodeType === COMMENT) lines.push(`${indent}<!--${node.nodeValue ?? ''}-->`);
    else if (node.nodeType !== undefined) lines.push(indent + escaped((node.nodeValue ?? '').trim()));
  }
  return lines.join('\n');
}

function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT;
}

/** The children, without the blank text that only lays elements out. */
function contents(element: Element): Node[] {
  const children: Node[] = [];
  for (let child = element.firstChild; child !== null; child = child.nextSibling) children.push(child);
  if (children.every((child) => child.nodeType !== ELEMENT)) return children;
  return children.filter((child) => child.nodeType !== TEXT || (child.nodeValue ?? '').trim() !== '');
}

function attributes(element: Element): string {
  let written = '';
  for (let index = 0; index < element.attributes.length; index += 1) {
    const attribute = element.attributes.item(index);
    if (attribute !== null)
      written += ` ${attribute.name}="${escaped(attribute.value).replaceAll('"', '&quot;')}"`;
  }
  return written;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
