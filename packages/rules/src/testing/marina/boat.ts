import { inferred } from '../../facts/evidence.ts';
import type { Field, FieldTable } from '../../facts/field.ts';
import type { RecordType } from '../../model/service.ts';

export const invented = inferred('An invented service, for tests');

function text(doc: string, more: Partial<Field> = {}): Field {
  return { type: 'text', doc, source: invented, ...more };
}

const table: FieldTable = {
  boat: { type: 'group', doc: 'A boat and where it lies.', source: invented },
  'boat/boat_id': text('By what the marina knows the boat.', {
    required: { in: 'always', severity: 'error', source: invented, error: 'M-02' },
    example: 'B-17',
  }),
  'boat/name': text('What is painted on its stern.', {
    limits: [{ max: 12, severity: 'error', source: invented, error: 'M-12' }],
  }),
  'boat/length_m': { type: 'decimal', doc: 'Its length in metres.', source: invented, example: '9.5' },
  'boat/berth': text('Where it lies.', { codes: 'Berths', coded: true }),
};

export const boat: RecordType = {
  root: 'boat',
  namespace: '',
  table,
  jsonKeys: { anyTwoOf: ['boat_id', 'length_m', 'berth'] },
  xmlChildren: ['boat_id', 'length_m', 'berth'],
  xmlChildrenNeeded: 2,
  lists: [],
  calledBy: ['boat/boat_id'],
  onlyOnce: ['boat/boat_id'],
};
