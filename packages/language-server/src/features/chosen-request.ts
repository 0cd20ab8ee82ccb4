import { find, type Request, type Span } from '@userlint/rules';
import { Position } from 'vscode-languageserver';
import type { PrepareParams } from '../protocol.ts';
import type { Sheet } from '../sheet.ts';

/** The number of the request that is asked about: as it is given, at a position, or the only one. */
export function chosenRequest(
  { request, position }: Pick<PrepareParams, 'request' | 'position'>,
  { reading, lines }: Sheet,
): number | undefined {
  if (request !== undefined) return request;
  if (!Position.is(position)) return reading.requests.length === 1 ? 0 : undefined;
  const offset = lines.offset(position);
  const found = find(reading, offset)?.request;
  const index = reading.requests.findIndex((one) => one === found || contains(spanOf(one), offset));
  return index < 0 ? undefined : index;
}

export function whyNone({ reading }: Sheet): string {
  if (reading.requests.length === 0) return 'There is no user update in this document.';
  return 'There is no request here; put the cursor into the one to send.';
}

/** A message of one record is the whole request; of a load file, each record is one. */
export function spanOf({ message, operation, span }: Request): Span {
  return operation?.door.kind === 'file' ? span : message.span;
}

export function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
