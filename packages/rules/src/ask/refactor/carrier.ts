import { envelopeOf, type Request } from '../../model/request.ts';
import { parseXml, type XmlNode } from '../../syntax/xml/index.ts';
import type { Text } from '../../text/text.ts';

/** The element of an envelope that carries the record as text; undefined where the record is made of elements. */
export function carrierOf(request: Request): XmlNode | undefined {
  const record = request.record?.at?.whole;
  if (record === undefined || envelopeOf(request) === undefined) return undefined;
  let node = parseXml(request.message.body).root;
  for (;;) {
    const next: XmlNode | undefined = node?.children.find(
      ({ span }) => span.start <= record.start && record.end <= span.end,
    );
    if (next === undefined) break;
    node = next;
  }
  // A record made of elements is the innermost element itself.
  return node?.span.start === record.start ? undefined : node;
}

/** Whether a stretch of `text` stands in the file as it is: no variable, no escape. */
export function isVerbatim(text: Text, start: number, end: number, file: string): boolean {
  const at = text.at(start, end);
  return at.end - at.start === end - start && file.slice(at.start, at.end) === text.value.slice(start, end);
}
