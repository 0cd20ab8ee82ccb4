import type { Message, Reading, Request } from '../model/request.ts';
import type { Finding, Moment, RuledService } from '../model/rule.ts';
import type { Settings } from '../model/settings.ts';
import { LoadFile } from '../reading/load-file.ts';
import { Claims } from './across.ts';
import { byPlace } from './finding.ts';
import { LoadFileLint } from './lint-load-file.ts';
import { lintMessage, lintRecord, lintRepetition } from './lint-record.ts';
import { problemFindings } from './problem-findings.ts';
import { rulebookOf } from './rulebook.ts';

/** Everything wrong with a document, by place. */
export function lint(
  reading: Reading,
  services: readonly RuledService[],
  settings: Settings,
  moment: Moment,
): readonly Finding[] {
  const steps = lintSteps(reading, services, settings, moment);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** As `lint`, with a rest after each record: whoever has something more urgent to do goes on when that is done. */
export function* lintSteps(
  reading: Reading,
  services: readonly RuledService[],
  settings: Settings,
  moment: Moment,
): Generator<undefined, readonly Finding[]> {
  if (reading instanceof LoadFile) {
    const file = new LoadFileLint(reading, services, settings, moment);
    yield* file.steps();
    return file.findings();
  }
  const findings: Finding[] = [];
  const take = (found: readonly Finding[]) => {
    // One by one: a file of many records has more than a call can take as arguments.
    for (const finding of found) findings.push(finding);
  };
  for (const [message, requests] of byMessage(reading.requests)) {
    const [first] = requests;
    if (first === undefined) continue;
    const book = rulebookOf(first, services, settings);
    const context = book.context(moment);
    take(book.told(problemFindings(message, first)));
    const claimed = new Claims<number>((a, b) => a - b);
    for (const [index, request] of requests.entries()) {
      const { findings: found, claims } = lintRecord(request, book, context);
      take(found);
      claimed.put(index, claims);
      for (const repeated of claimed.repetitions(index, claims)) take(lintRepetition(repeated, book));
      yield;
    }
    take(lintMessage(first, book, context));
  }
  return findings.sort(byPlace);
}

/** Everything wrong with one request, in no particular order. */
export function lintRequest(
  request: Request,
  services: readonly RuledService[],
  settings: Settings,
  moment: Moment,
): Finding[] {
  const book = rulebookOf(request, services, settings);
  const problems = book.told(problemFindings(request.message, request));
  return [...problems, ...lintRecord(request, book, book.context(moment)).findings];
}

function byMessage(requests: readonly Request[]): Iterable<readonly [Message, readonly Request[]]> {
  const groups = new Map<Message, Request[]>();
  for (const request of requests) {
    const group = groups.get(request.message);
    if (group === undefined) groups.set(request.message, [request]);
    else group.push(request);
  }
  return groups;
}
