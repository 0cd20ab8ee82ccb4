import { type Request, type Span, userNamed } from '@userlint/rules';
import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  LSPErrorCodes,
  ResponseError,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver';
import { stopIfCancelled } from '../cancellation.ts';
import { firstRequests, type Sheet } from '../sheet.ts';
import { Work } from '../slices.ts';
import { type Feature, guarded } from './feature.ts';

/** With more than these an outline shows nothing any more. */
const MOST_SYMBOLS = 5000;

/** The requests of a `.http` file and the records of a load file, each by its own name or by the user's. */
export const outline: Feature = {
  start(connection, desk) {
    connection.onDocumentSymbol(
      guarded<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[] | null>(
        { connection, desk, feature: 'outline' },
        async ({ textDocument }, token) => {
          const sheet = await desk.read(textDocument.uri);
          // Editors have an outline of JSON of their own.
          if (sheet === undefined || isJson(sheet)) return null;
          const wanted = () => sheet.isCurrent() && !token.isCancellationRequested;
          const symbols = await new Work(symbolSteps(sheet)).result(wanted);
          stopIfCancelled(token);
          // The text has changed meanwhile: who shows outlines asks again.
          if (symbols === undefined)
            throw new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed.');
          if (desk.client.nestsSymbols) return symbols;
          return symbols.map(({ name, kind, range }) => ({
            name,
            kind,
            location: { uri: sheet.uri, range },
          }));
        },
      ),
    );
  },
};

function isJson({ reading }: Sheet): boolean {
  return /^jsonc?$/.test(reading.document.language ?? '');
}

/** Each record of a load file is read for its name; that may take a while. */
function* symbolSteps(sheet: Sheet): Generator<undefined, DocumentSymbol[]> {
  const symbols: DocumentSymbol[] = [];
  for (const request of firstRequests(sheet.reading, MOST_SYMBOLS)) {
    symbols.push(toSymbol(request, sheet));
    yield;
  }
  return symbols;
}

function toSymbol(request: Request, { lines }: Sheet): DocumentSymbol {
  const { message, operation, service, record } = request;
  const isRequest = message.target !== undefined && operation?.door.kind !== 'file';
  const span: Span = isRequest ? message.span : request.span;
  const head = isRequest ? message.head : (record?.at?.name ?? message.head);
  const title = operation?.title ?? `${service.title} record`;
  return {
    name: message.name ?? (userNamed(request) || title),
    detail: title,
    kind: isRequest ? SymbolKind.Event : SymbolKind.Object,
    range: lines.range(span),
    selectionRange: lines.range(head),
  };
}
