import type {
  ClientCapabilities,
  CodeAction,
  CodeActionContext,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  InitializeResult,
  MessageReader,
  MessageWriter,
  ProtocolConnection,
  PublishDiagnosticsParams,
  TextEdit,
  WorkspaceEdit,
  WorkspaceFolder,
} from 'vscode-languageserver-protocol';
import { createProtocolConnection } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { InitializationOptions, UserlintRequests } from '../src/protocol.ts';

export interface ClientKind {
  readonly capabilities: ClientCapabilities;
  readonly options?: InitializationOptions;
  readonly folders?: readonly string[];
}

/** Like VS Code: asks for diagnostics. */
export const visualStudioCode: ClientKind = {
  capabilities: {
    general: { positionEncodings: ['utf-16'] },
    workspace: {
      workspaceFolders: true,
      diagnostics: { refreshSupport: true },
      codeLens: { refreshSupport: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
      workspaceEdit: { documentChanges: true },
    },
    textDocument: {
      diagnostic: { dynamicRegistration: true },
      publishDiagnostics: {
        relatedInformation: true,
        tagSupport: { valueSet: [1, 2] },
        codeDescriptionSupport: true,
        dataSupport: true,
      },
      hover: { contentFormat: ['markdown', 'plaintext'] },
      codeAction: {
        codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } },
        dataSupport: true,
        resolveSupport: { properties: ['edit'] },
      },
    },
  },
  options: { clientCommands: ['userlint.sendUpdate'], environment: 'Sandbox' },
};

/** Like Neovim before it asked for diagnostics: they are pushed. */
export const neovim: ClientKind = {
  capabilities: {
    workspace: { workspaceEdit: { documentChanges: true }, workspaceFolders: true },
    textDocument: {
      publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, dataSupport: true },
      hover: { contentFormat: ['markdown', 'plaintext'] },
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix'] } } },
    },
  },
};

/** One that announces nothing at all. */
export const minimal: ClientKind = { capabilities: {} };

const fromServer = [
  'client/registerCapability',
  'workspace/diagnostic/refresh',
  'workspace/codeLens/refresh',
];

/** The other side of a connection: an editor without windows. Keeps its documents as an editor does. */
export class Client {
  readonly connection: ProtocolConnection;
  readonly published: PublishDiagnosticsParams[] = [];
  /** Methods of the requests the server made, such as 'workspace/diagnostic/refresh'. */
  readonly asked: string[] = [];
  /** What the server logged as an error. */
  readonly failures: string[] = [];
  /** A test of failures waits on in spite of them. */
  mayFail = false;
  readonly #documents = new Map<string, TextDocument>();
  #waiting: (() => void)[] = [];

  constructor(reader: MessageReader, writer: MessageWriter) {
    this.connection = createProtocolConnection(reader, writer);
    this.connection.onNotification('textDocument/publishDiagnostics', (params) => {
      this.published.push(params);
      this.#wake();
    });
    this.connection.onNotification('window/logMessage', ({ type, message }) => {
      if (type === 1) this.failures.push(message);
      this.#wake();
    });
    for (const method of fromServer) {
      this.connection.onRequest(method, () => {
        this.asked.push(method);
        this.#wake();
        return null;
      });
    }
    this.connection.listen();
  }

  async initialize({ capabilities, options, folders }: ClientKind): Promise<InitializeResult> {
    const workspaceFolders: WorkspaceFolder[] | null = folders?.map((uri) => ({ uri, name: uri })) ?? null;
    const result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders,
      capabilities,
      initializationOptions: options,
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  async open(uri: string, text: string, languageId = 'xml'): Promise<void> {
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces the first `from` by `to`, as typing would. Gives the new version. */
  async edit(uri: string, from: string, to: string): Promise<number> {
    const start = this.text(uri).indexOf(from);
    return this.editAt(uri, { start, end: start + from.length }, to);
  }

  /** Replaces what stands between two offsets. Gives the new version. */
  async editAt(uri: string, { start, end }: { start: number; end: number }, text: string): Promise<number> {
    const document = this.document(uri);
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    return this.#change(document, [{ range, text }]);
  }

  /** Does what a code action says. */
  async apply(edit: WorkspaceEdit | undefined): Promise<void> {
    for (const change of edit?.documentChanges ?? []) {
      if (!('edits' in change)) throw new Error('expected an edit of a text');
      const document = this.document(change.textDocument.uri);
      if (change.textDocument.version !== document.version)
        throw new Error('the edit is for another version');
      await this.#replace(document, change.edits as TextEdit[]);
    }
    for (const [uri, edits] of Object.entries(edit?.changes ?? {}))
      await this.#replace(this.document(uri), edits);
  }

  async save(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open`);
    return document;
  }

  text(uri: string): string {
    return this.document(uri).getText();
  }

  async pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    const textDocument = { uri };
    return this.connection.sendRequest('textDocument/diagnostic', { textDocument, previousResultId });
  }

  /** The diagnostics of a full report. */
  async pulled(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    if (report.kind !== 'full') throw new Error('expected a full report');
    return report.items;
  }

  /** The diagnostics published last for a version of a document, as soon as they are. */
  async pushed(uri: string, version: number): Promise<Diagnostic[]> {
    const find = () => this.published.findLast((one) => one.uri === uri && one.version === version);
    await this.until(() => find() !== undefined);
    return find()?.diagnostics ?? [];
  }

  async hover(uri: string, at: string): Promise<Hover | null> {
    const document = this.document(uri);
    const position = document.positionAt(document.getText().indexOf(at));
    return this.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
  }

  async actions(
    uri: string,
    at: string,
    context: Partial<CodeActionContext> = {},
  ): Promise<readonly CodeAction[]> {
    const document = this.document(uri);
    const start = document.positionAt(document.getText().indexOf(at));
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range: { start, end: start },
      context: { diagnostics: [], ...context },
    });
  }

  /** A code action as it is when a person takes it. */
  async resolved(action: CodeAction | undefined): Promise<CodeAction> {
    return this.connection.sendRequest('codeAction/resolve', action);
  }

  ask<Method extends keyof UserlintRequests>(
    method: Method,
    params: UserlintRequests[Method]['params'],
  ): Promise<UserlintRequests[Method]['result']> {
    return this.connection.sendRequest(method, params);
  }

  /** Until something the server told makes it true; fails when it logs an error instead. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      if (!this.mayFail) this.#expectNoFailure();
      await new Promise<void>((wake) => this.#waiting.push(wake));
    }
  }

  /** Says goodbye; fails when the server logged an error. */
  async end(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.#expectNoFailure();
  }

  #expectNoFailure(): void {
    if (this.failures.length > 0) throw new Error(`The server logged: ${this.failures.join('; ')}`);
  }

  async #replace(document: TextDocument, edits: readonly TextEdit[]): Promise<void> {
    const text = TextDocument.applyEdits(document, [...edits]);
    await this.#change(document, [{ text }]);
  }

  async #change(
    document: TextDocument,
    contentChanges: Parameters<typeof TextDocument.update>[1],
  ): Promise<number> {
    const version = document.version + 1;
    TextDocument.update(document, contentChanges, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: document.uri, version },
      contentChanges,
    });
    return version;
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
