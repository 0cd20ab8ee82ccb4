import {
  type Finding,
  type LinedText,
  Lines,
  LoadFile,
  lint,
  lintSteps,
  type Reading,
  type Request,
  readDocument,
  type Settings,
} from '@userlint/rules';
import { type DocumentLint, type Linted, lintedOf, now } from './document-lint.ts';
import type { OpenDocument } from './open-document.ts';
import type { SettingsOrigin } from './projects.ts';
import type { Wanted, Work } from './slices.ts';

/** What is known about one version of an open document. It is read at once and linted when somebody asks for that. */
export interface Sheet {
  readonly uri: string;
  readonly version: number;
  readonly lines: LinedText;
  readonly settings: Settings;
  /** The settings file they are from, for fixes that belong there. */
  readonly settingsFile: SettingsOrigin | undefined;
  readonly reading: Reading;
  /** False as soon as the text or its settings have changed: whatever is made of the sheet is of no use any more. */
  isCurrent(): boolean;
  /** What the rules say. Undefined: nobody wanted it any more. */
  linted(wanted: Wanted): Promise<Linted | undefined>;
}

type About = Omit<Sheet, 'lines' | 'reading' | 'linted'>;

export function payloadSheet(about: About, document: OpenDocument, lint: DocumentLint): Sheet {
  const reading = document.read(about.settings);
  const lines = reading instanceof LoadFile ? reading : new Lines(reading.document.text);
  let work: Work<Linted> | undefined;
  return {
    ...about,
    lines,
    reading,
    linted: (wanted) => {
      work ??= lint.of(reading, about.settings);
      return work.result(wanted);
    },
  };
}

/** A settings file carries nothing. `check` lints it as a whole, for it is a page or two. */
export function settingsSheet(
  about: About,
  document: OpenDocument,
  check: (text: string) => Promise<readonly Finding[]>,
): Sheet {
  const text = document.getText();
  const lines = new Lines(text);
  const slice = (start: number, end: number) => lines.slice(start, end);
  let checked: Promise<Linted> | undefined;
  return {
    ...about,
    lines,
    reading: { document: { text, path: about.uri }, messages: [], requests: [], slice },
    linted: () => {
      checked ??= check(text).then(lintedOf);
      return checked;
    },
  };
}

/** The first requests of a document; those of a load file are made one by one. */
export function* firstRequests(reading: Reading, most: number): Generator<Request> {
  let left = most;
  for (const request of reading instanceof LoadFile ? reading.eachRequest() : reading.requests) {
    if (left === 0) return;
    left -= 1;
    yield request;
  }
}

/** What the rules would say if the payload had this text. */
export function relint({ reading, settings }: Sheet, text: string): Generator<undefined, readonly Finding[]> {
  return lintSteps(readDocument({ ...reading.document, text }, settings), settings, now());
}

/** What the rules say about the message of one request, which need not wait for those of all others. */
export function lintMessage({ reading, settings }: Sheet, request: Request): readonly Finding[] {
  const { message } = request;
  const requests = reading.requests.filter((other) => other.message === message);
  const slice = (start: number, end: number) => reading.slice(start, end);
  return lint({ document: reading.document, messages: [message], requests, slice }, settings, now());
}
