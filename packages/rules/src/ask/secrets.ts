import type { Entry } from '../model/entry.ts';
import { envelopeOf, type Message, type Reading, type Request } from '../model/request.ts';
import { LoadFile } from '../reading/load-file.ts';
import type { Span } from '../text/span.ts';

/**
 * The stretches of the file, of those that touch `within`, that no output may show which is kept: passwords, PINs and
 * days of birth of the records, keys and credentials of requests. Whatever the finding beside them is about, an excerpt
 * leaves them out: `<pin_number>4711</pin_number><zz/>` is shown with `…` for 4711.
 */
export function secretsIn(reading: Pick<Reading, 'messages' | 'requests'>, within: Span): readonly Span[] {
  const { messages } = reading;
  const secrets = [
    ...requestsIn(reading, within).flatMap((request) => secretsOf(request, within)),
    ...messages.filter(({ span }) => meets(span, within)).flatMap(credentialsOf),
  ];
  return secrets.filter((span) => meets(span, within));
}

/** Of a load file those of the chunks around, not all of them. */
function requestsIn(reading: Pick<Reading, 'requests'>, within: Span): readonly Request[] {
  if (!(reading instanceof LoadFile)) return reading.requests.filter(({ span }) => meets(span, within));
  const found: Request[] = [];
  const last = reading.chunkAt(within.end);
  for (let index = Math.max(0, reading.chunkAt(within.start)); index <= last; index += 1) {
    const request = reading.requestOf(index);
    if (request !== undefined && meets(request.span, within)) found.push(request);
  }
  return found;
}

function secretsOf(request: Request, within: Span): Span[] {
  const found: Span[] = [];
  const waiting: Entry[] = [...request.parameters, ...(envelopeOf(request)?.security ?? [])];
  if (request.record !== undefined) waiting.push(request.record);
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    if (entry.at === undefined || !meets(entry.at.whole, within)) continue;
    if (isSecret(entry)) found.push(entry.at.value);
    for (const child of entry.entries) waiting.push(child);
  }
  return found;
}

/** By its row; below an unknown name, and in a query, by what it is called. */
function isSecret({ name, field }: Entry): boolean {
  return field === undefined ? telling.test(name) : field.secret === true;
}

/** Names that are given to secrets: `password`, `apikey`, `x_secret`, `auth-token`. */
const telling = /^(?:api-?key|.{0,40}(?:passw(?:or)?d|secret|token|pin_number))$/i;

/** Of `Authorization: apikey l7xx…` all of the value. */
function credentialsOf({ headers }: Message): Span[] {
  return headers
    .filter(({ name }) => /^(?:authorization|proxy-authorization|cookie|x-api-key|apikey)$/i.test(name.value))
    .map(({ value }) => value.at());
}

function meets(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
