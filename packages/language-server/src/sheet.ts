import {
  type Finding,
  type Lines,
  lint,
  lintSteps,
  type Moment,
  type Reading,
  readDocument,
  type Settings,
} from '@userlint/rules';
import type { SettingsOrigin } from './projects.ts';
import { type Wanted, Work } from './slices.ts';

/** What is known about one version of an open document. It is read at once and linted when somebody asks for that. */
export interface Sheet {
  readonly uri: string;
  readonly version: number;
  readonly lines: Lines;
  readonly settings: Settings;
  /** The settings file they are from, for fixes that belong there. */
  readonly settingsFile: SettingsOrigin | undefined;
  readonly reading: Reading;
  /** False as soon as the text or its settings have changed: whatever is made of the sheet is of no use any more. */
  isCurrent(): boolean;
  /** What the rules say, by place. Undefined: nobody wanted it any more. */
  linted(wanted: Wanted): Promise<readonly Finding[] | undefined>;
}

type Payload = Pick<Sheet, 'reading' | 'linted'>;

export function readPayload(document: Reading['document'], settings: Settings): Payload {
  const reading = readDocument(document, settings);
  let work: Work<readonly Finding[]> | undefined;
  return {
    reading,
    linted: (wanted) => {
      work ??= new Work(lintSteps(reading, settings, now()));
      return work.result(wanted);
    },
  };
}

/** A settings file, whose findings `check` gives, is linted as a whole: it is a page or two. */
export function readSettingsFile(
  document: Reading['document'],
  check: () => Promise<readonly Finding[]>,
): Payload {
  let findings: Promise<readonly Finding[]> | undefined;
  return {
    reading: {
      document,
      messages: [],
      requests: [],
      slice: (start, end) => document.text.slice(start, end),
    },
    linted: () => {
      findings ??= check();
      return findings;
    },
  };
}

/** What the rules would say if the payload had this text. */
export function relint({ reading, settings }: Sheet, text: string): Generator<undefined, readonly Finding[]> {
  return lintSteps(readDocument({ ...reading.document, text }, settings), settings, now());
}

/** What the rules say about the message of one request, which need not wait for those of all others. */
export function lintMessage({ reading, settings }: Sheet, request: Reading['requests'][number]) {
  const { message } = request;
  const requests = reading.requests.filter((other) => other.message === message);
  return lint({ ...reading, messages: [message], requests }, settings, now());
}

function now(): Moment {
  return { now: new Date() };
}
