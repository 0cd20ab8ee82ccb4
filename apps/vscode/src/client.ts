import { type ExtensionContext, env, type LogOutputChannel, type TextDocument, Uri, window } from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type Middleware,
  RevealOutputChannelOn,
  TransportKind,
} from 'vscode-languageclient/node';
import { answerScheme } from './answers.ts';
import { decodedScheme } from './decoded-documents.ts';
import { previewScheme } from './preview.ts';
import { whereEnabled } from './send-lens.ts';

const languages = ['xml', 'json', 'jsonc', 'http'];

/** The client of the bundled server; not started yet. */
export function createClient({ extensionUri, subscriptions }: ExtensionContext): LanguageClient {
  const module = Uri.joinPath(extensionUri, 'dist', 'server', 'main.js').fsPath;
  const outputChannel = window.createOutputChannel('Userlint', { log: true });
  subscriptions.push(outputChannel);
  const options: LanguageClientOptions = {
    documentSelector: languages.map((language) => ({ language })),
    initializationOptions: {
      ruleDocs: `${env.uriScheme}://userlint.userlint/rules/`,
      clientCommands: ['userlint.sendUpdate', 'userlint.convertToRestXml', 'userlint.convertToRestJson'],
      environment: 'Sandbox',
    },
    middleware: { ...withoutForeignDocuments, ...whereEnabled },
    outputChannel,
    traceOutputChannel: namesOnly(outputChannel),
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    markdown: { isTrusted: false, supportHtml: false },
  };
  return new LanguageClient('userlint', 'Userlint', { module, transport: TransportKind.stdio }, options);
}

/** Documents nobody edits: the other side of a diff, logs, and what we show ourselves. */
const foreignSchemes: ReadonlySet<string> = new Set([
  'git',
  'output',
  answerScheme,
  decodedScheme,
  previewScheme,
]);

/** Whether the server hears of the document. */
export function isLinted({ languageId, uri }: TextDocument): boolean {
  return languages.includes(languageId) && !foreignSchemes.has(uri.scheme);
}

/** Stands before the pipe, so that no feature can forget it. */
export const withoutForeignDocuments: Middleware = {
  sendNotification: (type, next, params) => (isForeign(params) ? Promise.resolve() : next(type, params)),
  sendRequest: (type, params, token, next) =>
    isForeign(params) ? Promise.resolve(null as never) : next(type, params, token),
};

function isForeign(params: unknown): boolean {
  const { textDocument } = (params ?? {}) as { textDocument?: { uri?: unknown } };
  const uri = textDocument?.uri;
  return typeof uri === 'string' && foreignSchemes.has(uri.slice(0, uri.indexOf(':')));
}

/** The channel with traces cut to the names of messages: what messages carry is personal data. */
export function namesOnly(channel: LogOutputChannel): LogOutputChannel {
  const trace = (message: string) => {
    if (!message.startsWith('{')) channel.trace(message.split('\n', 1)[0] ?? '');
  };
  return Object.create(channel, { trace: { value: trace } }) as LogOutputChannel;
}
