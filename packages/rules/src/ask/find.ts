import type { Entry } from '../model/entry.ts';
import { envelopeOf, type Reading, type Request } from '../model/request.ts';
import type { Span } from '../text/span.ts';

/** What stands at an offset of the document: its request, and the innermost entry there. */
export function find(
  reading: Reading,
  offset: number,
): { readonly request: Request; readonly entry: Entry | undefined } | undefined {
  const request =
    reading.requests.find(({ span }) => holds(span, offset)) ??
    reading.requests.find(({ message }) => holds(message.span, offset));
  if (request === undefined) return undefined;
  const parameter = request.parameters.find(({ at }) => at !== undefined && holds(at.whole, offset));
  const envelope = envelopeOf(request);
  const roots = [...(envelope?.security ?? []), ...(request.record === undefined ? [] : [request.record])];
  const carrier = envelope?.carrier;
  const carries = carrier?.at !== undefined && holds(carrier.at.whole, offset) ? carrier : undefined;
  return { request, entry: parameter ?? innermost(roots, offset) ?? carries };
}

function innermost(roots: readonly Entry[], offset: number): Entry | undefined {
  let found: Entry | undefined;
  let candidates = roots;
  for (;;) {
    const next = candidates.find(({ at }) => at !== undefined && holds(at.whole, offset));
    if (next === undefined) return found;
    found = next;
    candidates = next.entries;
  }
}

function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
