import type { Text } from '../../text/text.ts';
import type { Tree } from '../tree.ts';
import { XmlNode } from './node.ts';
import { type List, Reading } from './reading.ts';
import { recover } from './recover.ts';
import { scan } from './scan.ts';
import type { Source } from './source.ts';
import { ELEMENT } from './tape.ts';

export { XmlAttribute } from './attribute.ts';
export { type Found, ListReader, type ListStart, readListStart } from './list.ts';
export { isSameScope } from './namespaces.ts';
export { XmlNode } from './node.ts';
export type { List } from './reading.ts';

/** A tree of XML, whose nodes can more than a `Node`. */
export interface XmlTree extends Tree {
  readonly root: XmlNode | undefined;
}

/**
 * Reads XML 1.0 (fifth edition) with namespaces. Never throws: what can be read has its exact place, and whatever keeps
 * the text from being well-formed is a problem (`well-formed`, `doctype`, `too-deep`). Nothing is fetched or expanded
 * beyond the five entities and character references. Time and memory grow with the length of the text only.
 * `list`: the text is no document but a piece of what stands in this element, such as one record of a load file.
 */
export function parseXml(text: Text, list?: List): XmlTree {
  const reading = new Reading(text, list);
  scan(reading);
  const { tape, namespaces, open, problems } = reading;
  if (open.broken) recover(reading.text, tape, namespaces);
  const source: Source = { text, tape, namespaces };
  return { root: rootOf(source), problems: problems.sorted() };
}

function rootOf(source: Source): XmlNode | undefined {
  const { tape } = source;
  for (let at = 0; at < tape.length; at = tape.after(at)) {
    if (tape.kind(at) === ELEMENT) return new XmlNode(source, at);
  }
  return undefined;
}
