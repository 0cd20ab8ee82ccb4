import { PassThrough } from 'node:stream';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { startServer } from '../src/server.ts';
import type { SettingsPort } from '../src/settings-port.ts';
import { openChannel } from '../src/transport.ts';
import { Client, type ClientKind } from './client.ts';

const noSettingsFiles: SettingsPort = {
  nearest: async () => undefined,
  beside: async () => undefined,
};

/** A client of a server in this process, with the real protocol between them. Not initialized yet. */
export function connect(port: SettingsPort = noSettingsFiles): Client {
  const there = new PassThrough();
  const back = new PassThrough();
  startServer(openChannel(there, back), port, 'file:///pages/');
  return new Client(new StreamMessageReader(back), new StreamMessageWriter(there));
}

export async function start(kind: ClientKind, port?: SettingsPort): Promise<Client> {
  const client = connect(port);
  await client.initialize({ ...kind, options: { warmUp: false, ...kind.options } });
  return client;
}

/** Settings that can be swapped while the server runs; they rule over every document. */
export class OneSettingsFile implements SettingsPort {
  text: string;
  /** What stands beside it. */
  readonly files = new Map<string, string>();
  readonly uri = 'file:///work/userlint.json';

  constructor(text: string) {
    this.text = text;
  }

  async nearest(document: string) {
    return { uri: this.uri, path: document.replace('file:///work/', ''), text: this.text };
  }

  async beside(_settings: string, path: string) {
    return this.files.get(path);
  }
}
