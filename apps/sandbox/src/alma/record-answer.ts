import type { Answer } from '../http/exchange.ts';
import { writeJsonGroup } from '../record/json.ts';
import type { Group, Manner, Shape } from '../record/record.ts';
import { writeXmlGroup } from '../record/xml.ts';
import { contentTypes, prolog, type Wanted } from './answers.ts';
import type { Institution } from './institution.ts';
import { unset } from './unset.ts';

/** Any object of the service, in the format and the language the client asks for. */
export function recordAnswer(
  { labelOf }: Institution,
  group: Group,
  shape: Shape,
  { format, language }: Wanted,
): Answer {
  const manner: Manner = {
    label: ({ field, path }, code) => labelOf(field.codes ?? path, code, language),
    unset,
  };
  const body =
    format === 'json'
      ? JSON.stringify(writeJsonGroup(group, shape, manner))
      : `${prolog}${writeXmlGroup(group, shape, manner).xml}`;
  return { status: 200, type: contentTypes[format], body };
}
