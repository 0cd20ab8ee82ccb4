import { type Refactoring, refactoringsOf } from '@userlint/rules';
import { type CodeAction, ErrorCodes, RequestType, ResponseError } from 'vscode-languageserver';
import { stopIfCancelled } from '../cancellation.ts';
import { REWRITE } from '../capabilities.ts';
import type { Client } from '../client.ts';
import { toTextEdits, toWorkspaceEdit } from '../convert.ts';
import type { RequestAt, SendUpdateArgument, UserlintRequests } from '../protocol.ts';
import type { Sheet } from '../sheet.ts';
import { chosenRequest, whyNone } from './chosen-request.ts';
import type { Feature } from './feature.ts';
import { handling, type TypeOf } from './own-request.ts';

const refactorRequest: TypeOf<'userlint/refactor'> = new RequestType('userlint/refactor');

/** Makes new documents of requests. What edits the document itself is among the code actions of `quick-fixes.ts`. */
export const refactorings: Feature = {
  start(connection, desk) {
    const failed = { refused: 'Userlint failed while converting this; its log names the error.' };
    connection.onRequest(
      refactorRequest,
      handling('userlint/refactor', { connection, desk, failed }, async (params, token) => {
        if (!commands.has(params.refactoring)) {
          throw new ResponseError(ErrorCodes.InvalidParams, 'There is no such refactoring.');
        }
        const sheet = await desk.read(params.textDocument.uri);
        stopIfCancelled(token);
        if (sheet === undefined) return { refused: 'The document is not open in the editor.' };
        return newDocument(params, params.refactoring, sheet);
      }),
    );
  },
};

/** What the client runs for those that make a new document. */
const commands: ReadonlyMap<Refactoring['id'], string> = new Map([
  ['rest-xml', 'userlint.convertToRestXml'],
  ['rest-json', 'userlint.convertToRestJson'],
]);

function newDocument(
  params: RequestAt,
  id: Refactoring['id'],
  sheet: Sheet,
): UserlintRequests['userlint/refactor']['result'] {
  const index = chosenRequest(params, sheet);
  const request = index === undefined ? undefined : sheet.reading.requests[index];
  if (request === undefined) return { refused: whyNone(sheet) };
  const made = refactoringsOf(sheet.reading, request)
    .find((one) => one.id === id)
    ?.newFile?.();
  if (made === undefined) {
    return { refused: 'There is no SOAP user record here that can be read and converted.' };
  }
  return { ...made, language: 'http' };
}

/** What can be made of the request at an offset: an edit, or a command of the client's. */
export function refactorActions(sheet: Sheet, offset: number, client: Client): readonly CodeAction[] {
  const { reading, lines, uri } = sheet;
  const index = chosenRequest({ position: lines.position(offset) }, sheet);
  const request = index === undefined ? undefined : reading.requests[index];
  if (index === undefined || request === undefined) return [];
  return refactoringsOf(reading, request).flatMap(({ id, title, edits }): CodeAction[] => {
    if (edits !== undefined) {
      return [{ title, kind: REWRITE, edit: toWorkspaceEdit(sheet, toTextEdits(edits, lines), client) }];
    }
    const command = commands.get(id);
    if (command === undefined || !client.knows(command)) return [];
    const argument: SendUpdateArgument = { uri, request: index };
    return [{ title, kind: REWRITE, command: { title, command, arguments: [argument] } }];
  });
}
