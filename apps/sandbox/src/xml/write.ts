/** A piece of XML, ready to be written. A plain string is text and is escaped. */
export interface Markup {
  readonly xml: string;
  /** Elements stand on lines of their own, as the services write them; text does not. */
  readonly kind: 'element' | 'text';
}

export type Attributes = Readonly<Record<string, string>>;

export function element(
  name: string,
  attributes: Attributes,
  ...content: readonly (Markup | string)[]
): Markup {
  const head = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const start = `<${name}${head.join('')}`;
  if (content.length === 0) return { xml: `${start}/>`, kind: 'element' };
  const pieces = content.map((piece) => (typeof piece === 'string' ? text(piece) : piece));
  const inside = pieces.every((piece) => piece.kind === 'element')
    ? `\n${pieces.map((piece) => piece.xml).join('\n')}\n`
    : pieces.map((piece) => piece.xml).join('');
  return { xml: `${start}>${inside}</${name}>`, kind: 'element' };
}

function text(value: string): Markup {
  return { xml: escapeXml(value), kind: 'text' };
}

/** `escapeXml` leaves no `>` behind, so what `element` wrote can hold no `]]>`. */
export function cdata(inner: Markup): Markup {
  return { xml: `<![CDATA[${inner.xml}]]>`, kind: 'text' };
}

const named = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ['\r', '&#13;'],
  ['\n', '&#10;'],
  ['\t', '&#9;'],
]);

/**
 * Written anew rather than taken from the linter's codecs: where both escape, the tests would not see a common error.
 * A character that XML cannot hold (it came in by JSON) becomes U+FFFD.
 */
function escapeXml(value: string): string {
  return value
    .replace(/[&<>"\r\n\t]/g, (character) => named.get(character) ?? character)
    .replace(/[\u0000-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
}
