import { find } from '@userlint/rules';
import { Position } from 'vscode-languageserver';
import type { PrepareParams } from '../protocol.ts';
import type { Sheet } from '../sheet.ts';

/** The number of the request that is asked about: as it is given, at a position, or the only one. */
export function chosenRequest(
  { request, position }: Pick<PrepareParams, 'request' | 'position'>,
  { reading, lines }: Pick<Sheet, 'reading' | 'lines'>,
): number | undefined {
  if (request !== undefined) return request;
  if (!Position.is(position)) return reading.requests.length === 1 ? 0 : undefined;
  const found = find(reading, lines.offset(position))?.request;
  if (found === undefined) return undefined;
  const { message, span } = found;
  return reading.requests.findIndex((one) => one.message === message && one.span.start === span.start);
}

export function whyNone({ reading }: Sheet): string {
  if (reading.requests.length === 0) return 'There is no user update in this document.';
  return 'There is no request here; put the cursor into the one to send.';
}
