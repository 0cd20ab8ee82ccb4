import type { Field, FieldTable } from '@userlint/rules/tables';
import { shapeOf } from '../record/record.ts';
import { boolean, coded, group, integer, item, text, under, wrapper } from './field-rows.ts';
import { institutionNames } from './institution.ts';

const institutionCode: Field = { ...coded, codes: institutionNames };

/** What code tables and mapping tables tell about themselves. Source: the schema rest_code_table. */
const head: FieldTable = {
  '@link': text,
  name: text,
  description: text,
  sub_system: coded,
  patron_facing: boolean,
  scope: group,
  'scope/institution_id': institutionCode,
  'scope/library_id': coded,
};

export const codeTableShape = shapeOf(
  under('code_table', {
    ...head,
    language: coded,
    rows: wrapper,
    'rows/row': item,
    ...under('rows/row', { code: text, description: text, default: boolean, enabled: boolean }),
  }),
  'code_table',
);

/** The names of the columns: observed in Cloud Apps that read mapping tables. */
export const mappingTableShape = shapeOf(
  under('mapping_table', {
    ...head,
    rows: wrapper,
    'rows/row': item,
    ...under('rows/row', { column0: text, column1: text, enabled: boolean }),
  }),
  'mapping_table',
);

export const codeTablesShape = shapeOf(listOf('code_tables', 'code_table'), 'code_tables');
export const mappingTablesShape = shapeOf(listOf('mapping_tables', 'mapping_table'), 'mapping_tables');

function listOf(root: string, name: string): FieldTable {
  return under(root, { '@total_record_count': integer, [name]: item, ...under(name, head) });
}

/** The two members that programs are seen to read. */
export const generalShape = shapeOf(
  under('general', { institution: institutionCode, environment_type: text }),
  'general',
);
