import type { Entry } from '../model/entry.ts';
import { envelopeOf, type Reading, type Request } from '../model/request.ts';
import { LoadFile } from '../reading/load-file.ts';
import type { Span } from '../text/span.ts';

/** What stands at an offset of the document: its request, and the innermost entry there. */
export function find(
  reading: Reading,
  offset: number,
): { readonly request: Request; readonly entry: Entry | undefined } | undefined {
  const request = requestAt(reading, offset);
  if (request === undefined) return undefined;
  const parameter = request.parameters.find(({ at }) => at !== undefined && holds(at.whole, offset));
  const envelope = envelopeOf(request);
  const roots = [...(envelope?.security ?? []), ...(request.record === undefined ? [] : [request.record])];
  const carrier = envelope?.carrier;
  const carries = carrier?.at !== undefined && holds(carrier.at.whole, offset) ? carrier : undefined;
  return { request, entry: parameter ?? innermost(roots, offset) ?? carries };
}

/** The request whose record is there, or else whose message. */
function requestAt(reading: Reading, offset: number): Request | undefined {
  // A load file has thousands: the one is found, and no other is made.
  if (reading instanceof LoadFile) return reading.requestAt(offset) ?? firstOf(reading);
  const { requests } = reading;
  return (
    requests.find(({ span }) => holds(span, offset)) ??
    requests.find(({ message }) => holds(message.span, offset))
  );
}

function firstOf(file: LoadFile): Request | undefined {
  for (const request of file.eachRequest()) return request;
  return undefined;
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
