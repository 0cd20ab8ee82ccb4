import { commands, type ExtensionContext, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { answerScheme } from './answers.ts';
import type { Ask } from './ask.ts';
import { createClient } from './client.ts';
import { convertToRest } from './commands/convert-to-rest.ts';
import { fetchCodeTables } from './commands/fetch-code-tables.ts';
import { goToSource, openDecoded } from './commands/open-decoded.ts';
import { previewRequest } from './commands/preview-request.ts';
import { sendUpdate } from './commands/send-update.ts';
import { DecodedDocuments } from './decoded-documents.ts';
import { PayloadContext } from './payload-context.ts';
import { previewScheme } from './preview.ts';
import { ReadOnlyDocuments } from './read-only-documents.ts';
import { showingRefusals } from './refusal.ts';
import { RulePages } from './rule-pages.ts';
import { followLensSetting } from './send-lens.ts';

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const started = createClient(context);
  client = started;
  const ask: Ask = (method, params) => started.sendRequest(method, params);
  const payloadContext = new PayloadContext(ask, started.outputChannel);
  const previews = new ReadOnlyDocuments(previewScheme);
  const answers = new ReadOnlyDocuments(answerScheme);
  const decoded = new DecodedDocuments(ask, started.outputChannel);
  const command = (name: string, run: (argument: unknown) => Promise<void>) =>
    commands.registerCommand(name, (argument) => showingRefusals(() => run(argument)));

  context.subscriptions.push(
    payloadContext,
    followLensSetting(started),
    previews,
    answers,
    decoded,
    window.registerUriHandler(new RulePages(context.extensionUri)),
    command('userlint.sendUpdate', (argument) => sendUpdate(argument, { ask, previews, answers })),
    command('userlint.previewRequest', (argument) => previewRequest(argument, { ask, previews })),
    command('userlint.convertToRestXml', (argument) =>
      convertToRest(argument, { ask, refactoring: 'rest-xml' }),
    ),
    command('userlint.convertToRestJson', (argument) =>
      convertToRest(argument, { ask, refactoring: 'rest-json' }),
    ),
    command('userlint.openDecoded', (argument) => openDecoded(argument, { ask, decoded })),
    command('userlint.goToSource', (argument) => goToSource(argument, { decoded })),
    command('userlint.fetchCodeTables', fetchCodeTables),
    command('userlint.restartServer', async () => {
      await started.restart();
      await payloadContext.update();
    }),
  );
  await started.start();
  await payloadContext.update();
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}
