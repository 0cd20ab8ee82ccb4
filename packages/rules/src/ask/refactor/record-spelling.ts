import type { Entry } from '../../model/entry.ts';
import { parseXml, type XmlNode } from '../../syntax/xml/index.ts';
import { cdata, xmlText } from '../../text/codecs.ts';
import type { Edit } from '../../text/span.ts';
import type { Text } from '../../text/text.ts';
import { isVerbatim } from './carrier.ts';

/**
 * The edits that write a record in CDATA as escaped text, character by character: line ends, variables and whatever
 * stands round the sections stay as they are. Undefined where there is no section, or a variable holds markup.
 */
export function toEscapedText(carrier: XmlNode, file: string): readonly Edit[] | undefined {
  const marks = carrier.cdataMarks;
  if (marks.length === 0 || carrier.children.length > 0) return undefined;
  const edits: Edit[] = [];
  for (const mark of marks) {
    const edit = isVerbatim(mark, 0, mark.value.length, file) && mark.edit(0, mark.value.length, '');
    if (!edit) return undefined;
    edits.push(edit);
  }
  const { value } = carrier;
  for (const { 0: found, index } of value.value.matchAll(/[&<]|\]\]>/g)) {
    // Of `]]>` only the last character is spelled otherwise; the three may stand in two sections.
    const last = found.length - 1;
    const span = value.at(index + last, index + last + 1);
    const spelled = xmlText.encode(found)?.slice(last);
    if (!isVerbatim(value, index + last, index + last + 1, file)) {
      // Text beside a section is escaped already.
      if (file.startsWith('&', span.start)) continue;
      return undefined;
    }
    if (spelled === undefined) return undefined;
    edits.push({ span, text: spelled });
  }
  return edits;
}

/**
 * The edits that write an escaped record in a CDATA section; blanks round the record stay outside. Undefined where it
 * is not escaped text alone, a variable is in the way, or it means a character that CDATA cannot.
 */
export function toCdata(carrier: XmlNode, file: string): readonly Edit[] | undefined {
  const content = carrier.contentText();
  if (content.value.includes('<')) return undefined;
  const from = content.value.length - content.value.trimStart().length;
  const edits = inSection(content, from, content.value.trimEnd().length);
  let means = '';
  let possible = edits !== undefined;
  xmlText.decode(content.value, {
    keep: (start, end) => {
      const before = `${means}${content.value.slice(start, end)}`;
      // Not well-formed in text, and the end of the section in CDATA.
      if (before.includes(']]>')) possible = false;
      means = before.slice(-2);
    },
    put: (start, end, value) => {
      const before = `${means}${value}`;
      if (content.value[start] === '&') {
        const text = before.endsWith(']]>') ? cdata.encode(']]>')?.slice(2) : cdata.encode(value);
        const edit = isVerbatim(content, start, end, file) ? content.edit(start, end, text ?? '') : undefined;
        if (text === undefined || edit === undefined) possible = false;
        else edits?.push(edit);
      }
      means = before.slice(-2);
    },
  });
  return possible ? edits : undefined;
}

/**
 * The edits that put a record made of elements into a CDATA section; undefined where it needs a namespace that is
 * declared outside of it.
 */
export function elementsToCdata(record: Entry, namespace: string): readonly Edit[] | undefined {
  const { written } = record;
  if (written === undefined || record.kind !== 'element') return undefined;
  const alone = parseXml(written);
  if (alone.problems.length > 0 || alone.root?.namespace !== namespace) return undefined;
  const edits = inSection(written, 0, written.value.length);
  for (const { index } of written.value.matchAll(/\]\]>/g)) {
    const text = cdata.encode(']]>')?.slice(2, -1) ?? '';
    const edit = written.edit(index + 2, index + 2, text);
    if (edit === undefined) return undefined;
    edits?.push(edit);
  }
  return edits;
}

/** The marks of a section round `start`..`end`. */
function inSection(text: Text, start: number, end: number): Edit[] | undefined {
  if (end <= start) return undefined;
  const open = text.edit(start, start, '<![CDATA[');
  const close = text.edit(end, end, ']]>');
  return open === undefined || close === undefined ? undefined : [open, close];
}
