import { readHttp } from './http.ts';
import { recognise } from './recognise.ts';
import type { Document, Message, Reading } from './request.ts';
import type { Settings } from './settings.ts';
import { Text } from './text.ts';

/**
 * Recognises and reads a document. One that is no user payload gives no requests and costs next to nothing.
 * Never throws.
 */
export function readDocument(document: Document, settings: Settings): Reading {
  return readText(Text.of(document.text), document, settings);
}

/** Reads `file` as the text of the document, whatever layers it is made of. */
export function readText(file: Text, document: Document, settings: Settings): Reading {
  const messages = isHttp(document) ? readHttp(file) : [payload(file)];
  return { document, messages, requests: messages.flatMap((message) => recognise(message, settings)) };
}

function isHttp({ path, language }: Document): boolean {
  return language === 'http' || /\.(http|rest)$/i.test(path);
}

/** A file that is a payload and nothing else. */
function payload(file: Text): Message {
  const body = file.value.startsWith('\uFEFF') ? file.slice(1) : file;
  const line = /[^\r\n]*\S[^\r\n]*/.exec(body.value);
  const head = line === null ? body.at(0, 0) : body.at(line.index, line.index + line[0].length);
  return { span: file.at(), head, headers: [], body, unresolved: [] };
}
