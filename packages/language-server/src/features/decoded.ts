import { decode, Lines } from '@userlint/rules';
import { RequestType } from 'vscode-languageserver';
import { stopIfCancelled } from '../cancellation.ts';
import type { RequestAt, UserlintRequests } from '../protocol.ts';
import type { Sheet } from '../sheet.ts';
import { chosenRequest, whyNone } from './chosen-request.ts';
import type { Feature } from './feature.ts';
import { handling, type TypeOf } from './own-request.ts';

const decodedRequest: TypeOf<'userlint/decoded'> = new RequestType('userlint/decoded');

/** Shows the record inside an envelope as it is meant, and where each character of it stands. */
export const decoded: Feature = {
  start(connection, desk) {
    const failed = { refused: 'Userlint failed while decoding this; its log names the error.' };
    connection.onRequest(
      decodedRequest,
      handling('userlint/decoded', { connection, desk, failed }, async (params, token) => {
        const sheet = await desk.read(params.textDocument.uri);
        stopIfCancelled(token);
        if (sheet === undefined) return { refused: 'The document is not open in the editor.' };
        return payload(params, sheet);
      }),
    );
  },
};

function payload(params: RequestAt, sheet: Sheet): UserlintRequests['userlint/decoded']['result'] {
  const index = chosenRequest(params, sheet);
  const request = index === undefined ? undefined : sheet.reading.requests[index];
  if (index === undefined || request === undefined) return { refused: whyNone(sheet) };
  const found = decode(sheet.reading, request);
  if (found === undefined) {
    return { refused: 'There is no record here that is written as text inside an envelope.' };
  }
  const shown = new Lines(found.text);
  return {
    version: sheet.version,
    request: index,
    language: 'xml',
    text: found.text,
    map: found.pieces.map(({ start, span, verbatim }) => ({
      start: shown.position(start),
      range: sheet.lines.range(span),
      verbatim,
    })),
  };
}
