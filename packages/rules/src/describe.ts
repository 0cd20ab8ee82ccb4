import type { Entry } from './entry.ts';
import type { Source } from './evidence.ts';
import type { Field, Limit } from './field.ts';
import type { Request } from './request.ts';

/** What the service says about a place, as Markdown for a hover; undefined where it says nothing. */
export function describe(entry: Entry, request: Request): string | undefined {
  const { field } = entry;
  if (field === undefined) return undefined;
  const parts = [`**${entry.path}** · ${request.service.title}`, field.doc, ...describeField(field)];
  return parts.join('\n\n');
}

/** The facts of a row, one line each; what hover shows and the field pages print. */
export function describeField(field: Field): readonly string[] {
  const lines: string[] = [];
  if (field.required !== undefined) {
    const { in: where, source } = field.required;
    lines.push(`Required${where === 'always' ? '' : ` in ${where.join(', ')}`} (${cite(source)}).`);
  }
  for (const limit of field.limits ?? []) lines.push(describeLimit(limit));
  if (field.codes !== undefined) lines.push(`A code of the table \`${field.codes}\`.`);
  if (field.outputOnly === true) lines.push('Written by the service; ignored when sent.');
  if (field.protected === true) {
    lines.push('For external users a value edited by hand is kept unless `override` names this field.');
  }
  if (field.omitted !== undefined) lines.push(field.omitted);
  if (field.example !== undefined) lines.push(`Example: \`${field.example}\``);
  lines.push(`Source: ${cite(field.source)}`);
  return lines;
}

function describeLimit({ max, pattern, oneOf, source, error }: Limit): string {
  const says =
    max !== undefined
      ? `At most ${max} characters`
      : pattern !== undefined
        ? `Must be ${pattern.means}`
        : `One of ${(oneOf ?? []).map((value) => `\`${value}\``).join(', ')}`;
  return `${says} (${cite(source)})${error === undefined ? '' : `; otherwise ${error}`}.`;
}

function cite({ evidence, from, url }: Source): string {
  return `${evidence}: ${url === undefined ? from : `[${from}](${url})`}`;
}
