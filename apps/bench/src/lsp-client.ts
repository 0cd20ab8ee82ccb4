import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { peakMegabytes } from './memory.ts';

/** How a server is started, and what it is told. */
export interface ServerKind {
  /** Arguments for Node. */
  readonly command: readonly string[];
  readonly capabilities: unknown;
  readonly initializationOptions?: unknown;
  /** Told after `initialized`. */
  readonly configuration?: unknown;
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Report {
  readonly kind: 'full' | 'unchanged';
  readonly resultId?: string;
  readonly items?: readonly unknown[];
}

interface Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: { readonly uri?: string; readonly version?: number };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** An editor without windows: speaks LSP with a server over stdio, and does as little as it can itself. */
export class LspClient {
  readonly #kind: ServerKind;
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended: Promise<void>;
  #requests = 0;
  #onPublished: ((uri: string) => void) | undefined;
  /** What came and is no whole message yet. */
  #parts: Buffer[] = [];
  #received = 0;
  /** Bytes of the message that is coming, its head included; undefined until the head is there. */
  #awaited: number | undefined;

  constructor(kind: ServerKind) {
    this.#kind = kind;
    this.#process = spawn(process.execPath, kind.command, { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#process.stdout.on('data', (chunk: Buffer) => this.#take(chunk));
    // Writing to a server that has ended is told by `exit` as well.
    this.#process.stdin.on('error', () => {});
    this.#ended = new Promise((resolve) => {
      this.#process.on('exit', (code, signal) => {
        const error = new Error(`the server ended with ${code ?? signal}`);
        for (const { reject } of this.#waiting.values()) reject(error);
        resolve();
      });
    });
  }

  async initialize(folder: string): Promise<void> {
    const { capabilities, initializationOptions, configuration } = this.#kind;
    await this.request('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: folder, name: 'bench' }],
      capabilities,
      initializationOptions,
    });
    this.notify('initialized', {});
    if (configuration !== undefined) {
      this.notify('workspace/didChangeConfiguration', { settings: configuration });
    }
  }

  open(uri: string, languageId: string, text: string): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Replaces what stands between two places. */
  change(uri: string, version: number, start: Position, end: Position, text: string): void {
    this.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start, end }, text }],
    });
  }

  /** As VS Code asks for diagnostics. */
  pull(uri: string, previousResultId: string | undefined): Promise<Report> {
    return this.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  /** Until diagnostics of this document are published. */
  published(uri: string): Promise<void> {
    return new Promise((resolve) => {
      this.#onPublished = (of) => {
        if (of === uri) resolve();
      };
    });
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  request<Result>(method: string, params: unknown): Promise<Result> {
    this.#requests += 1;
    const id = this.#requests;
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#send({ id, method, params });
    return answer as Promise<Result>;
  }

  /** The most memory the server had so far; undefined where the system does not tell. */
  peakMegabytes(): number | undefined {
    return peakMegabytes(this.#process.pid);
  }

  /** Ends the server, which has nothing to lose. */
  async end(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }

  #send(message: object): void {
    const content = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#process.stdin.write(`Content-Length: ${content.length}\r\n\r\n`);
    this.#process.stdin.write(content);
  }

  /** Joins what came only once it is a whole message: one of 20 MB comes in hundreds of pieces. */
  #take(chunk: Buffer): void {
    this.#parts.push(chunk);
    this.#received += chunk.length;
    while (this.#awaited === undefined || this.#received >= this.#awaited) {
      const all = this.#parts.length === 1 ? this.#parts[0] : Buffer.concat(this.#parts);
      if (all === undefined) return;
      this.#parts = [all];
      const end = all.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = /Content-Length: (\d+)/.exec(all.toString('latin1', 0, end))?.[1];
      if (length === undefined) throw new Error('A message without a length came.');
      this.#awaited = end + 4 + Number(length);
      if (this.#received < this.#awaited) return;
      const rest = all.subarray(this.#awaited);
      const content = all.toString('utf8', end + 4, this.#awaited);
      this.#awaited = undefined;
      this.#received = rest.length;
      this.#parts = rest.length === 0 ? [] : [rest];
      this.#got(JSON.parse(content));
    }
  }

  #got({ id, method, params, result, error }: Message): void {
    if (method === 'textDocument/publishDiagnostics') this.#onPublished?.(params?.uri ?? '');
    // What servers ask an editor (to register something, to refresh) is agreed to.
    if (method !== undefined && id !== undefined) this.#send({ id, result: null });
    if (method !== undefined || typeof id !== 'number') return;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error.message));
  }
}
