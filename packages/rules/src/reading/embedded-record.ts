import type { Problem } from '../syntax/tree.ts';
import { parseXml, type XmlNode } from '../syntax/xml/index.ts';
import { cdata, xmlText } from '../text/codecs.ts';
import type { Span } from '../text/span.ts';
import type { Text } from '../text/text.ts';

/** A record that travels as text inside an argument. */
export interface Embedded {
  readonly root: XmlNode | undefined;
  /** What is wrong with it, and with the way it is written there. */
  readonly problems: readonly Problem[];
  /** What was read in another way than the reader of the envelope did: what that one reports there is void. */
  readonly reread?: Span;
}

const opens = '<![CDATA[';
const closes = ']]>';
/** What is left of the `<` of a tag that was escaped more than once. */
const escaped = /^&(?:amp;){0,8}lt;/;

/** Reads what an argument holds as XML, through whatever layers of escaping; undefined when it is none. */
export function readEmbedded(argument: XmlNode, outside: readonly Problem[]): Embedded | undefined {
  const broken = brokenCdata(argument, outside);
  const value = broken ?? argument.value;
  const { text, escapes } = unescaped(trimmed(value));
  if (!text.value.startsWith('<')) return undefined;
  const { root, problems } = parseXml(text);
  const ends = broken === undefined ? [] : cdataEnds(broken, argument, problems);
  return {
    root,
    problems: [
      ...problems.filter(({ span }) => !ends.some((end) => end.span.start === span.start)),
      ...ends,
      ...(escapes === undefined ? [] : [escapedTwice(argument, escapes, text)]),
      ...declarationLate(value, text, argument),
    ],
    ...(broken === undefined ? {} : { reread: argument.contentSpan }),
  };
}

/** Blanks round a record in an argument are no part of it. */
function trimmed(value: Text): Text {
  const from = value.value.length - value.value.trimStart().length;
  return value.slice(from, value.value.trimEnd().length);
}

/** Takes off the escapes that are too many. `escapes`: the first of them. */
function unescaped(value: Text): { readonly text: Text; readonly escapes?: Span } {
  const first = escaped.exec(value.value)?.[0];
  if (first === undefined) return { text: value };
  let text = value;
  // Each layer makes the text shorter.
  while (escaped.test(text.value)) text = text.decode(xmlText);
  return { text, escapes: value.at(0, first.length) };
}

function escapedTwice(argument: XmlNode, span: Span, text: Text): Problem {
  const edit = argument.write(text.value);
  return {
    code: 'embedded-record',
    message: `The record in ${argument.name} is escaped once too often: the service gets text that begins with &lt; and no XML.`,
    span,
    ...(edit && { fix: { title: 'Escape the record once', edit } }),
  };
}

/**
 * The inside of a CDATA section that a `]]>` in the record ends too early, as it was meant: up to the last `]]>` of the
 * argument. Undefined when the reader of the envelope found nothing wrong in it.
 */
function brokenCdata(argument: XmlNode, outside: readonly Problem[]): Text | undefined {
  const content = trimmed(argument.contentText());
  const { value } = content;
  if (!value.startsWith(opens) || !value.endsWith(closes) || value.indexOf(closes) === value.length - 3)
    return undefined;
  const { start, end } = argument.contentSpan;
  if (!outside.some(({ span }) => start <= span.start && span.end <= end)) return undefined;
  return content.slice(opens.length, value.length - closes.length).decode(cdata);
}

/** Every `]]>` that ends the section, with the spelling that is right there: in the record's text, or in a CDATA section of its own. */
function cdataEnds(inside: Text, argument: XmlNode, problems: readonly Problem[]): Problem[] {
  const found: Problem[] = [];
  for (let at = inside.value.indexOf(closes); at >= 0; at = inside.value.indexOf(closes, at + 1)) {
    const span = inside.at(at, at + closes.length);
    const inText = problems.some((problem) => problem.span.start === span.start);
    const edit = inside.edit(at, at + closes.length, inText ? ']]&gt;' : closes);
    found.push({
      code: 'embedded-record',
      message: `${closes} ends the CDATA section of ${argument.name} here, in the middle of the record.`,
      span,
      ...(edit && { fix: { title: `Write ${edit.text}`, edit } }),
    });
  }
  return found;
}

/** The service reads the argument as a document of its own, and that cannot begin with blanks before the declaration. */
function declarationLate(value: Text, text: Text, argument: XmlNode): Problem[] {
  const blanks = value.value.length - value.value.trimStart().length;
  if (blanks === 0 || !/^<\?xml\s/.test(text.value)) return [];
  const edit = value.edit(0, blanks, '');
  return [
    {
      code: 'embedded-record',
      severity: 'warning',
      message: `Blanks stand before the XML declaration of the record in ${argument.name}; a strict reader refuses that.`,
      span: text.at(0, '<?xml'.length),
      ...(edit && { fix: { title: 'Remove the blanks before it', edit } }),
    },
  ];
}
