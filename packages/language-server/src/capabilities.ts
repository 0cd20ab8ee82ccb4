import {
  CodeActionKind,
  PositionEncodingKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Client } from './client.ts';

export const QUICK_FIX = CodeActionKind.QuickFix;
export const REWRITE = `${CodeActionKind.RefactorRewrite}.userlint`;
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.userlint`;

/** Characters of addresses and forms; in a payload a list that opens at each comma would be in the way. */
export const inAddresses = [',', '&', '?'];

type Announced = (client: Client) => Partial<ServerCapabilities>;

/**
 * What each feature announces, by the name of its file in `features/`. It stands here because `initialize` is answered
 * before the features, and with them the rules and all tables, are loaded.
 */
export const announced = {
  completion: () => ({ completionProvider: { triggerCharacters: ['<', '"', '=', ...inAddresses] } }),
  decoded: () => ({}),
  diagnostics(client) {
    if (!client.pullsDiagnostics) return {};
    return {
      diagnosticProvider: {
        identifier: 'userlint',
        // Settings, and the files of codes they name, decide what is found.
        interFileDependencies: true,
        workspaceDiagnostics: false,
      },
    };
  },
  hover: () => ({ hoverProvider: true }),
  inlayHints: () => ({ inlayHintProvider: true }),
  outline: () => ({ documentSymbolProvider: true }),
  /** Those of `fix-all.ts` and `refactorings.ts` too. */
  quickFixes(client) {
    if (!client.codeActions) return {};
    const codeActionKinds = [QUICK_FIX, REWRITE, FIX_ALL];
    return { codeActionProvider: { codeActionKinds, resolveProvider: client.resolvesEdits } };
  },
  refactorings: () => ({}),
  send: () => ({}),
  sendLens: (client) => (client.sends ? { codeLensProvider: { resolveProvider: false } } : {}),
} satisfies Readonly<Record<string, Announced>>;

export type FeatureName = keyof typeof announced;

/** All that is announced to a client. Throws where two features announce the same: the second would replace the first. */
export function capabilitiesFor(
  client: Client,
  features: Readonly<Record<string, Announced>> = announced,
): ServerCapabilities {
  const capabilities: ServerCapabilities = {
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      save: { includeText: false },
    },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
  if (client.negotiatesEncoding) capabilities.positionEncoding = PositionEncodingKind.UTF16;
  for (const [feature, announce] of Object.entries(features)) {
    const own = announce(client);
    const twice = Object.keys(own).find((key) => key in capabilities);
    if (twice !== undefined) throw new Error(`${twice} is announced already, and by ${feature} again.`);
    Object.assign(capabilities, own);
  }
  return capabilities;
}
