import { parseXml, Text, type XmlNode, xmlAttribute, xmlText } from '@userlint/rules';

/** As in JSON: deeper than this, lines are not indented further. */
const deepest = 40;

/**
 * An element laid out over lines, one element each; blank text between elements is dropped. Its text is written anew from
 * what it means, so that nothing hides in an odd spelling. `folded`: elements whose text is XML, laid out as such.
 */
export function prettyXml(root: XmlNode, folded: readonly string[] = []): string {
  const lines: string[] = [];
  const waiting: { readonly next: XmlNode | string; readonly depth: number }[] = [{ next: root, depth: 0 }];
  for (let first = waiting.pop(); first !== undefined; first = waiting.pop()) {
    const { next, depth } = first;
    const indent = '  '.repeat(Math.min(depth, deepest));
    if (typeof next === 'string') {
      lines.push(indent + next);
      continue;
    }
    const name = next.qualifiedName;
    const tag = `<${name}${attributes(next)}`;
    const inner = folded.includes(next.name) ? unfolded(next) : undefined;
    const contents = inner === undefined ? contentsOf(next) : [inner];
    if (contents.some((one) => typeof one !== 'string')) {
      lines.push(`${indent}${tag}>`);
      waiting.push({ next: `</${name}>`, depth });
      for (const one of contents.reverse()) waiting.push({ next: one, depth: depth + 1 });
    } else {
      const text = spelled(next.value.value);
      lines.push(indent + (text === '' ? `${tag}/>` : `${tag}>${text}</${name}>`));
    }
  }
  return lines.join('\n');
}

/** The children, with the text and the comments that stand between them. */
function contentsOf(element: XmlNode): (XmlNode | string)[] {
  const { children } = element;
  if (children.length === 0) return [];
  const content = element.contentText();
  const contents: (XmlNode | string)[] = [];
  let at = 0;
  for (const child of children) {
    const start = child.written.offsetIn(content) ?? at;
    contents.push(...between(content.value.slice(at, start)), child);
    at = start + child.written.value.length;
  }
  return [...contents, ...between(content.value.slice(at))];
}

/** Markup without elements, by comments and what is not blank beside them. */
function between(markup: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < markup.length; ) {
    const comment = markup.indexOf('<!--', at);
    const stop = comment < 0 ? markup.length : comment;
    parts.push(...textOf(markup.slice(at, stop)));
    const end = comment < 0 ? -1 : markup.indexOf('-->', comment);
    at = end < 0 ? markup.length : end + '-->'.length;
    if (end >= 0) parts.push(markup.slice(comment, at));
  }
  return parts;
}

function textOf(markup: string): string[] {
  if (markup.trim() === '') return [];
  const text = parseXml(Text.of(`<text>${markup}</text>`)).root?.value.value.trim() ?? '';
  return text === '' ? [] : [spelled(text)];
}

/** The XML that an element's text spells; undefined where it spells none. */
function unfolded({ value, children }: XmlNode): XmlNode | undefined {
  if (children.length > 0) return undefined;
  const { root, problems } = parseXml(Text.of(value.value.trim()));
  return problems.length === 0 ? root : undefined;
}

function attributes({ declarations, attributes: others }: XmlNode): string {
  return [...declarations, ...others]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ qualifiedName, value }) => ` ${qualifiedName}="${xmlAttribute.encode(value.value) ?? ''}"`)
    .join('');
}

function spelled(text: string): string {
  return xmlText.encode(text) ?? '';
}
