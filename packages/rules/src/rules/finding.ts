import type { Severity } from '../facts/evidence.ts';
import { graver } from '../facts/severity.ts';
import type { Entry } from '../model/entry.ts';
import type { Request } from '../model/request.ts';
import type { Complaint, Finding, Fix, RuleAbout } from '../model/rule.ts';
import type { Span } from '../text/span.ts';
import { ruleFailed } from './reported.ts';

/** A finding that is nothing but its words and its place. */
export function plain(rule: string, severity: Severity, message: string, span: Span): Finding {
  return { rule, severity, message, span, error: null, fixes: [], related: [], unnecessary: false };
}

/** What a rule complains of, as it is told. */
export function toFinding(
  rule: RuleAbout,
  complaint: Complaint,
  request: Request,
  severity: Severity,
  withoutFixes: boolean,
): Finding {
  return {
    rule: rule.id,
    severity,
    message: complaint.message,
    span: complaint.span ?? placeOf(complaint.about, request),
    error: complaint.error ?? null,
    fixes: withoutFixes ? [] : fixesOf(complaint),
    related: (complaint.related ?? []).flatMap(({ entry, message }) =>
      entry.at === undefined ? [] : [{ span: entry.at.value, message }],
    ),
    unnecessary: complaint.unnecessary ?? false,
    ...((complaint.secret ?? complaint.about.field?.secret) === true ? { secret: true } : {}),
  };
}

function fixesOf({ fixes }: Complaint): readonly Fix[] {
  return (typeof fixes === 'function' ? fixes() : fixes) ?? [];
}

/** Where to underline: the value; the name of a group; for what settings say, the record's name. */
export function placeOf(entry: Entry | undefined, request: Request): Span {
  const at = entry?.at ?? request.record?.at;
  if (at === undefined) return request.message.head;
  return entry?.at === undefined || entry.field?.type === 'group' ? at.name : at.value;
}

/** A rule that throws: what it had found until then stays. */
export function failure(rule: RuleAbout, error: unknown, span: Span): Finding {
  const name = error instanceof Error ? error.name : 'unknown error';
  const message = `The rule ${rule.id} failed here (${name}) and has not checked everything. Please report it.`;
  return plain(ruleFailed.id, ruleFailed.severity, message, span);
}

/** The order in which findings are told: by place, at one place the gravest first. */
export function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || graver(a, b) || a.span.end - b.span.end;
}
