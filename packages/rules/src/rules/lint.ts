import type { Severity } from '../facts/evidence.ts';
import { graver } from '../facts/severity.ts';
import type { Entry } from '../model/entry.ts';
import { envelopeOf, type Message, type Reading, type Request } from '../model/request.ts';
import type {
  Complaint,
  Context,
  Finding,
  Fix,
  Moment,
  Rule,
  RuleAbout,
  RuledService,
} from '../model/rule.ts';
import type { Settings } from '../model/settings.ts';
import type { Problem } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { generalRules } from './index.ts';
import { problemRules, ruleFailed } from './reported.ts';

/** Everything wrong with a document, by place. */
export function lint(
  reading: Reading,
  services: readonly RuledService[],
  settings: Settings,
  moment: Moment,
): readonly Finding[] {
  const findings: Finding[] = [];
  const take = (found: readonly Finding[]) => {
    // One by one: a file of many records has more than a call can take as arguments.
    for (const finding of found) findings.push(finding);
  };
  for (const [message, requests] of byMessage(reading.requests)) {
    take(withSeverities(lintProblems(message, requests[0]), settings));
    for (const request of requests) take(lintRules(request, services, settings, moment));
    take(lintTogether(requests, services, settings, moment));
  }
  return findings.sort((a, b) => a.span.start - b.span.start || graver(a, b) || a.span.end - b.span.end);
}

/** Everything wrong with one request, in no particular order. */
export function lintRequest(
  request: Request,
  services: readonly RuledService[],
  settings: Settings,
  moment: Moment,
): Finding[] {
  const problems = withSeverities(lintProblems(request.message, request), settings);
  return [...problems, ...lintRules(request, services, settings, moment)];
}

function lintProblems({ problems }: Message, request: Request | undefined): Finding[] {
  return withoutRepetitions(problems).flatMap((problem) => problemFindings(problem, request));
}

function lintRules(
  listed: Request,
  services: readonly RuledService[],
  settings: Settings,
  moment: Moment,
): Finding[] {
  // One record for all rules: a request of a list makes it anew each time it is asked.
  const request: Request = { ...listed, record: listed.record };
  const own = rulesOf(request, services);
  const context = contextOf(own, settings, moment);
  const found: Finding[] = [];
  const rules = [...generalRules, ...own, ...settings.assertions];
  for (const rule of rules) {
    if (rule.check !== undefined) collect(rule, request, found, () => rule.check?.(request, context));
  }
  const working = new Set(rules.filter((rule) => rule.checkEntry !== undefined));
  for (const entry of entriesOf(request)) {
    for (const rule of working) {
      const checked = collect(rule, request, found, () => rule.checkEntry?.(entry, request, context));
      // Once is enough to be told.
      if (!checked) working.delete(rule);
    }
  }
  return withSeverities(found, settings);
}

/** What is wrong with the records of one message together. */
function lintTogether(
  requests: readonly Request[],
  services: readonly RuledService[],
  settings: Settings,
  moment: Moment,
): Finding[] {
  const [first] = requests;
  if (first === undefined) return [];
  const own = rulesOf(first, services);
  const context = contextOf(own, settings, moment);
  const found: Finding[] = [];
  for (const rule of own) {
    if (rule.checkFile === undefined) continue;
    collect(rule, first, found, () => rule.checkFile?.(requests, context));
  }
  return withSeverities(found, settings);
}

function rulesOf(request: Request, services: readonly RuledService[]): readonly Rule[] {
  return services.find(({ service }) => service.id === request.service.id)?.rules ?? [];
}

function contextOf(rules: readonly Rule[], settings: Settings, moment: Moment): Context {
  const explaining = rules.flatMap(({ explains }) => (explains === undefined ? [] : [explains]));
  const isExplained = (unknown: Entry) => explaining.some((explains) => explains(unknown));
  return { ...moment, institution: settings, isExplained };
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

function withSeverities(found: readonly Finding[], settings: Settings): Finding[] {
  return found.flatMap((finding) => {
    const severity = settings.severities.get(finding.rule) ?? finding.severity;
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
}

/** False when the rule failed; what it had found until then stays. */
function collect(
  rule: Rule,
  request: Request,
  into: Finding[],
  check: () => Iterable<Complaint> | undefined,
): boolean {
  try {
    for (const complaint of check() ?? []) into.push(toFinding(rule, complaint, request));
    return true;
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown error';
    const message = `The rule ${rule.id} failed here (${name}) and has not checked everything. Please report it.`;
    into.push(plain(ruleFailed.id, ruleFailed.severity, message, placeOf(request.record, request)));
    return false;
  }
}

function* entriesOf(request: Request): Iterable<Entry> {
  const waiting: Entry[] = [...request.parameters, ...(envelopeOf(request)?.security ?? [])];
  if (request.record !== undefined) waiting.push(request.record);
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    yield entry;
    // What stands below an unknown field is nothing any rule knows, however deep it goes.
    if (entry.field !== undefined) for (const child of entry.entries) waiting.push(child);
  }
}

function toFinding(rule: RuleAbout, complaint: Complaint, request: Request): Finding {
  return {
    rule: rule.id,
    severity: complaint.severity ?? rule.severity,
    message: complaint.message,
    span: complaint.span ?? placeOf(complaint.about, request),
    error: complaint.error ?? null,
    fixes: complaint.fixes ?? [],
    related: (complaint.related ?? []).flatMap(({ entry, message }) =>
      entry.at === undefined ? [] : [{ span: entry.at.value, message }],
    ),
    unnecessary: complaint.unnecessary ?? false,
    ...((complaint.secret ?? complaint.about.field?.secret) === true ? { secret: true } : {}),
  };
}

/** Where to underline: the value; the name of a group; for what settings say, the record's name. */
function placeOf(entry: Entry | undefined, request: Request): Span {
  const at = entry?.at ?? request.record?.at;
  if (at === undefined) return request.message.head;
  return entry?.at === undefined || entry.field?.type === 'group' ? at.name : at.value;
}

/** What is wrong inside a record inside an envelope, both their readers may see. */
function withoutRepetitions(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, span }) => {
    const key = `${code} ${span.start} ${span.end}`;
    return !seen.has(key) && seen.add(key);
  });
}

function problemFindings(problem: Problem, request: Request | undefined): Finding[] {
  const severity: Severity = problem.severity ?? problemRules[problem.code].severity;
  const error = request?.operation?.door.kind === 'rest' && problem.code === 'well-formed' ? '401676' : null;
  const fixes = repairs(problem);
  const related = problem.related === undefined ? [] : [problem.related];
  const finding = { ...plain(problem.code, severity, problem.message, problem.span), error, fixes, related };
  if (problem.code !== 'duplicate-key' || problem.related === undefined) return [finding];
  const first = { span: problem.span, message: 'It is written again here.' };
  return [
    finding,
    { ...plain(problem.code, severity, problem.related.message, problem.related.span), related: [first] },
  ];
}

function repairs({ fix }: Problem): Fix[] {
  if (fix === undefined) return [];
  const { title, edit, also = [], doubtful = false } = fix;
  return [{ title, edits: [edit, ...also], safe: !doubtful }];
}

function plain(rule: string, severity: Severity, message: string, span: Span): Finding {
  return { rule, severity, message, span, error: null, fixes: [], related: [], unnecessary: false };
}
