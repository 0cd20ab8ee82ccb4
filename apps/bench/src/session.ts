import { performance } from 'node:perf_hooks';
import { LspClient, type Position } from './lsp-client.ts';
import type { Who } from './series.ts';
import { serverKind } from './servers.ts';
import { readLoad, type Setup } from './setup.ts';

/** What is typed, and where: in the first of these words of a record, so many characters from their start. */
interface Key {
  readonly words: string;
  readonly cursor: number;
  readonly text: string;
}

/** `plain`: into a name. `finding`: into a date, so that a finding comes and goes. `name`: begins a field. */
export type KeyName = 'plain' | 'finding' | 'name';

const keys = {
  xml: {
    plain: { words: '<first_name>', cursor: 13, text: 'x' },
    finding: { words: '<expiry_date>20', cursor: 15, text: 'x' },
    name: { words: '\n    <first_name>', cursor: 0, text: '<' },
  },
  json: {
    plain: { words: '"first_name": "', cursor: 16, text: 'x' },
    finding: { words: '"expiry_date": "20', cursor: 18, text: 'x' },
    // An editor closes the quotation mark at once.
    name: { words: '\n      "first_name"', cursor: 0, text: '""' },
  },
} satisfies Record<string, Record<KeyName, Key>>;

/** How long a server has to warm up before anything is opened, in milliseconds. */
const SETTLE = 600;

/** One server with one load open, and a person who types one character into the record in the middle, and takes it back. */
export class Session {
  readonly client: LspClient;
  readonly #who: Who;
  readonly #load: string;
  readonly #setup: Setup;
  readonly #typed = new Set<KeyName>();
  readonly #places = new Map<KeyName, Position>();
  readonly #uri: string;
  #version = 1;
  #resultId: string | undefined;

  private constructor(client: LspClient, who: Who, load: string, setup: Setup) {
    this.client = client;
    this.#who = who;
    this.#load = load;
    this.#setup = setup;
    this.#uri = `${setup.uri}${load}.${readLoad(load).format}`;
  }

  /** A server that has answered `initialize`; nothing is open. */
  static async start(who: Who, load: string, setup: Setup): Promise<Session> {
    const client = new LspClient(serverKind(who, setup));
    await client.initialize(setup.uri);
    return new Session(client, who, load, setup);
  }

  /** A server that has warmed up, too. */
  static async startWarm(who: Who, load: string, setup: Setup): Promise<Session> {
    const session = await Session.start(who, load, setup);
    await new Promise((resolve) => setTimeout(resolve, SETTLE));
    return session;
  }

  /** Another document of the same server. */
  beside(load: string): Session {
    return new Session(this.client, this.#who, load, this.#setup);
  }

  /** Milliseconds from opening to diagnostics. */
  async open(): Promise<number> {
    const { format } = readLoad(this.#load);
    const text = this.#setup.text(this.#load);
    for (const [name, key] of Object.entries(keys[format])) {
      this.#places.set(name as KeyName, placeOf(key, text));
    }
    const started = performance.now();
    const published = this.#who === 'json-push' ? this.client.published(this.#uri) : undefined;
    this.client.open(this.#uri, format, text);
    await (published ?? this.pull());
    return performance.now() - started;
  }

  /** Milliseconds from a key to diagnostics. */
  async diagnostics(name: KeyName): Promise<number> {
    const started = performance.now();
    const published = this.#who === 'json-push' ? this.client.published(this.#uri) : undefined;
    this.#type(name);
    await (published ?? this.pull());
    return performance.now() - started;
  }

  /** Milliseconds from a key to hover of the field typed into. Diagnostics are asked for afterwards. */
  async hover(): Promise<number> {
    const { line, character } = this.#placeOf('plain');
    const started = performance.now();
    this.#type('plain');
    const answer = await this.client.request<unknown>('textDocument/hover', {
      textDocument: { uri: this.#uri },
      position: { line, character: character - 8 },
    });
    const milliseconds = performance.now() - started;
    if (answer === null && this.#who !== 'null') throw new Error(`${this.#who} has no hover.`);
    await this.pull();
    return milliseconds;
  }

  /** Milliseconds from the key that begins a field to the list of fields. The key is taken back afterwards. */
  async completion(): Promise<number> {
    const { line, character } = this.#placeOf('name');
    const started = performance.now();
    this.#type('name');
    const answer = await this.client.request<readonly unknown[] | { items: readonly unknown[] }>(
      'textDocument/completion',
      {
        textDocument: { uri: this.#uri },
        position: { line, character: character + 1 },
        context: { triggerKind: 1 },
      },
    );
    const milliseconds = performance.now() - started;
    const items = 'items' in answer ? answer.items : answer;
    if (items.length === 0 && this.#who !== 'null') throw new Error(`${this.#who} completes nothing.`);
    await this.diagnostics('name');
    return milliseconds;
  }

  /** Fails unless a date that is none is complained about: who looks at nothing is no peer. */
  async expectValidating(): Promise<void> {
    this.#type('finding');
    const { items = [] } = await this.client.pull(this.#uri, undefined);
    if (items.length === 0) throw new Error(`${this.#who} finds nothing wrong with a wrong date.`);
    await this.diagnostics('finding');
  }

  async pull(): Promise<void> {
    const { resultId } = await this.client.pull(this.#uri, this.#resultId);
    this.#resultId = resultId;
  }

  /** Types the key, or takes it back when it was typed the last time. */
  #type(name: KeyName): void {
    const { line, character } = this.#placeOf(name);
    const { text } = keys[readLoad(this.#load).format][name];
    const start = { line, character };
    this.#version += 1;
    if (this.#typed.delete(name)) {
      this.client.change(this.#uri, this.#version, start, { line, character: character + text.length }, '');
    } else {
      this.#typed.add(name);
      this.client.change(this.#uri, this.#version, start, start, text);
    }
  }

  #placeOf(name: KeyName): Position {
    const place = this.#places.get(name);
    if (place === undefined) throw new Error('Nothing is open.');
    return place;
  }
}

/** Where these words come first in the second half of the text, so many characters on. */
function placeOf({ words, cursor }: Key, text: string): Position {
  const found = text.indexOf(words, Math.floor(text.length / 2));
  if (found < 0) throw new Error(`The load has no ${words}.`);
  const before = text.slice(0, found + cursor);
  return { line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1 };
}
