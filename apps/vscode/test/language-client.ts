/** The part of `vscode-languageclient/node` that the extension uses; nothing is started. */
export class LanguageClient {
  readonly outputChannel = { warn() {} };
  async start() {}
  async restart() {}
  async stop() {}
}

export const TransportKind = { stdio: 0 };
export const RevealOutputChannelOn = { Never: 4 };
export const CodeLensRequest = { method: 'textDocument/codeLens' };
