import { SaxesParser } from 'saxes';

export interface Element {
  readonly name: string;
  /** Namespace URI; '' for none. */
  readonly namespace: string;
  /** By local name, without namespace declarations. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

interface OpenElement extends Element {
  readonly children: OpenElement[];
  text: string;
}

/** No payload comes near this. */
const deepest = 1000;
/** Elements and attributes. A record has some hundred. */
const mostNames = 200_000;
/** saxes looks each prefix up from the innermost element outwards: how many elements it may look at altogether. */
const mostLookups = 10_000_000;

/** Reads a document strictly; undefined when it is not well-formed, has a DOCTYPE, or is not in UTF-8. */
export function readXml(source: string): Element | undefined {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: OpenElement[] = [];
  let root: Element | undefined;
  let [names, lookups] = [0, 0];
  const countName = () => {
    names += 1;
    lookups += open.length + 1;
    if (names > mostNames || lookups > mostLookups) throw new NotXml('too many names for its depth');
  };

  parser.on('error', (error) => {
    throw new NotXml(error.message);
  });
  parser.on('doctype', () => {
    throw new NotXml('a DOCTYPE');
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding)) throw new NotXml('not UTF-8');
  });
  parser.on('attribute', countName);
  parser.on('opentag', (tag) => {
    countName();
    if (open.length >= deepest) throw new NotXml('too deep');
    const attributes = new Map<string, string>();
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.prefix !== 'xmlns' && attribute.name !== 'xmlns')
        attributes.set(attribute.local, attribute.value);
    }
    const element: OpenElement = { name: tag.local, namespace: tag.uri, attributes, children: [], text: '' };
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);

  try {
    parser.write(source).close();
  } catch (error) {
    if (error instanceof NotXml) return undefined;
    throw error;
  }
  return root;
}

class NotXml extends Error {}

/** The last child of that name: where an element must not be repeated, the last one wins. */
export function childNamed(element: Element | undefined, name: string): Element | undefined {
  return element?.children.findLast((child) => child.name === name);
}

export function childrenNamed(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}
