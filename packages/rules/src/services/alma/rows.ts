import type { Field, FieldTable, Limit } from '../../facts/field.ts';
import { xsd21 } from '../sources.ts';
import { booleanLimit, dateLimit, dateTimeLimit } from './schema-types.ts';

/** What a row may say besides its type and its sentence. The schema is its source unless it says otherwise. */
export type More = Partial<Omit<Field, 'type' | 'doc'>>;

/** The schema states the length; whether Alma enforces it is not documented. */
function atMost(max: number): Limit {
  return { max, severity: 'warning', source: xsd21 };
}

export function text(max: number, doc: string, more: More = {}): Field {
  return { type: 'text', doc, source: xsd21, ...more, limits: [atMost(max), ...(more.limits ?? [])] };
}

export function unlimitedText(doc: string, more: More = {}): Field {
  return { type: 'text', doc, source: xsd21, ...more };
}

export function date(doc: string, more: More = {}): Field {
  return { type: 'date', doc, source: xsd21, limits: [dateLimit], ...more };
}

export function dateTime(doc: string, more: More = {}): Field {
  return { type: 'dateTime', doc, source: xsd21, limits: [dateTimeLimit], ...more };
}

export function boolean(doc: string, more: More = {}): Field {
  return { type: 'boolean', doc, source: xsd21, limits: [booleanLimit], default: 'false', ...more };
}

export function group(doc: string, more: More = {}): Field {
  return { type: 'group', doc, source: xsd21, ...more };
}

/** The element XML writes round a list. */
export function list(doc: string, more: More = {}): Field {
  return group(doc, { wrapper: true, ...more });
}

/** One entry of a list. */
export function item(doc: string, more: More = {}): Field {
  return group(doc, { many: true, ...more });
}

/** A code and the label beside it: two rows. */
export function coded(
  name: string,
  max: number,
  doc: string,
  { labelMax = 4000, ...more }: More & { readonly labelMax?: number } = {},
): FieldTable {
  return {
    [name]: text(max, doc, { ...more, coded: true }),
    [`${name}/@desc`]: text(labelMax, 'The label of the code; Alma writes it and ignores it when sent.', {
      outputOnly: true,
    }),
  };
}

/** Who owns an entry of a list: the library's own (Internal) or the loading system's (External). */
export const segmentType: Field = text(
  10,
  'Internal entries belong to the library, External ones to the system that loads the user and are replaced by its next load; anything else counts as External.',
  {
    example: 'Internal',
    limits: [
      {
        oneOf: ['Internal', 'External'],
        severity: 'warning',
        source: xsd21,
        repair: (value) =>
          ['Internal', 'External'].find((type) => type.toLowerCase() === value.trim().toLowerCase()),
      },
    ],
  },
);

export type Required = NonNullable<Field['required']>;

/** The schema or its text calls it mandatory; that leaving it out is refused is documented for creation only. */
export const mandatory: Required = { in: 'always', severity: 'warning', source: xsd21, error: '401664' };

/** The text calls it mandatory, but Alma itself hands out records that have it empty (observed). */
export const expected: Required = { in: 'always', severity: 'information', source: xsd21 };

/** Mandatory in the API; a load file need not carry it. */
export const mandatoryInApi: Required = { ...mandatory, in: ['alma/users.update', 'alma/users.create'] };

/** The schema wants it; the documentation gives it a default all the same. */
export const defaulted: Required = { in: 'always', severity: 'information', source: xsd21 };
