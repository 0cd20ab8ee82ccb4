import { type Disposable, window, workspace } from 'vscode';
import { type CodeLensMiddleware, CodeLensRequest, type LanguageClient } from 'vscode-languageclient/node';

const setting = 'userlint.sendLens.enabled';

/** Asks for lenses only where the setting wants them. */
export const whereEnabled: CodeLensMiddleware = {
  provideCodeLenses: (document, token, next) =>
    workspace.getConfiguration('userlint', document).get('sendLens.enabled', true)
      ? next(document, token)
      : [],
};

/** Has the editor ask again when the setting changes. */
export function followLensSetting(client: LanguageClient): Disposable {
  return workspace.onDidChangeConfiguration((change) => {
    if (!change.affectsConfiguration(setting)) return;
    const lenses = client.getFeature(CodeLensRequest.method);
    for (const { document } of window.visibleTextEditors) {
      lenses.getProvider(document)?.onDidChangeCodeLensEmitter.fire();
    }
  });
}
