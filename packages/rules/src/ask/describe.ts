import type { Source } from '../facts/evidence.ts';
import type { CodeTable, Field, Limit } from '../facts/field.ts';
import type { Entry } from '../model/entry.ts';
import { institutionTable, stockCodes } from '../model/institution.ts';
import type { Request } from '../model/request.ts';
import { noSettings, type Settings } from '../model/settings.ts';

/** What the service says about a place, as Markdown for a hover; undefined where it says nothing. */
export function describe(
  entry: Entry,
  request: Request,
  settings: Settings = noSettings,
): string | undefined {
  const { field } = entry;
  return field === undefined
    ? undefined
    : describePlace(entry.path, field, request, describeCode(entry.text, field, request, settings));
}

/** The same for a place where nobody has written anything yet. */
export function describePlace(
  path: string,
  field: Field,
  { service }: Request,
  written: readonly string[] = [],
): string {
  return [`**${path}** · ${service.title}`, ...written, field.doc, ...describeField(field)].join('\n\n');
}

/** What a code means, as far as the institution's table or the usual codes say. */
function describeCode(
  code: string,
  { codes: name }: Field,
  { service }: Request,
  settings: Settings,
): readonly string[] {
  if (name === undefined) return [];
  const own = institutionTable(name, service, settings);
  const label = own === undefined ? stockLabel(service.codes[name], code) : own.codes.get(code);
  if (label === undefined || label === '') return [];
  if (own === undefined) return [`${literal(code)} is usually ${literal(label)}.`];
  const date = own.date === undefined ? '' : ` of ${literal(own.date)}`;
  return [`${literal(code)} is ${literal(label)} in the institution’s table ${literal(name)}${date}.`];
}

function stockLabel(table: CodeTable | undefined, code: string): string | undefined {
  return table && stockCodes(table).get(code);
}

/** Text of a file as Markdown that shows it as it is. */
function literal(text: string): string {
  return `\`${text.replace(/[`\s]+/g, ' ')}\``;
}

/** The facts of a row, one line each; what hover shows and the field pages print. */
export function describeField(field: Field): readonly string[] {
  const lines: string[] = [];
  if (field.required !== undefined) {
    const { in: where, source } = field.required;
    lines.push(`Required${where === 'always' ? '' : ` in ${where.join(', ')}`} (${cite(source)}).`);
  }
  for (const limit of field.limits ?? []) lines.push(describeLimit(limit));
  if (field.listOf !== undefined) {
    const names = [...field.listOf.keys()].map((name) => `\`${name}\``);
    lines.push(`A list with commas between: ${names.join(', ')}.`);
  }
  if (field.codes !== undefined) lines.push(`A code of the table \`${field.codes}\`.`);
  if (field.outputOnly === true) lines.push('Written by the service; ignored when sent.');
  if (field.protected === true) {
    lines.push('For external users a value edited by hand is kept unless `override` names this field.');
  }
  if (field.omitted !== undefined) lines.push(`Left out of the request: ${field.omitted}`);
  if (field.example !== undefined) lines.push(`Example: \`${field.example}\``);
  lines.push(`Source: ${cite(field.source)}`);
  return lines;
}

function describeLimit({ max, pattern, oneOf, spellings, source, error }: Limit): string {
  const says =
    max !== undefined
      ? `At most ${max} characters`
      : pattern !== undefined
        ? `Must be ${pattern.means}`
        : `One of ${(oneOf ?? []).map((value) => `\`${value}\``).join(', ')}`;
  const where = spellings === undefined ? '' : ` (in ${spellings.join(' and ')})`;
  return `${says}${where} (${cite(source)})${error === undefined ? '' : `; otherwise ${error}`}.`;
}

function cite({ evidence, from, url }: Source): string {
  return `${evidence}: ${url === undefined ? from : `[${from}](${url})`}`;
}
