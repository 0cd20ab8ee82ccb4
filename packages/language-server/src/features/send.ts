import { find, planSend, type Request, type ServiceError, type Span } from '@userlint/rules';
import {
  type CancellationToken,
  ErrorCodes,
  Position,
  RequestType,
  ResponseError,
} from 'vscode-languageserver';
import type { Desk, Sheet } from '../desk.ts';
import type { ListedRequest, Obstacle, PrepareParams, UserlintRequests } from '../protocol.ts';
import { type Feature, type Guard, guarded, stopIfCancelled } from './feature.ts';

/** One of our own requests, as the LSP library wants its type. */
type TypeOf<Method extends keyof UserlintRequests> = RequestType<
  UserlintRequests[Method]['params'],
  UserlintRequests[Method]['result'],
  void
>;

const prepareRequest: TypeOf<'userlint/prepare'> = new RequestType('userlint/prepare');
const requestsRequest: TypeOf<'userlint/requests'> = new RequestType('userlint/requests');
const answeredRequest: TypeOf<'userlint/answered'> = new RequestType('userlint/answered');

/** Says what would be sent and takes in what was answered. The sending itself is the client's. */
export const send: Feature = {
  capabilities: () => ({}),
  start(connection, desk) {
    const failed = { refused: 'Userlint failed while preparing this; its log names the error.' };
    const guard = { connection, desk };
    connection.onRequest(
      prepareRequest,
      handling('userlint/prepare', { ...guard, nothing: failed }, async (params, token) => {
        const sheet = await desk.read(params.textDocument.uri);
        stopIfCancelled(token);
        if (sheet === undefined) return { refused: 'The document is not open in the editor.' };
        return prepare(params, sheet, desk);
      }),
    );
    connection.onRequest(
      requestsRequest,
      handling('userlint/requests', { ...guard, nothing: [] }, async ({ textDocument }, token) => {
        const sheet = await desk.read(textDocument.uri);
        stopIfCancelled(token);
        return sheet === undefined ? [] : list(sheet);
      }),
    );
    connection.onRequest(
      answeredRequest,
      handling('userlint/answered', { ...guard, nothing: { mapped: 0 } }, async (params) => {
        const { textDocument, request, errors } = params;
        if (!Number.isInteger(request) || !Array.isArray(errors) || !errors.every(isServiceError)) {
          throw new ResponseError(ErrorCodes.InvalidParams, 'Expected {textDocument, request, errors}.');
        }
        const { uri, version } = textDocument;
        return { mapped: await desk.answered(uri, { request, version, errors }) };
      }),
    );
  },
};

/** A guarded handler of one of our own requests, which names a document. */
function handling<Method extends keyof UserlintRequests>(
  method: Method,
  guard: Omit<Guard<UserlintRequests[Method]['result']>, 'feature'>,
  handler: (
    params: UserlintRequests[Method]['params'],
    token: CancellationToken,
  ) => Promise<UserlintRequests[Method]['result']>,
) {
  return guarded<UserlintRequests[Method]['params'], UserlintRequests[Method]['result']>(
    { ...guard, feature: method },
    (params, token) => {
      if (typeof params?.textDocument?.uri !== 'string') {
        throw new ResponseError(ErrorCodes.InvalidParams, 'Expected {textDocument: {uri}}.');
      }
      return handler(params, token);
    },
  );
}

function list({ reading, lines }: Sheet): ListedRequest[] {
  return reading.requests.map((request, index) => ({
    request: index,
    title: titleOf(request),
    operation: request.operation?.id ?? null,
    range: lines.range(spanOf(request)),
  }));
}

function prepare(
  params: PrepareParams,
  sheet: Sheet,
  desk: Desk,
): UserlintRequests['userlint/prepare']['result'] {
  const { version = sheet.version } = params.textDocument;
  if (version !== sheet.version) return { refused: 'The document has changed; ask again.' };
  const index = chosen(params, sheet);
  const request = index === undefined ? undefined : sheet.reading.requests[index];
  if (index === undefined || request === undefined) return { refused: whyNone(sheet) };
  const plan = planSend(sheet.reading, request);
  if (plan.refused !== undefined) {
    return { refused: plan.refused, range: sheet.lines.underline(plan.span ?? request.message.head) };
  }
  desk.prepared(sheet, index);
  return {
    version,
    request: index,
    title: request.message.name ?? plan.outgoing.title,
    operation: plan.outgoing.operation,
    range: sheet.lines.range(spanOf(request)),
    outgoing: plan.outgoing,
    inTheWay: obstacles(request, sheet),
  };
}

function chosen({ request, position }: PrepareParams, { reading, lines }: Sheet): number | undefined {
  if (request !== undefined) return request;
  if (!Position.is(position)) return reading.requests.length === 1 ? 0 : undefined;
  const offset = lines.offset(position);
  const found = find(reading, offset)?.request;
  const index = reading.requests.findIndex((one) => one === found || contains(spanOf(one), offset));
  return index < 0 ? undefined : index;
}

function whyNone({ reading }: Sheet): string {
  if (reading.requests.length === 0) return 'There is no user update in this document.';
  return 'There is no request here; put the cursor into the one to send.';
}

/** What services answered earlier does not stand in the way: sending again may be the right thing. */
function obstacles(request: Request, sheet: Sheet): Obstacle[] {
  const span = spanOf(request);
  return sheet.linted
    .filter((finding) => finding.severity === 'error' && contains(span, finding.span.start))
    .map(({ message, severity, span: place }) => ({
      message,
      severity,
      range: sheet.lines.underline(place),
    }));
}

function titleOf({ message, operation, service }: Request): string {
  return message.name ?? operation?.title ?? `${service.title} record`;
}

/** A message of one record is the whole request; of a load file, each record is one. */
function spanOf({ message, operation, span }: Request): Span {
  return operation?.door.kind === 'file' ? span : message.span;
}

function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

function isServiceError(value: unknown): value is ServiceError {
  if (typeof value !== 'object' || value === null) return false;
  const { code, message } = value as Partial<ServiceError>;
  return (code === null || typeof code === 'string') && typeof message === 'string';
}
