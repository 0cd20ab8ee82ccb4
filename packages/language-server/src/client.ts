import {
  type CodeActionClientCapabilities,
  DiagnosticTag,
  type InitializeParams,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';

/** What the other side can do, and how it wants us. */
export interface Client {
  /** It asks for diagnostics; we never publish any. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesLenses: boolean;
  readonly relatedInformation: boolean;
  readonly fadesUnnecessary: boolean;
  readonly diagnosticData: boolean;
  readonly codeActions: boolean;
  /** The edit of a code action may follow when somebody has taken it. */
  readonly resolvesEdits: boolean;
  readonly versionedEdits: boolean;
  readonly markdownHover: boolean;
  readonly markdownCompletion: boolean;
  readonly snippets: boolean;
  /** It can be told to leave the indentation of a completion as it is. */
  readonly keepsIndentation: boolean;
  readonly nestsSymbols: boolean;
  readonly registersWatchers: boolean;
  readonly tellsFolders: boolean;
  readonly negotiatesEncoding: boolean;
  /** It knows the command 'userlint.sendUpdate'. */
  readonly sends: boolean;
  /** Name of where it sends to. */
  readonly environment: string | undefined;
  readonly warmUp: boolean;
  /** Whether the client knows a command of ours. */
  knows(command: string): boolean;
  /** The address of a rule's page. */
  ruleDocs(rule: string): string | undefined;
}

/** `bundledDocs`: folder address of the pages that came with the server. */
export function readClient(params: InitializeParams, bundledDocs?: string): Client {
  const { textDocument, workspace, general } = params.capabilities;
  const pull = textDocument?.diagnostic;
  const item = textDocument?.completion?.completionItem;
  const diagnostics = { ...textDocument?.publishDiagnostics, ...pull };
  const options = readOptions(params.initializationOptions);
  return {
    pullsDiagnostics: pull !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    relatedInformation: diagnostics.relatedInformation === true,
    fadesUnnecessary: diagnostics.tagSupport?.valueSet.includes(DiagnosticTag.Unnecessary) === true,
    diagnosticData: diagnostics.dataSupport === true,
    codeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    resolvesEdits: resolves(textDocument?.codeAction),
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    markdownCompletion: item?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    snippets: item?.snippetSupport === true,
    keepsIndentation: item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    tellsFolders: workspace?.workspaceFolders === true,
    negotiatesEncoding: general?.positionEncodings !== undefined,
    sends: options.clientCommands.includes('userlint.sendUpdate'),
    knows: (command) => options.clientCommands.includes(command),
    environment: options.environment,
    warmUp: options.warmUp,
    ruleDocs: docsAt(options.ruleDocs, bundledDocs),
  };
}

/** The action comes back with its `data`, and may then be given an `edit`. */
function resolves(codeAction: CodeActionClientCapabilities | undefined): boolean {
  return codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes('edit') === true;
}

function docsAt(base: string | undefined, bundled: string | undefined): Client['ruleDocs'] {
  return (rule) => (base === undefined ? bundled && `${bundled}${rule}.md` : `${base}${rule}`);
}

/** The options as `protocol.ts` describes them; what has another type counts as left out. */
function readOptions(given: unknown) {
  const options = new Map<string, unknown>(
    typeof given === 'object' && given !== null ? Object.entries(given) : [],
  );
  const text = (name: string) => {
    const value = options.get(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const commands = options.get('clientCommands');
  return {
    ruleDocs: text('ruleDocs'),
    clientCommands: Array.isArray(commands) ? commands : [],
    environment: text('environment'),
    warmUp: options.get('warmUp') !== false,
  };
}
