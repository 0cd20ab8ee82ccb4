import type { Document, Message, Reading } from '../model/request.ts';
import type { Service } from '../model/service.ts';
import type { Settings } from '../model/settings.ts';
import { Text } from '../text/text.ts';
import { readHttp } from './http.ts';
import { LoadFile } from './load-file.ts';
import { recognise } from './recognise.ts';

/**
 * Recognises and reads a document. One that is no user payload gives no requests and costs next to nothing.
 * Never throws.
 */
export function readDocument(document: Document, services: readonly Service[], settings: Settings): Reading {
  const file = isHttp(document) ? undefined : LoadFile.read(document, services, settings);
  return file ?? readText(Text.of(document.text), document, services, settings);
}

/** Reads `file` as the text of the document, whatever layers it is made of. */
export function readText(
  file: Text,
  document: Document,
  services: readonly Service[],
  settings: Settings,
): Reading {
  const messages = isHttp(document) ? readHttp(file) : [payload(file)];
  const recognised = messages.map((message) => recognise(message, services, settings));
  return {
    document,
    messages: recognised.map(({ message }) => message),
    requests: recognised.flatMap(({ requests }) => requests),
    slice: (start, end) => document.text.slice(start, end),
  };
}

function isHttp({ path, language }: Document): boolean {
  return language === 'http' || /\.(http|rest)$/i.test(path);
}

/** A file that is a payload and nothing else. */
function payload(file: Text): Message {
  const body = file.value.startsWith('\uFEFF') ? file.slice(1) : file;
  return {
    span: file.at(),
    head: body.at(...firstLine(body.value)),
    headers: [],
    body,
    unresolved: [],
    problems: [],
  };
}

/** The first line that holds anything. */
function firstLine(text: string): [start: number, end: number] {
  const first = text.search(/\S/);
  if (first < 0) return [0, 0];
  const start = Math.max(text.lastIndexOf('\n', first), text.lastIndexOf('\r', first)) + 1;
  const length = text.slice(first).search(/[\r\n]/);
  return [start, length < 0 ? text.length : first + length];
}
