import { type Entry, entryAt } from './entry.ts';
import { lintRequest } from './lint.ts';
import type { Request } from './request.ts';
import type { Finding, Fix, Moment, RuleAbout } from './rule.ts';
import type { ServiceErrorRow } from './service.ts';
import { noSettings } from './settings.ts';

/** One error of a service's answer, as `wire` read it. */
export interface ServiceError {
  /** '401655', 'GENERAL_ERROR'; null where the service has none (OLSA). */
  readonly code: string | null;
  readonly message: string;
}

export const serviceAnswer: RuleAbout = {
  id: 'service-answer',
  severity: 'error',
  title: 'The service refused this when it was sent',
};

/** Maps a service's errors back onto the request that caused them; an unknown one lands on the record's name. */
export function explain(
  request: Request,
  errors: readonly ServiceError[],
  moment: Moment,
): readonly Finding[] {
  return errors.map((error) => explainOne(request, error, moment));
}

function explainOne(request: Request, error: ServiceError, moment: Moment): Finding {
  const row = rowOf(request, error);
  const places = (row?.places ?? []).flatMap((path) => locate(request, path) ?? []);
  const [about, ...others] = places;
  const span = about?.at?.value ?? request.record?.at?.name ?? request.message.head;
  const said = `${request.service.title} answered ${error.code ?? 'a fault'}: ${error.message}`;
  return {
    rule: serviceAnswer.id,
    severity: serviceAnswer.severity,
    message: row?.advice === undefined ? said : `${said}\n${row.advice}`,
    span,
    error: error.code,
    fixes: fixesFor(request, error, moment),
    related: others.flatMap(({ at, name }) =>
      at === undefined ? [] : [{ span: at.value, message: `${name} is the other side of it` }],
    ),
    unnecessary: false,
  };
}

function rowOf({ service }: Request, { code, message }: ServiceError): ServiceErrorRow | undefined {
  const rows = Object.entries(service.errors);
  if (code !== null) return rows.find(([known]) => known === code)?.[1];
  const text = message.toLowerCase();
  return rows.find(([, row]) => row.contains !== undefined && text.includes(row.contains.toLowerCase()))?.[1];
}

function locate({ record, parameters }: Request, path: string): Entry | undefined {
  return entryAt(record, path) ?? parameters.find((entry) => entry.path === path && entry.at !== undefined);
}

/** What our own rule for this error would do about it. */
function fixesFor(request: Request, { code }: ServiceError, moment: Moment): readonly Fix[] {
  if (code === null) return [];
  return lintRequest(request, noSettings, moment).find((finding) => finding.error === code)?.fixes ?? [];
}
