import type { Answer } from '../http/exchange.ts';
import { writeJsonGroup } from '../record/json.ts';
import type { Group, Shape } from '../record/record.ts';
import { type Label, writeXmlGroup } from '../record/xml.ts';
import { contentTypes, type Format, prolog } from './answers.ts';
import { labelOf } from './institution.ts';

/** Any object of the service, in the format the client asks for. */
export function recordAnswer(group: Group, shape: Shape, format: Format): Answer {
  const body =
    format === 'json'
      ? JSON.stringify(writeJsonGroup(group, shape, label))
      : `${prolog}${writeXmlGroup(group, shape, label).xml}`;
  return { status: 200, type: contentTypes[format], body };
}

const label: Label = (shape, code) => labelOf(shape.field.codes ?? '', code);
