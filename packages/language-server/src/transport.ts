import {
  type Connection,
  createConnection,
  type Message,
  type MessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

/** A connection with an editor that can be told to wait. */
export interface Channel {
  readonly connection: Connection;
  /** What comes in from now on is handled after that, in its order; never rejects. */
  holdUntil(ready: Promise<unknown>): void;
}

export function openChannel(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Channel {
  let holding: Promise<unknown> | undefined;
  const connection = createConnection(new StreamMessageReader(input), wellFormedWriter(output), {
    messageStrategy: {
      handleMessage: (message, next) =>
        holding === undefined ? next(message) : holding.then(() => next(message)),
    },
  });
  return {
    connection,
    holdUntil(ready) {
      holding = ready.then(() => {
        holding = undefined;
      });
    },
  };
}

/**
 * Writes messages as JSON that every client can read. Half a surrogate pair, such as a quotation cut in the middle of an
 * emoji leaves behind, becomes U+FFFD here, for all messages: strict clients drop a whole message for one (Neovim shows
 * "invalid unicode escape code" and none of the document's diagnostics).
 */
function wellFormedWriter(output: NodeJS.WritableStream): MessageWriter {
  const contentTypeEncoder = {
    name: 'application/json',
    encode: async (message: Message) => Buffer.from(toWellFormedJson(message), 'utf8'),
  };
  return new StreamMessageWriter(output, { contentTypeEncoder });
}

export function toWellFormedJson(message: Message): string {
  const json = JSON.stringify(message);
  // Whole pairs stand as they are; what is written as an escape is half of one, or a document that speaks of escapes.
  if (!json.includes('\\ud')) return json;
  return JSON.stringify(message, (_, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value,
  );
}
