import { inTheWay, prepare, type Request, type ServiceError, stretchOf } from '@userlint/rules';
import { ErrorCodes, RequestType, ResponseError } from 'vscode-languageserver';
import { stopIfCancelled } from '../cancellation.ts';
import { underline } from '../convert.ts';
import type { Desk } from '../desk.ts';
import type { ErrorInTheWay, NamedRequest, PrepareParams, UserlintRequests } from '../protocol.ts';
import { firstRequests, lintMessage, type Sheet } from '../sheet.ts';
import { chosenRequest, whyNone } from './chosen-request.ts';
import type { Feature } from './feature.ts';
import { handling, type TypeOf } from './own-request.ts';

const prepareRequest: TypeOf<'userlint/prepare'> = new RequestType('userlint/prepare');
const requestsRequest: TypeOf<'userlint/requests'> = new RequestType('userlint/requests');
const answeredRequest: TypeOf<'userlint/answered'> = new RequestType('userlint/answered');

/** Says what would be sent and takes in what was answered. The sending itself is the client's. */
export const send: Feature = {
  start(connection, desk) {
    const failed = { refused: 'Userlint failed while preparing this; its log names the error.' };
    const guard = { connection, desk };
    connection.onRequest(
      prepareRequest,
      handling('userlint/prepare', { ...guard, failed }, async (params, token) => {
        if (params.request !== undefined && !Number.isInteger(params.request)) {
          throw new ResponseError(ErrorCodes.InvalidParams, 'Expected the number of a request.');
        }
        const sheet = await desk.read(params.textDocument.uri);
        stopIfCancelled(token);
        if (sheet === undefined) return { refused: 'The document is not open in the editor.' };
        return answerTo(params, sheet, desk);
      }),
    );
    connection.onRequest(
      requestsRequest,
      handling('userlint/requests', guard, async ({ textDocument }, token) => {
        const sheet = await desk.read(textDocument.uri);
        stopIfCancelled(token);
        return sheet === undefined ? [] : list(sheet);
      }),
    );
    connection.onRequest(
      answeredRequest,
      handling('userlint/answered', guard, async (params) => {
        const { textDocument, request, errors } = params;
        const { uri, version } = textDocument;
        const isWhole = Number.isInteger(request) && Number.isInteger(version);
        if (!isWhole || !Array.isArray(errors) || !errors.every(isServiceError)) {
          throw new ResponseError(
            ErrorCodes.InvalidParams,
            'Expected {textDocument: {uri, version}, request, errors}.',
          );
        }
        return { mapped: await desk.answered(uri, { request, version, errors }) };
      }),
    );
  },
};

/** Beyond these nobody picks one from a list. */
const MOST_LISTED = 5000;

function list({ reading, lines }: Sheet): NamedRequest[] {
  return Array.from(firstRequests(reading, MOST_LISTED), (request, index) => ({
    request: index,
    title: titleOf(request),
    operation: request.operation?.id ?? null,
    range: lines.range(stretchOf(request)),
  }));
}

function answerTo(
  params: PrepareParams,
  sheet: Sheet,
  desk: Desk,
): UserlintRequests['userlint/prepare']['result'] {
  const { version = sheet.version } = params.textDocument;
  if (version !== sheet.version) return { refused: 'The document has changed; ask again.' };
  const index = chosenRequest(params, sheet);
  const request = index === undefined ? undefined : sheet.reading.requests[index];
  if (index === undefined || request === undefined) return { refused: whyNone(sheet) };
  const outgoing = prepare(sheet.reading, request);
  if (outgoing.refused !== undefined) {
    return {
      refused: outgoing.refused,
      range: underline(outgoing.span ?? request.message.head, sheet.lines),
    };
  }
  desk.prepared(sheet, index);
  return {
    version,
    request: index,
    title: request.message.name ?? outgoing.title,
    operation: outgoing.operation,
    range: sheet.lines.range(stretchOf(request)),
    outgoing,
    inTheWay: obstacles(request, sheet),
  };
}

function obstacles(request: Request, sheet: Sheet): ErrorInTheWay[] {
  return inTheWay(request, lintMessage(sheet, request)).map(({ message, span }) => ({
    message,
    range: underline(span, sheet.lines),
  }));
}

function titleOf({ message, operation, service }: Request): string {
  return message.name ?? operation?.title ?? `${service.title} record`;
}

function isServiceError(value: unknown): value is ServiceError {
  if (typeof value !== 'object' || value === null) return false;
  const { code, message } = value as Partial<ServiceError>;
  return (code === null || typeof code === 'string') && typeof message === 'string';
}
