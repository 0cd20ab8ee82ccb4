import type { Document, Reading } from '../model/request.ts';
import type { Finding, Moment } from '../model/rule.ts';
import type { Settings } from '../model/settings.ts';
import * as reading from '../reading/document.ts';
import type { LoadFile } from '../reading/load-file.ts';
import { LoadFileStream } from '../reading/load-file-stream.ts';
import * as rules from '../rules/lint.ts';
import { LoadFileLint } from '../rules/lint-load-file.ts';
import { LoadFileStreamLint } from '../rules/lint-stream.ts';
import { ruledServices, services } from './index.ts';

/*
 * Reading and lint with every service there is. The readers and the walk take the services as an argument, so that a
 * test can bring one of its own.
 */

/** Recognises and reads a document; one that is no user payload gives no requests. Never throws. */
export function readDocument(document: Document, settings: Settings): Reading {
  return reading.readDocument(document, services, settings);
}

/** Everything wrong with a document, by place. */
export function lint(read: Reading, settings: Settings, moment: Moment): readonly Finding[] {
  return rules.lint(read, ruledServices, settings, moment);
}

/** As `lint`, in steps. */
export function lintSteps(
  read: Reading,
  settings: Settings,
  moment: Moment,
): Generator<undefined, readonly Finding[]> {
  return rules.lintSteps(read, ruledServices, settings, moment);
}

/** What is wrong with a load file, kept while it is edited; nothing is looked at yet. */
export function lintLoadFile(file: LoadFile, settings: Settings, moment: Moment): LoadFileLint {
  return new LoadFileLint(file, ruledServices, settings, moment);
}

/** A load file that comes in pieces. */
export function streamLoadFile(settings: Settings): LoadFileStream {
  return new LoadFileStream(services, settings);
}

/** What is wrong with a load file that comes in pieces. */
export function lintStream(settings: Settings, moment: Moment): LoadFileStreamLint {
  return new LoadFileStreamLint(ruledServices, settings, moment);
}
