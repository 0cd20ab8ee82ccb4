import { createRequire } from 'node:module';
import type { ServerKind } from './lsp-client.ts';
import { jsonSchema } from './schemas.ts';
import type { Who } from './series.ts';
import type { Setup } from './setup.ts';

const textDocument = {
  synchronization: {},
  publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, dataSupport: true },
  hover: { contentFormat: ['markdown', 'plaintext'] },
  completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
};
const workspace = { workspaceFolders: true, configuration: true, diagnostics: { refreshSupport: true } };

/** As VS Code says of itself, as far as diagnostics, hover and completion go. */
const pulling = {
  general: { positionEncodings: ['utf-16'] },
  workspace,
  textDocument: { ...textDocument, diagnostic: { dynamicRegistration: true } },
};
const pushed = { general: { positionEncodings: ['utf-16'] }, workspace, textDocument };

export function serverKind(who: Who, setup: Setup): ServerKind {
  if (who === 'ours') return { command: [setup.server, '--stdio'], capabilities: pulling };
  if (who === 'other') return { command: [setup.options.server ?? '', '--stdio'], capabilities: pulling };
  if (who === 'null') return { command: [setup.nullServer, '--stdio'], capabilities: pulling };
  if (who === 'json') return jsonServer(pulling);
  if (who === 'json-push') return jsonServer(pushed);
  throw new Error(`${who} is no language server.`);
}

/** VS Code's JSON language server; it validates, against a schema that says what our tables say. */
function jsonServer(capabilities: object): ServerKind {
  const main = createRequire(import.meta.url).resolve(
    'vscode-langservers-extracted/bin/vscode-json-language-server',
  );
  return {
    command: [main, '--stdio'],
    capabilities,
    initializationOptions: { provideFormatter: false, handledSchemaProtocols: [] },
    configuration: {
      json: { validate: { enable: true }, schemas: [{ fileMatch: ['*.json'], schema: jsonSchema() }] },
      http: {},
    },
  };
}
