import { type Message, type MessageWriter, StreamMessageWriter } from 'vscode-languageserver/node';

/**
 * Writes messages as JSON that every client can read. Half a surrogate pair, such as a quotation cut in the middle of an
 * emoji leaves behind, becomes U+FFFD here, for all messages: strict clients drop a whole message for one (Neovim shows
 * "invalid unicode escape code" and none of the document's diagnostics).
 */
export function wellFormedWriter(output: NodeJS.WritableStream): MessageWriter {
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
