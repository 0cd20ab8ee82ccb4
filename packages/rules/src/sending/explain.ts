import { type Entry, entryAt } from '../model/entry.ts';
import type { ServiceError } from '../model/reply.ts';
import { envelopeOf, type Request } from '../model/request.ts';
import type { Finding, Fix, Moment, RuledService } from '../model/rule.ts';
import type { ServiceErrorRow } from '../model/service.ts';
import { noSettings } from '../model/settings.ts';
import { lintRequest } from '../rules/lint.ts';
import { serviceAnswer } from '../rules/reported.ts';
import { ruledServices } from '../services/index.ts';

/** Maps a service's errors back onto the request that caused them; an unknown one lands on the record's name. */
export function explain(
  request: Request,
  errors: readonly ServiceError[],
  moment: Moment,
  services: readonly RuledService[] = ruledServices,
): readonly Finding[] {
  return errors.map((error) => explainOne(request, error, moment, services));
}

function explainOne(
  request: Request,
  error: ServiceError,
  moment: Moment,
  services: readonly RuledService[],
): Finding {
  const row = rowOf(request, error);
  const field = named(request, row?.capture?.exec(error.message)?.[1]);
  const places =
    field.length > 0 ? field : (row?.places ?? []).flatMap((path) => locate(request, path) ?? []);
  const [about, ...others] = places;
  const own = about?.field?.type === 'group' ? about.at?.name : about?.at?.value;
  const span = own ?? request.record?.at?.name ?? envelopeOf(request)?.call.at?.name ?? request.message.head;
  const said = `${request.service.title} answered ${error.code ?? 'a fault'}: ${error.message}`;
  return {
    rule: serviceAnswer.id,
    severity: serviceAnswer.severity,
    message: [said, ...advise(row, places)].join('\n'),
    span,
    error: error.code,
    fixes: fixesFor(request, error, moment, services),
    related: others.flatMap(({ at, name }) =>
      at === undefined ? [] : [{ span: at.value, message: `${name} is the other side of it` }],
    ),
    unnecessary: false,
  };
}

function advise(row: ServiceErrorRow | undefined, places: readonly Entry[]): readonly string[] {
  const equal = places.length > 1 && places.every(({ text }) => text === places[0]?.text);
  const advice = (equal ? row?.adviceWhenEqual : undefined) ?? row?.advice;
  return advice === undefined ? [] : [advice];
}

function rowOf({ service }: Request, { code, message }: ServiceError): ServiceErrorRow | undefined {
  const rows = Object.entries(service.errors);
  if (code !== null) return rows.find(([known]) => known === code)?.[1];
  const text = message.toLowerCase();
  return rows.find(([, row]) => row.contains !== undefined && text.includes(row.contains.toLowerCase()))?.[1];
}

function locate(request: Request, path: string): Entry | undefined {
  const { record, parameters } = request;
  return (
    entryAt(record, path) ??
    parameters.find((entry) => entry.path === path && entry.at !== undefined) ??
    (envelopeOf(request)?.security ?? []).flatMap((header) => entryAt(header, path) ?? [])[0]
  );
}

/** The field an answer names, by the name that is written or by the id of a field of the site's own. */
function named({ record }: Request, name: string | undefined): readonly Entry[] {
  if (name === undefined) return [];
  const waiting = record === undefined ? [] : [record];
  let loose: Entry | undefined;
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    const written = entry.alias ?? entry.name;
    if (written === name || (written === '@id' && entry.text === name)) return [entry];
    if (plain(written) === plain(name)) loose ??= entry;
    waiting.push(...[...entry.entries].reverse());
  }
  return loose === undefined ? [] : [loose];
}

/** `LAST NAME` and `lastName` are one. */
function plain(name: string): string {
  return name.replace(/[\s_-]/g, '').toLowerCase();
}

/** What our own rule for this error would do about it. */
function fixesFor(
  request: Request,
  { code }: ServiceError,
  moment: Moment,
  services: readonly RuledService[],
): readonly Fix[] {
  if (code === null) return [];
  return (
    lintRequest(request, services, noSettings, moment).find((finding) => finding.error === code)?.fixes ?? []
  );
}
