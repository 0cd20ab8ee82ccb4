import type { Severity } from '../facts/evidence.ts';
import type { Message, Request } from '../model/request.ts';
import type { Finding, Fix } from '../model/rule.ts';
import type { Problem } from '../syntax/tree.ts';
import { plain } from './finding.ts';
import { problemRules } from './reported.ts';

/** What the readers found wrong with a message; `request`: its first. */
export function problemFindings(
  { problems }: Pick<Message, 'problems'>,
  request: Request | undefined,
): Finding[] {
  return withoutRepetitions(problems).flatMap((problem) => findingsOf(problem, request));
}

/** What is wrong inside a record inside an envelope, both their readers may see. */
function withoutRepetitions(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, span }) => {
    const key = `${code} ${span.start} ${span.end}`;
    return !seen.has(key) && seen.add(key);
  });
}

function findingsOf(problem: Problem, request: Request | undefined): Finding[] {
  const severity: Severity = problem.severity ?? problemRules[problem.code].severity;
  const error = (problem.code === 'well-formed' ? request?.operation?.errorIfNoXml : undefined) ?? null;
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
