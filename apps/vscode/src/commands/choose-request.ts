import type { NamedRequest, PreparedRequest } from '@userlint/language-server/protocol';
import { services } from '@userlint/rules';
import { type Position, type TextDocument, Uri, window, workspace } from 'vscode';
import type { Ask } from '../ask.ts';
import { oneLine } from '../one-line.ts';
import { RefusalError } from '../refusal.ts';

/** What would be sent, and the document as it was when that was decided. */
export interface Chosen {
  readonly document: TextDocument;
  readonly text: string;
  readonly prepared: PreparedRequest;
}

/**
 * Finds the request a command is about and has the server prepare it. `argument`: undefined for the request at
 * the cursor, the address of an open document, or `{uri, request}`. Undefined when nobody picked one.
 */
export async function chooseRequest(argument: unknown, ask: Ask): Promise<Chosen | undefined> {
  const { document, request: given } = readArgument(argument);
  const { version } = document;
  const text = document.getText();
  const request = given ?? (await pickRequest(document, ask));
  if (request === undefined) return undefined;
  const textDocument = { uri: document.uri.toString(), version };
  const prepared = await ask('userlint/prepare', { textDocument, request });
  if (prepared.refused !== undefined) throw new RefusalError(prepared.refused);
  const chosen = { document, text, prepared };
  refuseIfChanged(chosen);
  return chosen;
}

/** As `chooseRequest`, for commands that send nothing: a request need not be fit for it. */
export async function locateRequest(
  argument: unknown,
  ask: Ask,
): Promise<{ readonly document: TextDocument; readonly request: number } | undefined> {
  const { document, request: given } = readArgument(argument);
  const request = given ?? (await pickRequest(document, ask));
  return request === undefined ? undefined : { document, request };
}

/** What was shown is what is sent, or nothing is. */
export function refuseIfChanged({ document, text, prepared }: Chosen): void {
  if (document.isClosed || document.version !== prepared.version || document.getText() !== text) {
    throw new RefusalError(
      'The document has changed since the request was prepared. Nothing was sent: try again.',
    );
  }
}

/** No address of a service, no secret and no answer to the question can be passed in. */
function readArgument(argument: unknown): { document: TextDocument; request?: number } {
  if (argument === undefined) {
    const document = window.activeTextEditor?.document;
    if (document === undefined) throw new RefusalError('Open a payload first, then run this command.');
    return { document };
  }
  if (argument instanceof Uri) return { document: openDocument(argument.toString()) };
  const { uri, request, ...others } = Object(argument) as Readonly<Record<string, unknown>>;
  const isRequest = request === undefined || (Number.isInteger(request) && Number(request) >= 0);
  if (typeof uri !== 'string' || !isRequest || Object.keys(others).length > 0) {
    throw new RefusalError(
      'This command takes the address of an open document and the number of a request, nothing else.',
    );
  }
  const document = openDocument(uri);
  return request === undefined ? { document } : { document, request: Number(request) };
}

/** The server spells addresses as it was told them; they are compared as the editor spells them. */
function openDocument(uri: string): TextDocument {
  const wanted = Uri.parse(uri).toString();
  const document = workspace.textDocuments.find((open) => open.uri.toString() === wanted);
  if (document === undefined)
    throw new RefusalError('The document is not open. Open it first, then run this command.');
  return document;
}

/** The only request, the one at the cursor, or the one a person picks. */
async function pickRequest(document: TextDocument, ask: Ask): Promise<number | undefined> {
  const requests = await ask('userlint/requests', { textDocument: { uri: document.uri.toString() } });
  const [first] = requests;
  if (first === undefined) {
    const known = services.map(({ title }) => title).join(' or ');
    throw new RefusalError(`There is no ${known} request in this document.`);
  }
  if (requests.length === 1) return first.request;
  const editor = window.activeTextEditor;
  const cursor = editor?.document === document ? editor.selection.active : undefined;
  const here = cursor && requests.find((request) => holds(request, cursor));
  if (here !== undefined) return here.request;
  const items = requests.map(({ title, operation, range, request }) => ({
    label: oneLine(title),
    description: `line ${range.start.line + 1}${operation === null ? '' : `, ${operation}`}`,
    request,
  }));
  return (await window.showQuickPick(items, { placeHolder: 'Which request?' }))?.request;
}

function holds({ range: { start, end } }: NamedRequest, { line, character }: Position): boolean {
  const begins = line > start.line || (line === start.line && character >= start.character);
  const ends = line < end.line || (line === end.line && character <= end.character);
  return begins && ends;
}
